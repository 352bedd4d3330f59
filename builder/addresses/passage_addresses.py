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
        plain = " ".join(unicodedata.normalize("NFC", text).split())
        address = _address(plain)
        while address in found:
            plain = f"{plain}\n{before}"
            address = _address(plain)
        found[address] = None
        before = address
    return tuple(found)


def _address(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return "p-" + base64.b32encode(digest[:_BYTES]).decode("ascii").lower()
