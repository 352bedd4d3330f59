"""Slugs: readable names for addresses, of any script, that depend on the name alone."""

import hashlib
import re
import unicodedata

LIMIT = 80
"""The longest slug, in bytes of UTF-8: file names have 255, and three-byte scripts need theirs."""

_APOSTROPHES = re.compile("['\u2019\u02bc]")
_BETWEEN = re.compile(r"[\W_]+")
_DEVICE_NAMES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")  # file names that Windows keeps for itself


def slugify(name: str) -> str:
    """Give the slug of a name: lower case, NFC, its letters and digits with single hyphens between words.

    A name that is too long, or without letters and digits, gets some digits of its SHA-256, so that
    different names keep different slugs.
    """
    lowered = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).lower())
    slug = _BETWEEN.sub("-", _APOSTROPHES.sub("", lowered)).strip("-")
    if not slug or _DEVICE_NAMES.fullmatch(slug):
        return f"{slug or 'n'}-{digest_suffix(name)}"
    if len(slug.encode()) <= LIMIT:
        return slug
    cut = slug.encode()[: LIMIT - 9].decode(errors="ignore").rstrip("-")
    return f"{cut}-{digest_suffix(name)}"


def digest_suffix(name: str) -> str:
    """Give six hexadecimal digits that tell names with equal slugs apart."""
    return hashlib.sha256(unicodedata.normalize("NFC", name).encode()).hexdigest()[:6]
