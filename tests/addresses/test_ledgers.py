import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.build import Options, build
from builder.cli.main import main

Make = Callable[..., Path]
FILE = "content/statements/2020/first.md"
HEAD = (
    "---\ntitle: The first\nspeaker: Ada Example\ndate: 2020-01-02\noutlet: The Example Times\n"
    "topics: [economy]\nsource: https://example.org/first\n"
)


def ledger(folder: Path) -> dict[str, object]:
    result = CliRunner().invoke(main, ["ledger", "--source", str(folder), "--jobs", "1"])
    assert result.exit_code == 0, result.output
    loaded = json.loads((folder / "content/ledger/first.json").read_text("utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def page(folder: Path) -> str:
    output = folder / "_site"
    result = build(Options(source=folder, output=output, jobs=1, search=False))
    assert result.published is not None, result.findings
    return (output / "statements/first/index.html").read_text("utf-8")


def write(folder: Path, body: str, more: str = "") -> None:
    (folder / FILE).write_text(f"{HEAD}{more}---\n{body}\n", "utf-8")


def test_the_old_address_of_an_edited_passage_goes_on_resolving(archive: Make) -> None:
    folder = archive()
    write(folder, "One stays.\n\nTwo is edtied.")
    old = ledger(folder)["passages"]
    write(folder, "One stays.\n\nTwo is edited.")
    assert isinstance(old, list)
    html = page(folder)  # the ledger was not brought up to date: a build needs no such step
    assert html.count(f'id="{old[0]}"') == 1
    new = ledger(folder)["passages"]
    assert isinstance(new, list)
    mark = f'<span class="former-address" id="{old[1]}" data-successor="{new[1]}"></span>'
    assert f'<p id="{new[1]}">{mark}' in html
    assert page(folder) == html


def test_old_addresses_outlive_later_edits(archive: Make) -> None:
    folder = archive()
    seen: list[str] = []
    for words in ("First wording.", "Second wording.", "Third wording."):
        write(folder, words)
        found = ledger(folder)["passages"]
        assert isinstance(found, list)
        seen += found
    html = page(folder)
    assert len(set(seen)) == 3
    assert all(html.count(f'id="{address}"') == 1 for address in seen)


def test_a_text_changed_without_a_correction_is_a_warning(archive: Make) -> None:
    folder = archive()
    write(folder, "As it was.")
    ledger(folder)
    write(folder, "As it is.")
    report = CliRunner().invoke(main, ["check", "--source", str(folder), "--format", "json"])
    assert [each["code"] for each in json.loads(report.output)] == ["text-changed"]
    write(folder, "As it is.", "corrections: [{date: 2020-02-01, what: A word.}]\n")
    report = CliRunner().invoke(main, ["check", "--source", str(folder), "--format", "json"])
    assert json.loads(report.output) == []


def test_a_second_run_changes_no_file(archive: Make) -> None:
    folder = archive()
    ledger(folder)
    result = CliRunner().invoke(main, ["ledger", "--source", str(folder), "--jobs", "1"])
    assert "0 of them new or changed" in result.output


def test_a_renamed_statement_keeps_its_addresses(archive: Make) -> None:
    folder = archive()
    write(folder, "The words.")
    old = ledger(folder)["passages"]
    assert isinstance(old, list)
    (folder / FILE).rename(folder / "content/statements/2020/renamed.md")
    text = f"{HEAD}aliases: [/statements/first/]\n---\nThe new words.\n"
    (folder / "content/statements/2020/renamed.md").write_text(text, "utf-8")
    output = folder / "_site"
    assert build(Options(source=folder, output=output, jobs=1, search=False)).published
    assert f'id="{old[0]}"' in (output / "statements/renamed/index.html").read_text("utf-8")


def test_a_passage_put_in_before_an_edited_one_does_not_take_its_address(archive: Make) -> None:
    folder = archive()
    write(folder, "One stays.\n\nThe library will open in May.\n\nThree stays.")
    old = ledger(folder)["passages"]
    assert isinstance(old, list)
    write(folder, "One stays.\n\nA new thought altogether.\n\nThe library will open in June.\n\nThree stays.")
    assert f'<span class="former-address" id="{old[1]}"' in page(folder).partition("A new thought altogether.")[2]


def test_a_statement_that_took_in_others_keeps_their_addresses(archive: Make) -> None:
    folder = archive()
    write(folder, "The words of the first.")
    other = folder / "content/statements/2020/other.md"
    other.write_text(f"{HEAD}---\nOther words entirely.\n", "utf-8")
    old = ledger(folder)["passages"]
    assert isinstance(old, list)
    (folder / FILE).unlink()
    text = f"{HEAD}aliases: [/statements/first/]\n---\nOther words entirely.\n\nThe mended words of the first.\n"
    other.write_text(text, "utf-8")
    output = folder / "_site"
    assert build(Options(source=folder, output=output, jobs=1, search=False)).published
    assert f'id="{old[0]}"' in (output / "statements/other/index.html").read_text("utf-8")
    assert CliRunner().invoke(main, ["ledger", "--source", str(folder), "--jobs", "1"]).exit_code == 0
    assert old[0] in json.loads((folder / "content/ledger/other.json").read_text("utf-8"))["moved"]


def test_an_old_path_of_another_kind_is_no_other_statements_ledger(archive: Make) -> None:
    folder = archive()
    write(folder, "The words of the first.")
    old = ledger(folder)["passages"]
    assert isinstance(old, list)
    third = folder / "content/statements/2020/third.md"
    third.write_text(f"{HEAD}aliases: [/2020/first/]\n---\nThird words.\n", "utf-8")
    output = folder / "_site"
    assert build(Options(source=folder, output=output, jobs=1, search=False)).published
    assert old[0] not in (output / "statements/third/index.html").read_text("utf-8")


def test_a_withdrawn_statement_that_comes_back_unchanged_needs_no_correction(archive: Make) -> None:
    folder = archive()
    corrected = "corrections: [{date: 2020-02-01, what: Withdrawn for a while.}]\n"
    write(folder, "The words.")
    ledger(folder)
    write(folder, "Withdrawn at the speaker's wish.", f"status: withdrawn\n{corrected}")
    ledger(folder)
    write(folder, "The words.", corrected)
    report = CliRunner().invoke(main, ["check", "--source", str(folder), "--format", "json"])
    assert json.loads(report.output) == []


@pytest.mark.parametrize(
    "content",
    [
        "[" * 100_000,
        '{"rule": 1, "text": "", "corrections": 0, "passages": ["\\ud800"], "sketches": ["0001"], "addresses": []}',
        '{"rule": 1, "text": "", "corrections": 0, "passages": [], "sketches": [], "moved": {"<h1>": ""}}',
    ],
)
def test_a_broken_ledger_is_a_finding(archive: Make, content: str) -> None:
    folder = archive({"content/ledger/first.json": content})
    report = CliRunner().invoke(main, ["check", "--source", str(folder), "--format", "json"])
    assert [each["code"] for each in json.loads(report.output)] == ["ledger-unreadable"]


def test_the_old_address_of_an_edited_table_stands_before_it(archive: Make) -> None:
    folder = archive()
    write(folder, "<table><tr><td>alpha</td><td>one of the numbers</td></tr></table>")
    old = ledger(folder)["passages"]
    write(folder, "<table><tr><td>alpha</td><td>two of the numbers</td></tr></table>")
    assert isinstance(old, list)
    before, _table, _after = page(folder).partition("<table")
    assert f'id="{old[0]}"' in before
