"""Citations of statements that are made up for a test, read from files as a build reads them."""

from pathlib import Path

from builder.archive.archive import RelatedStatement
from builder.model.passage import Block, Mode, Passage, Run
from builder.publishing.citations.source import Citation, citation_of
from tests.publishing.made_archives import SETTINGS, made, statement

REGISTRY = {
    "content/speakers/lavrov.yaml": "name: Sergey Lavrov\nsort_name: Lavrov, Sergey V.\n",
    "content/speakers/bush.yaml": "name: George H.W. Bush\nsort_name: Bush, George H.W.\n",
    "content/speakers/king.yaml": "name: Martin Luther King Jr.\nsort_name: King, Martin Luther, Jr.\n",
    "content/speakers/sartre.yaml": "name: Jean-Paul Sartre\nsort_name: Sartre, Jean-Paul\n",
    "content/speakers/tang.yaml": "name: 唐鳳\nsort_name: 唐, 鳳\n",
    "content/speakers/ministry.yaml": "name: Ministry of Affairs\nkind: organization\n"
    "sort_name: Affairs, Ministry of\n",
    "content/outlets/daily-news.yaml": "name: The Daily News\nkind: newspaper\n",
    "content/outlets/agency.yaml": "name: RIA Novosti\nkind: agency\n",
    **{
        f"content/speakers/delegate-{number:02}.yaml": f"name: Given Delegate{number}\n"
        f"sort_name: Delegate{number}, Given\n"
        for number in range(22)
    },
}


def related(folder: Path, body: str = "The words.", **fields: str) -> RelatedStatement:
    fields = {"date_basis": "The page.", "source": "https://source.example/a", **fields}
    return made(folder, {**REGISTRY, "content/statements/x.md": statement(body, **fields)}).by_id["x"]


def cited(folder: Path, **fields: str) -> Citation:
    return citation_of(related(folder, **fields), SETTINGS)


def passage(text: str, *modes: Mode | None, voice: str | None = None) -> Passage:
    runs = tuple(Run(number, number + 1, mode) for number, mode in enumerate(modes))
    return Passage(address="p-abcd2345", text=text, block=Block.PARAGRAPH, runs=runs, voice=voice)
