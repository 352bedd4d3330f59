"""A site as the source of one program: what the benchmark writes, changes and looks at, whichever program builds it."""

import os
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.benchmarks.made_statements import MadeStatement

TITLE = "Made-up archive"
ADDRESS = "https://archive.example/"
PAGE_LENGTH = 100
"""Statements on one page of a listing."""
FEED_LENGTH = 50
"""Entries in a feed."""
NEWEST = 8
"""Statements on the home page."""
CHANGED = "<p>The template has changed.</p>"
"""What a changed template adds to each statement's page."""
LEFT = "moved-away"
"""The folder beside the sites for what earlier builds left."""
_AGE = 86_400  # seconds: builders may distrust what changed a moment ago


@dataclass(frozen=True, slots=True)
class Step:
    """A command line, and the row of the table that it and those before it fill."""

    row: str
    command: Sequence[str]


@dataclass(frozen=True, slots=True)
class StatementFields:
    """What a statement's page shows, taken from the file that this project reads."""

    values: Mapping[str, Any]
    body: str

    @property
    def source(self) -> str:
        """The address of the source: stated, or that of the last step of the trail."""
        stated = self.values.get("source") or self.values["trail"][-1]["url"]
        return str(stated)


def fields_of(statement: MadeStatement) -> StatementFields:
    """Give a made statement's front matter and body."""
    _, front, body = statement.text.split("---\n", 2)
    return StatementFields(yaml.load(front, yaml.CSafeLoader), body.lstrip("\n"))


def age(file: Path) -> None:
    """Have a file changed last on the day before."""
    before = time.time() - _AGE
    os.utime(file, (before, before))


class BenchmarkedSite(ABC):
    """One program's source of the same archive, in a folder of its own."""

    template: str
    """The path of the statement template in the folder."""
    template_start: str
    """Where its page begins, in the template."""
    output: str
    """The name of the folder that holds the built site."""
    kept: Sequence[str]
    """The names of files and folders that a build leaves, output and caches."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    @abstractmethod
    def steps(self) -> Sequence[Step]:
        """The commands of a build, in their order."""

    @abstractmethod
    def settings(self) -> Iterator[tuple[str, str]]:
        """Give the path and text of every file but the statements."""

    @abstractmethod
    def file_of(self, statement: MadeStatement) -> str:
        """Give the path of a statement's file in the folder."""

    @abstractmethod
    def text_of(self, statement: MadeStatement) -> str:
        """Give the text of a statement's file."""

    def write_settings(self) -> None:
        """Write all but the statements, as of the day before."""
        for path, text in self.settings():
            self.write(path, text, aged=True)

    def write_statement(self, statement: MadeStatement, *, aged: bool) -> None:
        """Write a statement's file, as of now or as of the day before."""
        self.write(self.file_of(statement), self.text_of(statement), aged=aged)

    def remove_statement(self, statement: MadeStatement) -> None:
        """Remove a statement's file, if it is there."""
        (self.folder / self.file_of(statement)).unlink(missing_ok=True)

    def change_template(self) -> None:
        """Have the statement template show ``CHANGED`` on each page."""
        text = (self.folder / self.template).read_text("utf-8")
        if text.count(self.template_start) != 1:
            raise AssertionError(f"{self.template} has no single {self.template_start!r}")
        self.write(self.template, text.replace(self.template_start, f"{self.template_start}\n{CHANGED}"), aged=False)

    def write(self, path: str, text: str, *, aged: bool) -> None:
        """Write a file of the folder, as of now or as of the day before."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        if aged:
            age(file)

    def forget(self) -> None:
        """Move away what builds have left: to delete so much would keep the disk busy for the build that follows."""
        away = self.folder.parent / LEFT / f"{self.folder.name}-{time.time_ns()}"
        away.mkdir(parents=True)
        for name in self.kept:
            if (self.folder / name).exists():
                (self.folder / name).rename(away / name)

    def page_of(self, statement: MadeStatement) -> Path:
        """Give the file of a statement's page in the built site."""
        return self.pages / statement.id / "index.html"

    @property
    def pages(self) -> Path:
        """The folder with a folder for each statement's page."""
        return self.folder / self.output / "statements"
