"""Digests: short names for everything that something was made from, so that the same is not made twice."""

import hashlib
import importlib.metadata
from functools import cache
from pathlib import Path

import builder

SIZE = 16
"""Bytes of a digest: BLAKE2b (RFC 7693), long enough that no two things share one by chance."""

_LIBRARIES = ("babel", "edtf", "jinja2", "langcodes", "markdown", "markupsafe", "nh3", "pyyaml")
"""What the bytes of a site depend on beside this package. The search asks for its own program's version."""


def digest_of(*parts: object) -> bytes:
    """Give the digest of parts in their order; parts that differ in kind or in where one ends differ in digest."""
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()


def digest_of_bytes(content: bytes) -> bytes:
    """Give the digest of a file's content."""
    return hashlib.blake2b(content, digest_size=SIZE).digest()


def joined(digests: list[bytes]) -> bytes:
    """Give the digest of digests in their order."""
    return hashlib.blake2b(b"".join(digests), digest_size=SIZE).digest()


@cache
def builder_digest() -> bytes:
    """Give the digest of this package's code, the catalogues of its words and the libraries that shape its output."""
    root = Path(builder.__file__).parent
    files = sorted(path for suffix in ("py", "po") for path in root.rglob(f"*.{suffix}"))
    code = [digest_of_bytes(path.read_bytes()) for path in files]
    versions = tuple(f"{name} {importlib.metadata.version(name)}" for name in _LIBRARIES)
    return digest_of(joined(code), versions)
