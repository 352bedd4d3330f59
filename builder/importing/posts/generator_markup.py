"""Commands of other generators and raw HTML in a post, found and named: they are taken over as they are."""

import re
from collections.abc import Iterator

from builder.checking.finding import Finding
from builder.checking.rules import IMPORT_MARKUP

_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_CODE = re.compile(r"(`+).*?\1")
_COMMAND = re.compile(r"\{\{.|\{%")
_HTML = re.compile(r"<!--|</?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>")
_MOST = 10  # findings a post


def find_generator_markup(body: str, path: str, first_line: int) -> Iterator[Finding]:
    """Give a warning for each line that holds such markup outside code, the first ten of a post."""
    fence = ""
    found = 0
    for number, line in enumerate(body.split("\n")):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
            continue
        match = None if fence else _first_match(_CODE.sub(lambda code: " " * len(code.group()), line))
        if match:
            what = "HTML" if match.group().startswith("<") else "a command of the generator"
            shown = line[match.start() : match.start() + 40].strip()
            column = match.start() + 1
            yield IMPORT_MARKUP.at(path, first_line + number, column, f"the text holds {what}: {shown}")
            found += 1
        if found == _MOST:
            return


def _first_match(line: str) -> re.Match[str] | None:
    matches = filter(None, (_COMMAND.search(line), _HTML.search(line)))
    return min(matches, key=re.Match.start, default=None)
