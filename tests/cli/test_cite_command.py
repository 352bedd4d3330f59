import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli.cite_command import command
from builder.cli.main import main
from builder.errors import OperationalError
from builder.reading.content import read_content
from builder.reading.settings import read_settings
from builder.workers import workers
from tests.conftest import GOOD_ARCHIVE

Make = Callable[[dict[str, str]], Path]
BODY = "The first words.\n\nThe second words."
FILES = {
    "content/statements/2020/first.md": GOOD_ARCHIVE["content/statements/2020/first.md"].replace(
        "The first words.", BODY
    )
}


def cite(folder: Path, *arguments: str) -> str:
    result = CliRunner().invoke(
        command, ["first", "--source", str(folder), "--jobs", "1", *arguments], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    return result.stdout


def address_of(folder: Path, text: str) -> str:
    settings, _findings = read_settings(folder, None)
    assert settings is not None
    with workers(1) as hands:
        content, _findings = read_content(folder, settings, hands)
    (statement,) = content.statements
    return next(each.address for each in statement.body.passages if each.text == text)


def test_a_statement_is_cited_in_plain_text_and_in_the_format_asked_for(archive: Make) -> None:
    folder = archive({})
    page = "https://archive.example/statements/first/"
    assert cite(folder) == (
        "Ada Example: The first. 2 January 2020. The Example Times. https://example.org/first. "
        f"[wording not stated; Example archive, {page}]\n"
    )
    assert cite(folder, "--format", "apa") == (
        "Ada Example. (2020, January 2). The first. The Example Times. https://example.org/first "
        f"[wording not stated; Example archive, {page}]\n"
    )
    assert cite(folder, "--format", "bibtex").startswith("@misc{first,\n")


def test_a_passage_is_cited_with_and_without_the_beginning_of_its_address(archive: Make) -> None:
    folder = archive(FILES)
    address = address_of(folder, "The second words.")
    text = cite(folder, "--passage", address)
    assert "“The second words.” [" in text
    assert text.endswith(f"; Example archive, https://archive.example/statements/first/#{address}]\n")
    assert cite(folder, "--passage", address.removeprefix("p-")) == text


@pytest.mark.parametrize(
    ("arguments", "message", "remedy"),
    [
        (["frist"], "there is no statement 'frist'", "Did you mean 'first'?"),
        (["first", "--passage", "p-none"], "'first' has no passage 'p-none'", "#"),
    ],
)
def test_what_is_not_there_is_an_error_with_a_remedy(
    archive: Make, arguments: list[str], message: str, remedy: str
) -> None:
    with pytest.raises(OperationalError) as error:
        CliRunner().invoke(command, [*arguments, "--source", str(archive({})), "--jobs", "1"], catch_exceptions=False)
    assert message in error.value.message
    assert remedy in error.value.remedy


def test_no_passage_of_a_withdrawn_statement_is_cited(archive: Make) -> None:
    text = FILES["content/statements/2020/first.md"].replace("topics:", "status: withdrawn\ntopics:")
    folder = archive({"content/statements/2020/first.md": text})
    assert "; withdrawn; " in cite(folder)
    with pytest.raises(OperationalError, match="withdrawn"):
        cite(folder, "--passage", "p-abcd2345")


def test_the_old_address_of_mended_words_cites_them(archive: Make) -> None:
    folder = archive({})
    file = folder / "content/statements/2020/first.md"
    assert CliRunner().invoke(main, ["ledger", "--source", str(folder)]).exit_code == 0
    old = json.loads((folder / "content/ledger/first.json").read_text("utf-8"))["passages"][0]
    file.write_text(file.read_text("utf-8").replace("The first words.", "The mended words."), "utf-8")
    result = CliRunner().invoke(main, ["cite", "first", "--passage", old, "--source", str(folder)])
    assert "“The mended words.”" in result.output
    assert old not in result.output
