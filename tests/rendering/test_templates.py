"""The package's own templates, rendered: no undefined names, no inline code, ids that content cannot take."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import quote

import pytest

from builder.model.dates import parse_date
from builder.model.distance import Distance, Translation, Wording
from builder.model.provenance import ArchivedCopy, Recording, TrailStep
from builder.model.statement import Correction, Dispute, Rights
from builder.model.topic import Topic
from builder.publishing.calendar_views import CalendarYear, DatesView, MonthCell
from builder.publishing.citations.view import CitationText, StatementCitations
from builder.publishing.head import Head
from builder.publishing.listing_views import Listing, TopicView, YearOfView
from builder.publishing.pages import Page
from builder.publishing.references import CountedReference, Feed, Reference, Row, YearGroup
from builder.publishing.site_views import HomeView, NotFoundView, RedirectView, Site
from builder.publishing.statement_view import (
    RelatedLine,
    SpeakerLine,
    StatementView,
    TimelineMark,
)
from builder.publishing.trail_line import Stop
from builder.publishing.utterance_pages import UtteranceView
from builder.rendering.assets import collect_assets
from builder.rendering.environment import Renderer

TEMPLATES = Path(__file__).parents[2] / "templates"
ASSETS = collect_assets([TEMPLATES])
SITE = Site(
    title="An archive", description="What was said.", language="en", direction="ltr",
    url="https://archive.example/base/", base_path="/base/",
    menu=(Reference("Dates", "/dates/"),), footer=(Reference("About", "/about/"),),
    feed=Feed("All", "/feed.xml", "/feed.json"), has_search=True,
    repository="https://github.com/owner/archive", contact=None, licence="CC BY 4.0", version="1",
)  # fmt: skip
SPEAKER = Reference("Sergey Lavrov", "/speakers/лавров/")
OUTLET = Reference("RT en français", "/outlets/rt/")
TRAIL = (
    TrailStep(org="RIA Novosti", role="agency", language="ru", seen=False, basis="The page says so."),
    TrailStep(
        org="RT en français", role="outlet", language="fr", relation="quotes", translation="unknown",
        url="https://francais.rt.com/1", locator="p. 2", accessed=parse_date("2020-12-30"),
        archives=(ArchivedCopy(url="https://web.archive.org/1", captured=parse_date("2020-12-30"), sha256="0" * 64),),
    ),
    TrailStep(role="archive", language="en", translation="machine"),
)  # fmt: skip
STOPS = (
    Stop(speakers=(SPEAKER,), language="ru"),
    Stop(organisation=OUTLET, step=TRAIL[0], language="ru"),
    Stop(
        organisation=OUTLET, step=TRAIL[1], language="fr", translated_from="ru", translation=Translation.UNKNOWN,
    ),
    Stop(step=TRAIL[2], language="en", translated_from="fr", translation=Translation.MACHINE, is_text=True),
)  # fmt: skip
STATEMENT = StatementView(
    head=Head(title="A title", path="/statements/x/", section="/dates/", structured_data='{"a":1}'),
    id="x", title="A <title>", language="en", direction="ltr", modes=("direct", "summary"), kind="interview",
    html='<p class="summary" id="own">Words.</p><blockquote class="direct"><p>More.</p></blockquote>',
    extent="excerpt", form="mixed", date=parse_date("2020?-12-29"), date_basis="The page names no year.",
    is_quotation=False, date_published=parse_date("2020-12-29"),
    attributed_as=("Sergei Lavrov",), audience="the public",
    speakers=(SpeakerLine(SPEAKER, "SL", ("Minister",)),), participants=("Question",), place="Moscow",
    event="An interview", spoken_language="ru", outlet=OUTLET, source=None,
    trail=STOPS,
    recordings=(Recording(url="https://video.example/1", start="00:12:30", end="00:14:05"),),
    topics=(Reference("Health", "/topics/health/"),),
    versions=((Reference("Заголовок", "/statements/ru/"), "ru"),),
    relates=(RelatedLine("quotes", Reference("Another", "/statements/y/"), incoming=True),),
    rights=Rights(text="CC-BY-4.0", translation="CC-BY-4.0"), withdrawn=False,
    disputes=(Dispute(what="The wording.", by="The office", url="https://example.org/1"),),
    corrections=(Correction(date=parse_date("2021-01-04"), what="A spelling."),),
    extra={"file": "1", "list": ("a", {"b": "c"})},
    timelines=(TimelineMark("/speakers/лавров/timeline.svg", 2020, 2014, 2021, SPEAKER),),
    passages=(), former_addresses={}, originals=(), utterance=None,
    citations=StatementCitations(
        (CitationText("apa", "APA", "Lavrov.", "Lavrov. {quotation}"),), (("BibTeX", "/statements/x/cite.bib"),)
    ),
    meta_tags=(("citation_title", "A title"),),
    distance=Distance(Wording.MIXED, Translation.RELAYED, 2, Translation.MACHINE),
    previous=None, next=Reference("Later", "/statements/z/"), source_file="content/statements/2020/x.md",
)  # fmt: skip
BARE = replace(
    STATEMENT, modes=(), kind=None, extent=None, form=None, date_basis=None, date_published=None,
    attributed_as=(), audience=None, participants=(), place=None, event=None, spoken_language=None, trail=(),
    recordings=(), topics=(), versions=(), relates=(), rights=None, disputes=(), corrections=(), extra={},
    timelines=(), next=None, distance=Distance(None, None),
)  # fmt: skip

HOME = HomeView(
    head=Head(title="An archive", path="/"), introduction="", latest=(),
    topics=(CountedReference("Health", "/topics/health/", 1),), speakers=(), statement_count=2041,
    speaker_count=1, outlet_count=1, topic_count=1, first_year=1961, last_year=1961, timeline=None,
)  # fmt: skip


@cache
def renderer_of(site: Site) -> Renderer:
    return Renderer([(TEMPLATES, "templates")], site, ASSETS)


def render(view: object, template: str, site: Site = SITE) -> str:
    content, findings = renderer_of(site).render(Page("x/index.html", template, view))
    assert findings == ()
    return content.decode()


@pytest.mark.parametrize("name", sorted(path.name for path in (TEMPLATES / "pages").glob("*.html")))
def test_every_page_template_can_be_read(name: str) -> None:
    _, findings = renderer_of(SITE).render(Page("x", f"pages/{name}", None))
    assert all(finding.code == "template-undefined" for finding in findings)


@pytest.mark.parametrize("language", ["en", "de", "fr"])
@pytest.mark.parametrize("view", [STATEMENT, BARE])
def test_a_statement_is_shown_in_each_language(language: str, view: StatementView) -> None:
    page = render(view, "pages/statement.html", replace(SITE, language=language))
    assert f'<html lang="{language}" dir="ltr">' in page
    assert '<h1 lang="en" dir="ltr">A &lt;title&gt;</h1>' in page


def test_a_statement_page_says_how_far_it_is_from_the_words() -> None:
    page = render(STATEMENT, "pages/statement.html")
    assert "Interview · 29 December 2020 (year uncertain)" in page
    assert "Partly verbatim · machine translation, 2 hops" in page
    assert "English · machine translation, not reviewed" in page
    assert "not seen by this archive" in page
    assert "not stated" not in page


def test_the_trail_says_who_spoke_what_was_translated_and_what_is_archived() -> None:
    page = render(STATEMENT, "pages/statement.html")
    trail = page.partition('<section class="trail"')[2].partition("</section>")[0]
    assert trail.count('<li class="stop') == 4
    assert trail.index("Spoken · Russian") < trail.index("translated from Russian into French")
    assert trail.index("translated from Russian into French") < trail.index("translated from French into English")
    assert "archived 30 Dec 2020" in trail
    assert f'<code title="{"0" * 64}">{"0" * 12}…</code>' in trail
    assert f"<code>{'0' * 64}</code>" in trail


def test_both_axes_are_shown_also_where_nothing_is_stated() -> None:
    page = render(BARE, "pages/statement.html")
    assert "Wording not stated · translation not stated" in page
    assert "distance-blank" in page


def test_what_is_not_stated_is_shown_so() -> None:
    assert render(BARE, "pages/statement.html").count('<span class="missing">not stated</span>') == 5


def test_links_and_pictures_stand_below_the_base_path() -> None:
    page = render(STATEMENT, "pages/statement.html")
    addresses = re.findall(r'(?:href|src|action)="([^"]*)"', page)
    assert len(addresses) > 20
    for address in addresses:
        assert address.startswith(("/base/", "https://", "#site-")), address
    assert "/base/speakers/%D0%BB%D0%B0%D0%B2%D1%80%D0%BE%D0%B2/timeline.svg#y2020" in page


def test_no_page_holds_inline_code_or_an_id_that_content_may_use() -> None:
    page = render(STATEMENT, "pages/statement.html").replace(STATEMENT.html, "")
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", page)
    scripts = re.findall(r"<script([^>]*)>", page)
    assert [re.sub("assets/[0-9a-f]+", "assets", script) for script in scripts] == [
        ' type="module" src="/base/assets/shortcuts.js"',
        ' type="application/ld+json"',
        ' type="module" src="/base/assets/passages.js"',
        ' type="module" src="/base/assets/marks.js"',
    ]
    assert all(name.startswith("site-") for name in re.findall(r'\sid="([^"]*)"', page))


def test_titles_of_other_statements_are_set_in_their_language_and_direction() -> None:
    titles = {"quotes": "כותרת", "earlier": "عنوان", "later": "Заголовок"}
    view = replace(
        STATEMENT,
        relates=(RelatedLine("quotes", Reference(titles["quotes"], "/statements/he/", "he")),),
        previous=Reference(titles["earlier"], "/statements/ar/", "ar"),
        next=Reference(titles["later"], "/statements/ru/", "ru"),
    )
    page = render(view, "pages/statement.html")
    for title, language in zip(titles.values(), ("he", "ar", "ru"), strict=True):
        assert f'<bdi lang="{language}">{title}</bdi>' in page
    assert "<bdi>Another</bdi>" in render(STATEMENT, "pages/statement.html")


def test_the_title_of_an_utterance_is_set_in_its_language_and_direction() -> None:
    view = UtteranceView(
        head=Head(title="x", path="/utterances/x/"), name="x", title=Reference("عنوان", "/statements/ar/", "ar"),
        speakers=(SPEAKER,), versions=(), rows=(),
    )  # fmt: skip
    assert '<h1 lang="ar"><bdi>عنوان</bdi></h1>' in render(view, "pages/utterance.html")


def test_the_search_form_is_there_only_with_a_search() -> None:
    view = NotFoundView(head=Head(title="Not found", path="/404.html", indexed=False))
    assert 'placeholder="Search the archive"' in render(view, "pages/not_found.html")
    assert "<form" not in render(view, "pages/not_found.html", replace(SITE, has_search=False))


def test_a_redirect_leads_on_and_is_not_indexed() -> None:
    view = RedirectView(head=Head(title="Moved", path="/old/", indexed=False), target=SPEAKER)
    page = render(view, "pages/redirect.html")
    address = "/base/speakers/%D0%BB%D0%B0%D0%B2%D1%80%D0%BE%D0%B2/"
    assert f'<meta http-equiv="refresh" content="0; url={address}">' in page
    assert f'<link rel="canonical" href="https://archive.example{address}">' in page
    assert f'<a id="site-moved" href="{address}">Sergey Lavrov</a>' in page
    assert page.count('<meta name="robots" content="noindex">') == 1


def test_rows_explain_a_doubtful_date_to_those_who_listen() -> None:
    row = Row("/statements/x/", "A title", "de", parse_date("1961~"), (SPEAKER,), OUTLET, disputed=True)
    page = render(replace(HOME, latest=(row,)), "pages/home.html")
    assert '<span class="unseen">about 1961</span>' in page
    assert '<bdi lang="de">A title</bdi>' in page
    assert "disputed" in page


def test_the_home_page_says_how_many_statements_there_are() -> None:
    page = render(HOME, "pages/home.html")
    assert 'placeholder="Search 2,041 statements"' in page
    assert '<p class="tally">2,041 statements' in " ".join(page.split())


def test_the_page_of_a_year_links_to_the_others_without_their_numbers() -> None:
    row = Row("/statements/x/", "A title", "de", parse_date("1961"), (SPEAKER,), OUTLET)
    view = YearOfView(
        head=Head(title="Lavrov, 1961", path="/speakers/x/1961/"), subject=SPEAKER, subject_kind="speaker",
        group=YearGroup(1961, (row,)), years=(Reference("1962", "/x/1962/"), Reference("1961", "/x/1961/")),
    )  # fmt: skip
    page = render(view, "pages/listing_year.html")
    links = page.partition('<nav class="year-links"')[2].partition("</nav>")[0]
    assert re.findall(r"<li>(.*?)</li>", links) == [
        '<a href="/base/x/1962/">1962</a>',
        '<a href="/base/x/1961/" aria-current="page">1961</a>',
    ]


def test_a_listing_links_to_its_years_with_their_numbers() -> None:
    listing = Listing(count=1300, groups=(), years=(CountedReference("1961", "/x/1961/", 1200),))
    view = TopicView(
        head=Head(title="Health", path="/topics/health/"), topic=Topic(slug="health", name="Health"),
        broader=None, narrower=(), listing=listing, timeline=None, speakers=(), source_file="",
    )  # fmt: skip
    assert '<a href="/base/x/1961/">1961 <small>1,200</small></a>' in render(view, "pages/topic.html")


def test_a_statement_leads_to_all_of_its_speaker_without_their_number() -> None:
    page = render(STATEMENT, "pages/statement.html")
    assert f'<a href="/base{quote(SPEAKER.path)}">All statements by Sergey Lavrov</a>' in page


def test_a_year_links_to_the_months_that_have_statements() -> None:
    cells = tuple(MonthCell(month, int(month == 12), None) for month in range(1, 13))
    cells = (*cells[:11], replace(cells[11], path="/dates/2020/12/"))
    year = CalendarYear(2020, "/dates/2020/", 2, cells, 1)
    view = DatesView(head=Head(title="Dates", path="/dates/"), count=2, timeline=None, years=(year,))
    page = render(view, "pages/dates.html")
    assert page.count('href="/base/dates/2020/12/"') == 1
    assert '<td class="no-month" data-label="No month">1</td>' in page


@pytest.mark.parametrize(
    ("view", "template"),
    [(STATEMENT, "pages/statement.html"), (BARE, "pages/statement.html"), (HOME, "pages/home.html")],
)
def test_no_page_of_the_package_is_rendered_twice_over(
    view: object, template: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Renderer, "_as_jinja_does", None)
    assert render(view, template)
