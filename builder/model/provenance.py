"""The trail from the speaker to the text at hand, and the copies that prove it."""

from dataclasses import dataclass

from builder.model.dates import UncertainDate


@dataclass(frozen=True, kw_only=True)
class ArchivedCopy:
    """A capture of a source: where it lies, when it was made, and its SHA-256 digest in hexadecimal.

    It lies on the web at ``url``, or in the archive's own ``content/captures/`` as ``file``. Where it lies nowhere that
    readers can go, ``sha256`` proves of whatever copy turns up later that it is the one that was read.
    """

    url: str | None = None
    file: str | None = None
    captured: UncertainDate | None = None
    sha256: str | None = None


@dataclass(frozen=True, kw_only=True)
class TrailStep:
    """One hop on the way from the speaker to this text; a change of language is a translation.

    ``seen`` is None where it is not stated.
    """

    org: str | None = None
    role: str | None = None
    language: str | None = None
    relation: str | None = None
    translation: str | None = None
    engine: str | None = None
    reviewed_by: str | None = None
    basis: str | None = None
    url: str | None = None
    locator: str | None = None
    published: UncertainDate | None = None
    accessed: UncertainDate | None = None
    seen: bool | None = None
    archives: tuple[ArchivedCopy, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Recording:
    """A sound or film recording, with where in it the statement starts and ends (``hh:mm:ss``)."""

    url: str
    start: str | None = None
    end: str | None = None
