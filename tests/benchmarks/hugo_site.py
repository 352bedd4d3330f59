"""The archive as a site for Hugo, with Pagefind run over what Hugo builds.

The settings are Hugo's own where they change nothing of what is built: https://gohugo.io/configuration/all/.
"""

import importlib.metadata
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from builder.search.pagefind import program_for
from tests.benchmarks.benchmarked_site import ADDRESS, FEED_LENGTH, PAGE_LENGTH, TITLE, BenchmarkedSite, Step, fields_of
from tests.benchmarks.hugo_templates import TEMPLATES
from tests.benchmarks.made_statements import MadeStatement, outlets, speakers, topics

HUGO = "Hugo"
HUGO_AND_PAGEFIND = "Hugo + Pagefind"

# What is switched off has no counterpart in this project: a list of all statements (Hugo's "section"), typographic
# quotation marks, feeds of the years.
_SETTINGS = f"""baseURL = "{ADDRESS}"
title = "{TITLE}"
buildFuture = true
disableKinds = ["section"]
enableRobotsTXT = true
timeZone = "UTC"
capitalizeListTitles = false
pluralizeListTitles = false

[params]
language = "en"

[pagination]
pagerSize = {PAGE_LENGTH}
disableAliases = true

[taxonomies]
speaker = "speakers"
outlet = "outlets"
topic = "topics"
year = "years"

[outputs]
home = ["html", "rss"]
taxonomy = ["html"]
term = ["html", "rss"]

[services.rss]
limit = {FEED_LENGTH}

[markup.goldmark.extensions.typographer]
disable = true

[markup.goldmark.parser.attribute]
block = true
"""
_YEARS = """---
title: Years
cascade:
  outputs: [html]
---
"""


def hugo_program() -> Path | None:
    """Give the program in the package ``hugo``, itself and not the script that starts it; None without the package."""
    try:
        files = importlib.metadata.distribution("hugo").files or []
    except importlib.metadata.PackageNotFoundError:
        return None
    programs = (
        Path(str(file.locate())) for file in files if file.parts[-2:-1] == ("binaries",) and file.stem == "hugo"
    )
    return next((program for program in programs if program.is_file()), None)


class HugoSite(BenchmarkedSite):
    """Statements as pages, and speakers, outlets, topics and years as taxonomies."""

    template = "layouts/page.html"
    template_start = '{{ define "main" }}'
    output = "public"
    kept = ("public", "resources", "cache", ".hugo_build.lock")

    def __init__(self, folder: Path, program: Path) -> None:
        super().__init__(folder)
        self._program = program

    @property
    def steps(self) -> Sequence[Step]:
        cache = str(self.folder / "cache")
        pagefind = str(program_for("en").path)
        return (
            Step(HUGO, (str(self._program), "build", "--quiet", "--source", str(self.folder), "--cacheDir", cache)),
            Step(HUGO_AND_PAGEFIND, (pagefind, "--silent", "--site", str(self.folder / self.output))),
        )

    def settings(self) -> Iterator[tuple[str, str]]:
        yield "hugo.toml", _SETTINGS
        yield "static/style.css", "body { max-width: 60rem; margin: auto; }\n"
        yield "content/_index.md", _front_matter({"title": TITLE})
        yield "content/years/_index.md", _YEARS
        for registry, entries in (("speakers", speakers()), ("outlets", outlets()), ("topics", topics())):
            for entry in entries:
                yield f"content/{registry}/{entry.slug}/_index.md", _front_matter({"title": entry.name})
        yield from TEMPLATES.items()

    def file_of(self, statement: MadeStatement) -> str:
        return f"content/statements/{statement.id}.md"

    def text_of(self, statement: MadeStatement) -> str:
        fields = fields_of(statement)
        values = fields.values
        front = {
            "title": values["title"],
            "date": statement.date.isoformat(),
            "speakers": [values["speaker"]],
            "outlets": [values["outlet"]],
            "topics": values["topics"],
            "years": [str(statement.date.year)],
            "params": {
                "shown": str(values["date"]),
                "genre": values["kind"],
                "form": values["form"],
                "language": values["language"],
                "source": fields.source,
            },
        }
        return f"{_front_matter(front)}\n{fields.body}"


def _front_matter(values: dict[str, object]) -> str:
    """Write YAML, as this project has it: each value as JSON, which is YAML too."""
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items()]
    return "\n".join(["---", *lines, "---", ""])
