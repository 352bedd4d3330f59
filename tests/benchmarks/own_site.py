"""The archive as this project reads it."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.benchmarked_site import BenchmarkedSite, Step, age
from tests.benchmarks.made_statements import MadeStatement, write_registries

ROOT = Path(__file__).parents[2]
WITH_SEARCH = "this project, with search"
WITHOUT_SEARCH = "this project, without search"


class OwnSite(BenchmarkedSite):
    """An archive with a statement template of its own, as yet the same as the package's."""

    template = "templates/pages/statement.html"
    template_start = "{% block main %}"
    output = "_site"
    kept = ("_site", "._site.spare", ".cache")

    def __init__(self, folder: Path, *, search: bool) -> None:
        super().__init__(folder)
        self._search = search

    @property
    def steps(self) -> Sequence[Step]:
        command = (sys.executable, "-m", "builder", "build", "--source", str(self.folder))
        return (Step(WITH_SEARCH, command) if self._search else Step(WITHOUT_SEARCH, (*command, "--no-search")),)

    def write_settings(self) -> None:
        write_registries(self.folder)
        for registry in ("speakers", "outlets", "topics"):
            for file in (self.folder / "content" / registry).iterdir():
                age(file)
        age(self.folder / "site.yaml")
        super().write_settings()

    def settings(self) -> Iterator[tuple[str, str]]:
        yield self.template, (ROOT / self.template).read_text("utf-8")

    def file_of(self, statement: MadeStatement) -> str:
        return f"content/statements/{statement.date.year}/{statement.id}.md"

    def text_of(self, statement: MadeStatement) -> str:
        return statement.text
