"""Front matter: the YAML between two lines of three hyphens at the head of a Markdown file."""

import re
from dataclasses import dataclass

from builder.checking.finding import Edit, Finding
from builder.checking.rules import FRONT_MATTER_MISSING, FRONT_MATTER_UNCLOSED

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SplitFile:
    """A file's two parts, each with the line on which it begins."""

    front_matter: str
    front_matter_line: int
    body: str
    body_line: int


def split_file(text: str, path: str) -> tuple[SplitFile | None, tuple[Finding, ...]]:
    """Part front matter and body, or say what keeps them from being told apart."""
    opening = _FENCE.match(text)
    if opening is None:
        leading = text[: len(text) - len(text.lstrip())]
        if leading and _FENCE.match(text, len(leading)):
            message = "blank lines stand before the front matter"
            edit = Edit(1, 1, leading, "")
            return None, (FRONT_MATTER_MISSING.at(path, 1, 1, message, "Delete the lines before '---'.", edit),)
        return None, (FRONT_MATTER_MISSING.at(path, 1, 1, "the file has no front matter"),)
    closing = _FENCE.search(text, opening.end() + 1)
    if closing is None:
        return None, (FRONT_MATTER_UNCLOSED.at(path, 1, 1, "the front matter is never closed"),)
    body_start = min(closing.end() + 1, len(text))
    return SplitFile(
        text[opening.end() + 1 : closing.start()],
        2,
        text[body_start:],
        text.count("\n", 0, closing.end()) + 2,
    ), ()
