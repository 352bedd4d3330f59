"""Targets: the files that are made together, all that they are made from, and how; what the plan consists of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from builder.digests import digest_of, digest_of_bytes
from builder.publishing.pages import Document, Page

Input: TypeAlias = tuple[str, bytes]
"""What something is made from: a name that tells a person what it is, and the digest of its value."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a target adds to a file that is put together from many: the file and the bytes."""

    output: str
    content: bytes


Made: TypeAlias = Page[object] | Document | Part


@dataclass(frozen=True, slots=True)
class Target:
    """Files that are made together.

    ``name`` is the site path of what they are about, and unique. ``make`` reads nothing but what ``inputs`` name, so
    that files whose inputs are as they were need not be made again. ``template`` is that of its pages, or empty.
    """

    name: str
    outputs: tuple[str, ...]
    inputs: tuple[Input, ...]
    make: Callable[[], Iterable[Made]]
    template: str = ""
    indexed: bool = False
    """Whether crawlers are told of the page at ``name``."""
    told_of: tuple[str, ...] = ()
    """Those of its files whose size and digest other files tell."""
    kept: bool = False
    """Whether what it gives is kept, since making that takes longer than reading it."""


def target_of_page(page: Page[object], name: str, *, indexed: bool = True) -> Target:
    """Give the target of one page whose view is there already."""
    inputs = (("what it shows", digest_of(repr(page.view))),)
    return Target(name, (page.output,), inputs, lambda: (page,), page.template, indexed)


def target_of_document(document: Document, *, told_of: bool = False) -> Target:
    """Give the target of one file whose bytes are there already."""
    inputs = (("what it holds", digest_of_bytes(document.content)),)
    outputs = (document.output,)
    return Target(f"/{document.output}", outputs, inputs, lambda: (document,), told_of=outputs if told_of else ())


@dataclass(frozen=True, slots=True)
class Compilation:
    """A file that is put together from the parts of many targets, in their order, after a beginning of its own."""

    output: str
    beginning: bytes
    members: tuple[str, ...]
    """Names of targets, each of which makes one part."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is to be told of a file: its size in bytes and its SHA-256 digest in hexadecimal."""

    size: int
    sha256: str
