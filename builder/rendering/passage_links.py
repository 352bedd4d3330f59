"""The small links by which readers reach a passage's address, put into a text without changing its words."""

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape

from builder.publishing.statement_view import PassageLine

_START_TAG = re.compile(r'<([a-z0-9]+)(?: [a-z-]+="[^"]*")* id="(p-[a-z2-7]{8})">')


def with_passage_links(
    html: str, passages: Sequence[PassageLine], former: Mapping[str, str], name: str, mode: Callable[[PassageLine], str]
) -> str:
    """Give a text's HTML with an empty link at the start of each passage, named by ``name`` and the words of its mode.

    ``former`` gives for each address that a passage once had the one that it leads to now; an empty element marks the
    place, so that the old address scrolls there without a script. Those of passages that were taken out lead to the
    text's beginning.
    """
    by_address = {passage.address: passage for passage in passages}
    old: dict[str, list[str]] = {}
    for address, successor in former.items():
        old.setdefault(successor, []).append(address)

    def linked(match: re.Match[str]) -> str:
        passage = by_address.get(match[2])
        if passage is None:
            return match[0]
        address = passage.address
        marks = "".join(_mark("former-address", each, address) for each in old.get(address, ()))
        words = escape(mode(passage))
        names = f'aria-label="{escape(name)}: {words}" data-mode="{words}"'
        link = f'{marks}<a class="passage-link" href="#{address}" {names}></a>'
        return link + match[0] if match[1] == "table" else match[0] + link  # a table holds rows alone

    gone = "".join(_mark("gone-address", each) for each in old.get("", ()))
    return gone + _START_TAG.sub(linked, html)


def _mark(name: str, address: str, successor: str = "") -> str:
    leads = f' data-successor="{successor}"' if successor else ""
    return f'<span class="{name}" id="{escape(address)}"{leads}></span>'
