import json
from collections.abc import Callable
from pathlib import Path

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
    assert f'<p id="{new[1]}"><span class="former-address" id="{old[1]}"></span>' in html
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
