"""The small links by which readers reach a passage's address, put into a text without changing its words."""

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape

from builder.model.passage import Mode
from builder.publishing.statement_view import PassageLine

_START_TAG = re.compile(r'<([a-z0-9]+)(?: [a-z-]+="[^"]*")* id="(p-[a-z2-7]{8})">')
_ModeWords = Callable[[tuple[Mode | None, ...], str | None], str]


def with_passage_links(
    html: str, passages: Sequence[PassageLine], former: Mapping[str, str], name: str, mode: _ModeWords
) -> str:
    """Give a text's HTML with an empty link at the start of each passage, named by ``name`` and the words of its mode.

    ``mode`` gives the words for the modes and the voice of a passage. ``former`` gives for each address that a passage
    once had the one that it leads to now; an empty element marks the place, so that the old address scrolls there
    without a script. Those of passages that were taken out lead to the text's beginning.
    """
    name = escape(name)
    names: dict[tuple[tuple[Mode | None, ...], str | None], str] = {}
    links: dict[str, tuple[str, str]] = {}
    for passage in passages:
        key = passage.modes, passage.voice
        if key not in names:
            words = escape(mode(*key))
            names[key] = f'aria-label="{name}: {words}" data-mode="{words}"'
        links[passage.address] = "", f'<a class="passage-link" href="#{passage.address}" {names[key]}></a>'
    gone = ""
    for address, successor in former.items():
        if not successor:
            gone += _mark("gone-address", address)
        elif successor in links:
            place, link = links[successor]
            links[successor] = place + _mark("former-address", address, successor), link

    def linked(match: re.Match[str]) -> str:
        if match[2] not in links:
            return match[0]
        marks, link = links[match[2]]
        return marks + link + match[0] if match[1] == "table" else match[0] + marks + link  # a table holds rows alone

    return gone + _START_TAG.sub(linked, html)


def _mark(name: str, address: str, successor: str = "") -> str:
    leads = f' data-successor="{successor}"' if successor else ""
    return f'<span class="{name}" id="{escape(address)}"{leads}></span>'
