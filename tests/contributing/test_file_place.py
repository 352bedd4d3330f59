import re
from pathlib import Path

import pytest

from builder.contributing.file_place import statement_place
from builder.importing.archive_folder import StatementFiles
from builder.model.dates import parse_date
from builder.model.speaker import Speaker


def place(content: Path, title: str, speaker: str = "George Washington", entry: Speaker | None = None) -> str:
    file = statement_place(StatementFiles(content), speaker, entry, parse_date("1790-01-08"), title)
    return file.relative_to(content).as_posix()


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("First annual message to Congress, 1790: defense", "washington-1790-first-annual-message-to-congress"),
        ("State of the Union", "washington-1790-state-of-the-union"),
        ("On Washington in 1790", "washington-1790-on"),
        ("Über die Ärzte", "washington-1790-über-die-ärzte"),
        ("Opening of the", "washington-1790-opening"),
        ("a/../b", "washington-1790-a"),
    ],
)
def test_a_file_is_named_for_speaker_year_and_title(tmp_path: Path, title: str, stem: str) -> None:
    assert place(tmp_path, title) == f"statements/1790/{stem}.md"


def test_a_title_without_letters_gives_a_name_all_the_same(tmp_path: Path) -> None:
    assert re.fullmatch("statements/1790/washington-1790-n-[0-9a-f]{6}.md", place(tmp_path, "…"))


def test_the_last_name_is_the_registry_s(tmp_path: Path) -> None:
    lula = Speaker(slug="lula", name="Luiz Inácio Lula da Silva", sort_name="Lula da Silva, Luiz Inácio")
    assert place(tmp_path, "Speech", lula.name, lula) == "statements/1790/lula-da-silva-1790-speech.md"
    assembly = Speaker(slug="un", name="UN General Assembly", kind="organization")
    assert place(tmp_path, "Speech", assembly.name, assembly) == "statements/1790/un-general-assembly-1790-speech.md"
    assert place(tmp_path, "開幕", "唐鳳") == "statements/1790/唐鳳-1790-開幕.md"


def test_a_name_that_any_folder_has_gets_a_number(tmp_path: Path) -> None:
    for path in ("1790/washington-1790-speech.md", "elsewhere/Washington-1790-Speech-2.md"):
        file = tmp_path / "statements" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    assert place(tmp_path, "Speech") == "statements/1790/washington-1790-speech-3.md"
