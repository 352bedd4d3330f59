"""People through time: posts on a date, joint statements, names by script, the picture of posts."""

from pathlib import Path
from xml.etree import ElementTree

from builder.archive.archive import Archive
from builder.publishing.listing_pages import listing_targets
from builder.publishing.listing_views import SpeakerView
from builder.publishing.pages import Document, Page
from tests.publishing.made_archives import made, made_by, statement

POSTS = (
    "memberships:\n"
    "  - {role: Minister, start: 2021-01-01, end: 2022-12-31}\n"
    "  - {role: Mayor, org: Town, start: 2019-01-01, end: 2021-06-30}\n"
    "  - {role: Patron}\n"
)


def speaker_of(archive: Archive, slug: str) -> SpeakerView:
    path = f"speakers/{slug}/index.html"
    views = [page.view for page in made_by(listing_targets(archive)) if isinstance(page, Page) and page.output == path]
    assert len(views) == 1
    assert isinstance(views[0], SpeakerView)
    return views[0]


def documents(archive: Archive) -> dict[str, bytes]:
    return {each.output: each.content for each in made_by(listing_targets(archive)) if isinstance(each, Document)}


def roles(archive: Archive, id: str) -> tuple[str, ...]:
    return archive.by_id[id].speakers[0].roles


def test_every_post_held_on_a_date_is_shown_and_none_where_the_date_cannot_tell(tmp_path: Path) -> None:
    basis = "The page says no more."
    files = {
        "content/speakers/ada-example.yaml": f"name: Ada Example\n{POSTS}",
        "content/statements/both.md": statement(date="2021-03-04"),
        "content/statements/last-day.md": statement(date="2021-06-30"),
        "content/statements/one.md": statement(date="2021-07-01"),
        "content/statements/month.md": statement(date="2021-06", date_basis=basis),
        "content/statements/year.md": statement(date="2021", date_basis=basis),
        "content/statements/change.md": statement(date="2020-12-31/2021-01-01", date_basis=basis),
        "content/statements/open.md": statement(date="../2021-03-04", date_basis=basis),
        "content/statements/before.md": statement(date="2018-12-31"),
    }
    archive = made(tmp_path, files)
    assert roles(archive, "both") == ("Minister", "Mayor, Town")
    assert roles(archive, "last-day") == ("Minister", "Mayor, Town")
    assert roles(archive, "one") == ("Minister",)
    assert roles(archive, "month") == ("Minister", "Mayor, Town")
    assert roles(archive, "year") == ("Minister",)
    assert roles(archive, "change") == ("Mayor, Town",)
    assert roles(archive, "open") == roles(archive, "before") == ()


def test_a_joint_statement_stands_on_the_page_of_each_speaker(tmp_path: Path) -> None:
    files = {
        "content/speakers/ben.yaml": "name: Ben Example\n",
        "content/statements/joint.md": statement(speaker="[Ada Example, Ben Example]"),
    }
    archive = made(tmp_path, files)
    for slug in ("ada-example", "ben"):
        view = speaker_of(archive, slug)
        rows = [row for group in view.listing.groups for row in group.rows]
        joint = [row for row in rows if row.path == "/statements/joint/"]
        assert [[speaker.path for speaker in row.speakers] for row in joint] == [
            ["/speakers/ada-example/", "/speakers/ben/"]
        ]


def test_posts_stand_by_their_beginnings_those_without_dates_last(tmp_path: Path) -> None:
    archive = made(tmp_path, {"content/speakers/ada-example.yaml": f"name: Ada Example\n{POSTS}"})
    view = speaker_of(archive, "ada-example")
    assert [post.role for post in view.posts] == ["Mayor", "Minister", "Patron"]
    assert view.posts_picture is not None
    assert (view.posts_picture.first_year, view.posts_picture.last_year) == (2019, 2022)
    picture = documents(archive)["speakers/ada-example/posts.svg"]
    assert ElementTree.fromstring(picture).get("height") == str(view.posts_picture.height)


def test_without_a_dated_post_there_is_no_picture_of_posts(tmp_path: Path) -> None:
    archive = made(
        tmp_path, {"content/speakers/ada-example.yaml": "name: Ada Example\nmemberships: [{role: Patron}]\n"}
    )
    assert speaker_of(archive, "ada-example").posts_picture is None
    assert "speakers/ada-example/posts.svg" not in documents(archive)


def test_names_stand_by_script_with_their_notes(tmp_path: Path) -> None:
    entry = (
        "name: Ada Example\nother_names:\n"
        "  - {name: Ada E., language: en, script: Latn, note: As printed}\n"
        "  - {name: Ада, language: ru, script: Cyrl}\n"
        "  - {name: Adà, language: it, script: Latn}\n"
        "  - {name: アダ, language: ja}\n"
        "  - {name: A.}\n"
    )
    view = speaker_of(made(tmp_path, {"content/speakers/ada-example.yaml": entry}), "ada-example")
    assert [(group.script, [name.name for name in group.names]) for group in view.names] == [
        ("Latin", ["Ada E.", "Adà"]),
        ("Cyrillic", ["Ада"]),
        ("Japanese", ["アダ"]),
        (None, ["A."]),
    ]
    assert view.names[0].names[0].note == "As printed"


def test_a_row_says_by_whom_its_statement_is_disputed(tmp_path: Path) -> None:
    disputes = "[{by: The office, what: The wording.}, {what: The date.}]"
    archive = made(tmp_path, {"content/statements/x.md": statement(disputes=disputes)})
    (row,) = (
        row
        for group in speaker_of(archive, "ada-example").listing.groups
        for row in group.rows
        if row.path == "/statements/x/"
    )
    assert row.disputed
    assert row.disputed_by == ("The office",)
