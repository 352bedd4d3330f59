import hashlib
from pathlib import Path

import pytest

from builder.checking.finding import Finding, Level
from builder.importing.source_records import SourceRecord
from builder.importing.web_pages.page_draft import read_web_page
from tests.importing.web_pages.pages import PARAGRAPHS, facts_of, html, record_of, values_of, write

PAGE = "https://times.example/news/committee"


def bases(markup: str, address: str | None = PAGE) -> dict[str, str]:
    return {each["field"]: each["basis"] for each in values_of(markup, address).get("unconfirmed", ())}


def test_the_article_is_taken_without_what_stands_around_it() -> None:
    clutter = (
        '<div class="related"><p>Read what others said about it in the other story of this week.</p></div>'
        "<figure><img src='a.jpg'><figcaption>The chair at the door of the hall.</figcaption></figure>"
        '<blockquote class="twitter-tweet"><p>So proud of the committee and all that it has done.</p></blockquote>'
        '<p class="photo-credit">Photo: A. Photographer</p>'
        '<ul class="share-buttons"><li><a href="#">Share this</a></li></ul>'
        '<p style="display: none">Only machines see this sentence, which no reader does.</p>'
    )
    assert facts_of(html(clutter)).texts == PARAGRAPHS


def test_short_lines_and_headings_between_paragraphs_stay() -> None:
    facts = facts_of(html("<p>II.</p><h2>What comes next</h2>"))
    assert facts.texts == (PARAGRAPHS[0], "II.", "What comes next", *PARAGRAPHS[1:])
    assert "## What comes next\n" in (record_of(html("<h4>What comes next</h4>")).body or "")


def test_a_lead_between_title_and_text_is_part_of_it() -> None:
    lead = '<p class="article-teaser">The roads come first, and all agreed on it in the end.</p>'
    page = html().replace("</h1>", f"</h1>{lead}")
    assert facts_of(page).texts[0] == "The roads come first, and all agreed on it in the end."


def test_what_markdown_would_change_is_shown_as_the_page_has_it() -> None:
    odd = "5 * 3 * 2 and [this](there) cost $4 &lt;b&gt;; {: .x} #1 — <em>never</em> _mind_"
    body = record_of(html(f"<p>{odd}</p><ol><li>1. one<br>two</li></ol>")).body
    assert body is not None  # to_body gives nothing that does not show the same words
    assert r"5 \* 3 \* 2 and \[this](there)" in body


def test_an_account_with_quotations_is_mixed_and_a_speech_is_not() -> None:
    quoted = "<p>“We shall begin with the roads this winter.”</p>"
    account = record_of(html(quoted))
    assert account.values["form"] == "mixed"
    assert "> “We shall begin with the roads this winter.”" in (account.body or "")
    speech = record_of(html(quoted, title="Speech by President Ada Example at the opening"))
    assert "form" not in speech.values
    assert "> “" not in (speech.body or "")
    assert "form" not in record_of(html()).values


def test_a_title_that_says_who_speaks_gives_speaker_role_and_kind() -> None:
    page = html(title="Rede von Bundeskanzlerin Carla Muster beim Festakt", lang="de")
    values = values_of(page)
    assert (values["speaker"], values["role"], values["kind"]) == ("Carla Muster", "Bundeskanzlerin", "speech")
    assert "did not know" in bases(page)["speaker"]


@pytest.mark.parametrize("name", ["Ada Example", "Ада Пример", "艾達"])
def test_a_speaker_of_the_registry_is_found_under_every_name(name: str) -> None:
    values = values_of(html(title=f"The roads come first, says {name}"))
    assert values["speaker"] == "Ada Example"
    assert values.get("attributed_as", [name]) == [name]


def test_of_two_speakers_named_alike_often_none_is_guessed() -> None:
    assert "speaker" not in values_of(html("<p>Ada Example and Ben Sample met and spoke for an hour in the hall.</p>"))
    assert "speaker" not in values_of(html("<p>The mayor came, and Ada Example came too and left before noon.</p>"))
    assert "speaker" not in values_of(html("<p>Adam Exampleton came and spoke to them for an hour in the hall.</p>"))


def test_a_date_line_gives_day_and_place_and_says_so() -> None:
    page = html(lang="de").replace("</h1>", "</h1><div>Lübeck, 31. März 2003</div>")
    values = values_of(page)
    assert (values["date"], values["place"]) == ("2003-03-31", "Lübeck")
    assert "“Lübeck, 31. März 2003”" in bases(page)["date"]


def test_the_day_of_publication_stands_for_the_day_of_speaking_and_is_marked() -> None:
    page = html(head='<meta property="article:published_time" content="2021-02-03T10:00:00+01:00">')
    values = values_of(page)
    assert (values["date"], values["date_published"]) == ("2021-02-03", "2021-02-03")
    assert "article:published_time" in bases(page)["date"]
    assert "date_published" not in bases(page)


def test_no_day_after_the_capture_is_believed() -> None:
    assert "date" not in values_of(html(head='<meta name="date" content="2031-01-01">'))


@pytest.mark.parametrize(
    ("address", "outlet"),
    [
        ("https://times.example/a", "The Example Times"),
        ("https://www.times.example/a", "The Example Times"),
        ("https://world.times.example/a", "Times World Service"),
        ("https://nottimes.example/a", None),
        ("https://times.example.evil.test/a", None),
    ],
)
def test_an_outlet_is_known_by_its_domain_and_those_below_it(address: str, outlet: str | None) -> None:
    assert values_of(html(), address).get("outlet") == outlet
    assert "outlet" not in bases(html(), address)


def test_a_site_that_no_registry_knows_is_a_guess() -> None:
    page = html(head='<meta property="og:site_name" content="Other News">')
    assert values_of(page, "https://other.test/a")["outlet"] == "Other News"
    assert "no outlet of the registry" in bases(page, "https://other.test/a")["outlet"]


def test_the_capture_is_recorded_with_its_digest_and_kept_where_that_is_asked_for(tmp_path: Path) -> None:
    file = write(tmp_path, html())
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    (record,) = read_web_page(str(file), tmp_path / "content", address=PAGE, keep=True)
    assert isinstance(record, SourceRecord)
    (step,) = record.values["trail"]  # type: ignore[misc,union-attr]
    (copy,) = step["archives"]  # type: ignore[index,call-overload]
    assert (copy["sha256"], step["url"], step["seen"]) == (digest, PAGE, True)  # type: ignore[index,call-overload]
    kept = tmp_path / "content" / "captures" / copy["file"]  # type: ignore[index,call-overload,operator]
    assert kept.read_bytes() == file.read_bytes()


def test_a_capture_that_was_kept_stays_in_the_record(tmp_path: Path) -> None:
    file = str(write(tmp_path, html()))
    first, again = ([*read_web_page(file, tmp_path, address=PAGE, keep=keep)] for keep in (True, False))
    assert first == again


def test_the_same_page_has_the_same_id_whenever_it_is_captured(tmp_path: Path) -> None:
    ids = set()
    for markup in (html(), html("<p>A sentence was added to the page on a later day, and it is this one.</p>")):
        (record,) = read_web_page(str(write(tmp_path, markup)), tmp_path, address=PAGE)
        assert isinstance(record, SourceRecord)
        ids.add(record.values["id"])
    assert len(ids) == 1


@pytest.mark.parametrize("content", ["", "<!-- -->", "<html></html>"])
def test_a_file_without_a_page_is_a_finding(tmp_path: Path, content: str) -> None:
    found = list(read_web_page(str(write(tmp_path, content)), tmp_path))
    assert any(isinstance(each, Finding) for each in found)


def test_a_page_whose_text_a_script_makes_is_a_draft_with_a_warning(tmp_path: Path) -> None:
    page = "<html><body><h1>The committee met</h1><div id='app'></div><script>render()</script></body></html>"
    finding, record = read_web_page(str(write(tmp_path, page)), tmp_path)
    assert isinstance(finding, Finding)
    assert finding.level is Level.WARNING
    assert "script" in finding.message
    assert isinstance(record, SourceRecord)


@pytest.mark.parametrize("title", ["Plenarprotokoll 20/14", "Hansard: Wednesday 3 March 2021", "Compte rendu intégral"])
def test_the_record_of_a_sitting_is_guessed_to_be_a_debate(title: str) -> None:
    page = html(title=title)
    assert values_of(page)["kind"] == "debate"
    assert title in bases(page)["kind"]
