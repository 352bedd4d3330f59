"""Addresses of passages, made from their text, so that an edit elsewhere in a statement changes none of them."""

import base64
import hashlib
import re
import unicodedata
from collections.abc import Sequence

RULE_VERSION = 1
"""The version of the rule below; a ledger records it, and a change of the rule must raise it."""

ADDRESS = re.compile("p-[a-z2-7]{8}")
"""The form of a passage's address."""

_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
"""All white space but the blank."""
_BYTES = 5
"""How much of the digest makes eight characters."""


def passage_addresses(texts: Sequence[str]) -> tuple[str, ...]:
    """Give the address of each block of a statement's text: ``p-`` and eight characters of base32.

    They are of the SHA-256 of the block's visible text in NFC with white space collapsed. A block that repeats an
    earlier one adds the address of the block before it, and once more where that is not enough.
    """
    found: dict[str, None] = {}
    before = ""
    for text in texts:
        plain = collapsed(unicodedata.normalize("NFC", text))
        address = _address(plain)
        while address in found:
            plain = f"{plain}\n{before}"
            address = _address(plain)
        found[address] = None
        before = address
    return tuple(found)


def collapsed(text: str) -> str:
    """Give the text with each run of white space as one blank, and none at its ends."""
    if "  " not in text and text[:1] != " " != text[-1:] and not any(map(text.__contains__, _SPACES)):
        return text
    return " ".join(text.split())


def _address(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return "p-" + base64.b32encode(digest[:_BYTES]).decode("ascii").lower()
