from collections.abc import Callable
from pathlib import Path

from builder.archive.archive import Archive
from builder.archive.relate import relate
from builder.checking.finding import Finding
from builder.reading.content import read_content
from builder.reading.settings import read_settings
from builder.workers import workers

Make = Callable[[dict[str, str]], Path]


def related(folder: Path) -> tuple[Archive, tuple[Finding, ...]]:
    settings, _ = read_settings(folder)
    assert settings is not None
    with workers(1) as hands:
        content, findings = read_content(folder, settings, hands)
    assert findings == ()
    return relate(content)


def statement(date: str = "2020-12-29", **values: str) -> str:
    fields = {
        "title": "A title",
        "speaker": "Ada Example",
        "date": date,
        "outlet": "The Example Times",
        "topics": "[]",
        **values,
    }
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in fields.items()) + "---\nWords.\n"


def test_statements_stand_newest_first_and_ties_by_id(archive: Make) -> None:
    folder = archive({f"content/statements/{name}.md": statement() for name in ("b", "a")})
    found, _ = related(folder)
    assert [each.id for each in found.statements] == ["a", "b", "first"]


def test_every_name_of_an_entry_resolves_whatever_its_case_and_script(archive: Make) -> None:
    entry = "name: Ada Example\nother_names: [{name: Ада Экзампл}, {name: ADA E.}]\naliases: [ada]\n"
    names = ["ada example", "Ада Экзампл", "Ada e.", "ada-example", "ada"]
    files = {f"content/statements/s{n}.md": statement(speaker=name) for n, name in enumerate(names)}
    found, findings = related(archive({"content/speakers/ada-example.yaml": entry, **files}))
    assert findings == ()
    assert len(found.by_speaker["ada-example"]) == len(names) + 1


def test_an_open_registry_makes_an_entry_once(archive: Make) -> None:
    files = {
        "site.yaml": "title: x\nregistry: open\n",
        "content/statements/a.md": statement(speaker="Ben Новый"),
        "content/statements/b.md": statement(speaker="ben новый"),
    }
    found, findings = related(archive(files))
    assert findings == ()
    assert {each.id for each in found.by_speaker["ben-новый"]} == {"a", "b"}


def test_an_unknown_name_comes_with_the_nearest_known_one(archive: Make) -> None:
    found, (finding,) = related(archive({"content/statements/a.md": statement(speaker="Ada Exmaple")}))
    assert "Did you mean 'Ada Example'?" in finding.hint
    assert "a" not in found.by_id


def test_a_post_is_shown_only_where_it_surely_held(archive: Make) -> None:
    entry = "name: Ada Example\nmemberships: [{role: Mayor, start: 2019-01-01, end: 2020-06-30}]\n"
    files = {
        "content/speakers/ada-example.yaml": entry,
        "content/statements/in.md": statement("2020-05-01"),
        "content/statements/out.md": statement("2020-07-01"),
        "content/statements/perhaps.md": statement("2020", date_basis="The year only."),
        "content/statements/said.md": statement("2020-07-01", role="Guest"),
    }
    found, _ = related(archive(files))
    roles = {each.id: each.speakers[0].roles for each in found.statements}
    assert (roles["in"], roles["out"], roles["perhaps"], roles["said"]) == (("Mayor",), (), (), ("Guest",))


def test_a_broader_topic_holds_its_narrower_ones_statements(archive: Make) -> None:
    files = {
        "content/topics/economy.yaml": "name: Economy\n",
        "content/topics/trade.yaml": "name: Trade\nbroader: economy\n",
        "content/statements/a.md": statement(topics="[Trade]"),
    }
    found, _ = related(archive(files))
    assert {each.id for each in found.by_topic["economy"]} == {"a", "first"}
    assert [topic.slug for topic in found.narrower["economy"]] == ["trade"]


def test_topics_that_are_each_other_s_broader_one_do_not_hang(archive: Make) -> None:
    files = {
        "content/topics/economy.yaml": "name: Economy\nbroader: trade\n",
        "content/topics/trade.yaml": "name: Trade\nbroader: economy\n",
    }
    found, _ = related(archive(files))
    assert {each.id for each in found.by_topic["trade"]} == {"first"}


def test_a_date_counts_in_every_month_it_touches_and_a_year_in_none(archive: Make) -> None:
    files = {
        "content/statements/span.md": statement("2019-12/2020-01", date_basis="So the page."),
        "content/statements/year.md": statement("2020", date_basis="So the page."),
    }
    found, _ = related(archive(files))
    assert "span" in {each.id for each in found.by_month[2019, 12]}
    assert {each.id for each in found.by_month[2020, 1]} == {"span", "first"}
    assert "year" in {each.id for each in found.by_year[2020]}
    assert all("year" not in {each.id for each in group} for group in found.by_month.values())
