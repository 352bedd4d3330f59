import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.passage import Block, Mode, Passage
from builder.model.statement import Body
from builder.reading.markdown import convert
from builder.reading.passages import PassageRules, is_long, with_passages
from builder.reading.turns import OWN_VOICE


def read(
    text: str,
    *,
    form: str | None = "mixed",
    extent: str | None = None,
    kind: str | None = None,
    language: str = "en",
    turns: bool = True,
    voices: dict[str, str] | None = None,
) -> Body:
    body, findings = convert(text, path="x.md", first_line=1, base_path="/", passages=True)
    assert findings == ()
    names = {"Ada Example": OWN_VOICE, **(voices or {})}
    rules = PassageRules(
        language=language, form=form, extent=extent, kind=kind, turns=turns, resolve=lambda label: names.get(label)
    )
    return with_passages(body, rules)


def modes(passage: Passage) -> list[tuple[str | None, str]]:
    return [(run.mode.value if run.mode else None, passage.text[run.start : run.end]) for run in passage.runs]


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.text += " " if tag in ("p", "li", "br", "blockquote", "h2", "h3", "pre") else ""


def words(html: str) -> list[str]:
    parser = _Words()
    parser.feed(html)
    return parser.text.split()


def test_a_verbatim_text_is_the_speakers_throughout_but_for_its_headings() -> None:
    body = read("## Opening\n\nI say so.", form="verbatim")
    assert [modes(passage) for passage in body.passages] == [[("editorial", "Opening")], [("direct", "I say so.")]]


def test_nothing_is_claimed_of_a_text_whose_form_is_not_stated() -> None:
    body = read("He said: “We shall see what comes of it.”\n\n> A quotation.", form=None)
    assert [passage.modes for passage in body.passages] == [(None,), (None,)]


def test_a_summary_is_the_archives_own_account() -> None:
    body = read("She spoke of trade.", form=None, extent="summary")
    assert body.passages[0].modes == (Mode.SUMMARY,)


def test_long_quotations_in_an_account_are_direct_and_short_ones_quoted() -> None:
    [passage] = read("She called it “a relic” and added: “We will not go back to that.” So it was.").passages
    assert modes(passage) == [
        ("reported", "She called it "),
        ("quoted", "“a relic”"),
        ("reported", " and added: "),
        ("direct", "“We will not go back to that.”"),
        ("reported", " So it was."),
    ]


def test_a_block_quotation_in_an_account_is_direct() -> None:
    body = read("She said:\n\n> We go on.\n\nThat was all.")
    assert [passage.modes for passage in body.passages] == [(Mode.REPORTED,), (Mode.DIRECT,), (Mode.REPORTED,)]
    assert body.passages[1].block is Block.QUOTATION


def test_a_reported_text_has_no_direct_words_unless_marked() -> None:
    body = read("“We will not go back to that,” it says.\n\n> We go on.\n\nMarked.\n{: .direct}", form="reported")
    assert [passage.modes for passage in body.passages] == [(Mode.REPORTED,), (Mode.REPORTED,), (Mode.DIRECT,)]


def test_marks_win_over_the_rules() -> None:
    body = read("“We will not go back to that,” it says.\n{: .summary}\n\n> Note of the editors.\n{: .editorial}")
    assert [passage.modes for passage in body.passages] == [(Mode.SUMMARY,), (Mode.EDITORIAL,)]


def test_a_mark_within_a_block_covers_its_words_alone() -> None:
    [passage] = read("She said *that this was so*{: .direct} and left.").passages
    assert modes(passage) == [("reported", "She said "), ("direct", "that this was so"), ("reported", " and left.")]


def test_a_passage_may_name_its_speaker_and_hold_the_original() -> None:
    text = '> We go on.\n{: .direct speaker="Ben Other" lang="ru" original="Мы продолжаем." }'
    body = read(text)
    [passage] = body.passages
    assert (passage.voice, passage.original, passage.original_language) == ("Ben Other", "Мы продолжаем.", "ru")
    assert "speaker=" not in body.html
    assert "original=" not in body.html
    assert "lang=" not in body.html


def test_turns_of_others_are_theirs_and_labels_nobodys() -> None:
    text = "Question: Will you?\n\nAda Example: I will.\n\nAnd soon.\n\nBen Other: Good."
    body = read(text, form="verbatim", kind="interview", voices={"Ben Other": "Ben Other"})
    assert [passage.voice for passage in body.passages] == ["Question", None, None, "Ben Other"]
    assert modes(body.passages[1]) == [("editorial", "Ada Example: "), ("direct", "I will.")]


def test_the_words_of_others_are_not_marked_as_the_speakers() -> None:
    text = "Question: Will you?\n\nAda Example: No. (Applause.)\n\nBen Other: “We all will do so in the end.”"
    for form in ("verbatim", "mixed"):
        html = read(text, form=form, kind="interview", voices={"Ben Other": "Ben Other"}).html
        theirs = [line for line in html.split("\n") if "other-voice" in line]
        assert len(theirs) == 2
        assert not any("direct" in line or "reported" in line or "quoted" in line for line in theirs)
        assert all('<span class="editorial">' in line for line in theirs)


def test_a_short_answer_between_label_and_applause_is_no_note() -> None:
    body = read("Ada Example: No. (Applause.)", form="verbatim", kind="interview")
    assert re.fullmatch(
        r'<p id="p-[a-z2-7]{8}"><span class="editorial">Ada Example:</span> No. '
        r'<span class="editorial">\(Applause.\)</span></p>',
        body.html,
    )


def test_a_colon_alone_opens_no_turn() -> None:
    body = read("Let me be clear: I will.\n\nAnd soon.", form="verbatim")
    assert [passage.voice for passage in body.passages] == [None, None]
    assert body.passages[0].modes == (Mode.DIRECT,)


def test_a_recurring_name_that_nobody_knows_is_not_the_speaker() -> None:
    text = "Ada Example: I will.\n\nMR. STRANGER: You will not.\n\nNever.\n\nAda Example: Wait.\n\nMR. STRANGER: No."
    body = read(text, form="verbatim", kind="debate")
    assert [passage.voice for passage in body.passages] == [None, "MR. STRANGER", "MR. STRANGER", None, "MR. STRANGER"]


def test_an_address_in_capitals_opens_no_turn_where_there_are_none() -> None:
    body = read("SIR: I write to you.\n\nAs I did before.\n\nSIR: I write again.", form="verbatim")
    assert [passage.voice for passage in body.passages] == [None, None, None]


def test_interjections_in_a_transcript_are_editorial() -> None:
    [passage] = read("So ist es. (Beifall bei der ÖVP.) Danke.", form="verbatim", language="de-AT").passages
    assert modes(passage) == [
        ("direct", "So ist es. "),
        ("editorial", "(Beifall bei der ÖVP.)"),
        ("direct", " Danke."),
    ]


def test_turns_can_be_switched_off() -> None:
    body = read("Question: Will you?\n\nSo ist es. (Beifall.)", form="verbatim", language="de", turns=False)
    assert [passage.voice for passage in body.passages] == [None, None]
    assert all(passage.modes == (Mode.DIRECT,) for passage in body.passages)


def test_each_block_is_a_passage_and_its_address_the_id_of_its_element() -> None:
    body = read("## Head\n\nOne.\n\n- two\n- three\n  - four\n\n> five\n>\n> six", form="verbatim")
    assert [passage.text for passage in body.passages] == ["Head", "One.", "two", "three", "four", "five", "six"]
    assert re.findall(r'id="(p-[a-z2-7]{8})"', body.html) == [passage.address for passage in body.passages]


def test_cells_of_a_table_are_words_of_their_own() -> None:
    body, _ = convert("<table><tr><td>alpha</td><td>beta</td></tr></table>", path="x", first_line=1, base_path="/")
    rules = PassageRules(language="en", form=None, extent=None, kind=None, turns=True, resolve=lambda _label: None)
    assert [passage.text for passage in with_passages(body, rules).passages] == ["alpha beta"]


def test_text_that_stands_in_no_block_becomes_a_passage() -> None:
    markup = "<section>loose <em>words</em></section>\n\nAnd a paragraph."
    body, findings = convert(markup, path="x", first_line=1, base_path="/")
    assert [finding.code for finding in findings] == ["html-removed"]
    rules = PassageRules(language="en", form=None, extent=None, kind=None, turns=True, resolve=lambda _label: None)
    read_body = with_passages(body, rules)
    assert [passage.text for passage in read_body.passages] == ["loose words", "And a paragraph."]
    assert read_body.html.count("<p ") == read_body.html.count("</p>") == 2


def test_words_of_somebody_else_within_a_block_are_not_the_speakers() -> None:
    [passage] = read('She agreed that *it rains*{: .direct speaker="Ben Other" } today.').passages
    assert modes(passage)[1] == ("editorial", "it rains")


def test_an_id_that_stands_twice_stands_once() -> None:
    body = read("One.\n{: #here}\n\nTwo.\n{: #here}", form="verbatim")
    assert body.html.count('id="here"') == 1


def test_an_id_of_the_contributors_own_stays_in_place() -> None:
    body = read("Words.\n{: #here}")
    assert re.fullmatch(r'<p class="reported" id="p-[a-z2-7]{8}"><span id="here"></span>Words.</p>', body.html)


@pytest.mark.parametrize(
    "text",
    [
        "She said, “We *will* not go back to **that**, ever again,” and [left](https://example.org/?a=1&b=2).",
        "A line\\\nand “one more line that goes on” & more &lt;tags&gt;, `code “in it”`.",
        "« Nous ne reviendrons pas sur ce point, jamais », a-t-elle dit.",
    ],
)
def test_marking_changes_no_word(text: str) -> None:
    plain, _ = convert(text, path="x.md", first_line=1, base_path="/")
    marked = read(text, language="fr" if "«" in text else "en")
    assert words(marked.html) == words(plain.html)
    assert " ".join(passage.text for passage in marked.passages).split() == words(plain.html)


PROSE = st.lists(
    st.sampled_from(["“We", "go", "on,”", "he", "*said*", "“no”", "(Beifall.)", "A:", "> b", "- c", "&", "\n\n"])
)


@given(PROSE, st.sampled_from(["verbatim", "mixed", "reported", None]))
def test_runs_cover_every_passage_without_gaps(parts: list[str], form: str | None) -> None:
    text = " ".join(parts)
    plain, _ = convert(text, path="x.md", first_line=1, base_path="/")
    body = read(text, form=form)
    assert words(body.html) == words(plain.html)
    for passage in body.passages:
        assert [run.start for run in passage.runs][1:] == [run.end for run in passage.runs][:-1]
        assert (passage.runs[0].start, passage.runs[-1].end) == (0, len(passage.text))


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("“The bridge is open now”", True),
        ("“the green bridge”", False),
        ("« Le pont — est — ouvert »", False),
        ("« Le pont est enfin ouvert »", True),
        ("«Мост открыт для всех сегодня»", True),
        ("「橋は本日から開通した」", True),
        ("「緑の橋」", False),
        ("“大桥今天已经正式开放了”", True),
        ("“开放。。。。。。。。！”", False),
        ("“다리가 오늘 개통됐다고 말했다”", False),
        ("“다리가 오늘 정식으로 개통됐다고 말했다”", True),
        ("“สะพานเปิดใช้งานแล้ว”", True),
        ("“הגשר פתוח מהיום לכל התושבים”", True),
        ("“”", False),
    ],
)
def test_five_words_or_ten_letters_make_a_long_quotation(text: str, long: bool) -> None:
    assert is_long(text) is long


@given(
    text=st.lists(st.sampled_from(["word", "don't", "—", "–", "/", "…", " ", "  ", "\n", "!", '"', "1"])).map("".join)
)
def test_a_long_quotation_has_five_words_with_a_letter_or_digit(text: str) -> None:
    parted = text.translate(dict.fromkeys(map(ord, "—–/…"), " ")).split()
    assert is_long(text) is (sum(any(map(str.isalnum, word)) for word in parted) >= 5)
