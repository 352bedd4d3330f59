"""What the plan is made of: pages to render and documents that are bytes already."""

from dataclasses import dataclass
from typing import Generic, TypeVar

View = TypeVar("View", covariant=True)


@dataclass(frozen=True, slots=True)
class Page(Generic[View]):
    """A page to render: the file it becomes, the template, and the view: all that the page may show.

    ``source`` names the content file behind the page, or is empty; it is where findings of rendering point
    when the template itself is not at fault.
    """

    output: str
    template: str
    view: View
    source: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A file whose bytes are known already."""

    output: str
    content: bytes


def output_of(path: str) -> str:
    """Give the file that serves a site path: ``/speakers/x/`` becomes ``speakers/x/index.html``."""
    relative = path.lstrip("/")
    return relative + "index.html" if relative == "" or relative.endswith("/") else relative


def site_path(output: str) -> str:
    """Give the site path at which a file is served: ``speakers/x/index.html`` becomes ``/speakers/x/``."""
    return "/" + output.removesuffix("index.html")
