"""How much two sites hold, by kind of file."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from builder.comparing.built_site import BuiltSite
from builder.publishing.exports.bulk_data import FOLDER as DATA
from builder.publishing.exports.json_twin import FILE as TWIN
from builder.search.paths import FOLDER as SEARCH
from builder.search.paths import INDEX

SEARCH_INDEX, SEARCH_CATALOGUE = "search index", "search catalogue"
_BY_FOLDER = (
    (f"{SEARCH}/{INDEX}/", SEARCH_INDEX),
    ("pagefind/", SEARCH_INDEX),
    ("assets/", "assets"),
    (f"{DATA}/", "bulk data"),
)
_BY_NAME = {TWIN: "JSON of statements", "feed.xml": "feeds", "feed.json": "feeds"}
_BY_SUFFIX = {
    ".html": "pages",
    **dict.fromkeys((".bib", ".ris"), "citations"),
    **dict.fromkeys((".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif"), "pictures"),
}


@dataclass(frozen=True, slots=True)
class Size:
    """How many files there are, and of how many bytes together."""

    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class SizeChange:
    """A kind of file, and how much of it there was and is."""

    kind: str
    before: Size
    after: Size


def size_changes(old: BuiltSite, new: BuiltSite) -> tuple[SizeChange, ...]:
    """Give each kind of file that either site has, the largest first, and ``all`` at the end.

    Where either has no search, no kind of the search's files is compared, and ``all`` leaves them out.
    """
    searched = old.has_search and new.has_search
    before, after = _sizes(old, searched), _sizes(new, searched)
    changes = [
        SizeChange(kind, before.get(kind, Size(0, 0)), after.get(kind, Size(0, 0))) for kind in {**before, **after}
    ]
    changes.sort(key=lambda change: (-max(change.before.bytes, change.after.bytes), change.kind))
    return (*changes, SizeChange("all", _all(before), _all(after)))


def kind_of(file: str) -> str:
    """Give the kind of a file of a site."""
    for folder, kind in _BY_FOLDER:
        if file.startswith(folder):
            return kind
    name = file.rpartition("/")[2]
    if name in _BY_NAME:
        return _BY_NAME[name]
    if name.startswith("cite."):
        return "citations"
    if file.startswith(f"{SEARCH}/") and name.endswith(".json"):
        return SEARCH_CATALOGUE
    return _BY_SUFFIX.get("." + name.rpartition(".")[2], "other files")


def _sizes(site: BuiltSite, searched: bool) -> Mapping[str, Size]:
    files: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for file, size in site.files.items():
        kind = kind_of(file)
        if searched or kind not in (SEARCH_INDEX, SEARCH_CATALOGUE):
            files[kind] += 1
            sizes[kind] += size
    return {kind: Size(files[kind], sizes[kind]) for kind in files}


def _all(sizes: Mapping[str, Size]) -> Size:
    return Size(sum(size.files for size in sizes.values()), sum(size.bytes for size in sizes.values()))
