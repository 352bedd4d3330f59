"""The small links by which readers reach a passage's address, put into a text without changing its words."""

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape

from builder.publishing.statement_view import PassageLine

_START_TAG = re.compile(r'(<(?!table)[a-z0-9]+(?: [a-z-]+="[^"]*")* id="(p-[a-z2-7]{8})">)')


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
        marks = "".join(f'<span class="former-address" id="{each}"></span>' for each in old.get(passage.address, ()))
        words = escape(mode(passage))
        names = f'aria-label="{escape(name)}: {words}" data-mode="{words}"'
        return f'{match[1]}{marks}<a class="passage-link" href="#{passage.address}" {names}></a>'

    gone = "".join(f'<span class="gone-address" id="{each}"></span>' for each in old.get("", ()))
    return gone + _START_TAG.sub(linked, html)
