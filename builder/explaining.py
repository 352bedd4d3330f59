"""What a file of the site was made from, and why the last build made it again or left it."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from builder.cache import FOLDER, Cache
from builder.errors import OperationalError
from builder.output.manifest import read_head, read_manifest
from builder.output.site_record import SiteRecord, TargetRecord, read_record
from builder.publishing.pages import output_of
from builder.rendering.assets import FOLDER as ASSETS
from builder.search.paths import FOLDER as SEARCH


@dataclass(frozen=True, slots=True)
class Explanation:
    """A file of the site, the names of what it was made from, and in words what the last build did with it."""

    output: str
    inputs: tuple[str, ...]
    what_happened: str


def explain(address: str, output: Path, base_path: str) -> Explanation:
    """Give what there is to tell of the file at an address: a whole one, a site path, or a path below the output.

    Raises:
        OperationalError: there is no site, nothing is known of how it was made, or it has no such file.
    """
    head = read_head(output)
    if head is None:
        raise OperationalError(f"{output} holds no site", "Build it first: archive build")
    path = unquote(urlsplit(address).path)
    if path.startswith(base_path):
        path = "/" + path[len(base_path) :]
    with Cache(output.absolute().parent / FOLDER) as cache:
        record = read_record(cache, str(output.absolute()), head.site)
        if not record.site:
            raise OperationalError("nothing is known of how this site was made", "Build it again: archive build")
        for name in (output_of(path), output_of(f"{path.rstrip('/')}/")):
            found = _explained(name, record) or _other_file(name, output, record)
            if found:
                return found
    raise OperationalError(f"the site has nothing at {address}", "Write it as it stands in the browser, or as /path/.")


def _explained(output: str, record: SiteRecord) -> Explanation | None:
    for name in record.digests:
        target = record.target(name)
        if target and output in target.outputs:
            names = tuple(dict.fromkeys(name for name, _ in target.inputs))
            return Explanation(output, names, _what_happened(target, output, record))
    return None


def _what_happened(target: TargetRecord, output: str, record: SiteRecord) -> str:
    changed = f"this had changed: {'; '.join(target.reasons)}" if target.reasons else "nothing was known of it before"
    same = "" if output in target.changed else " Its bytes came out the same."
    if target.build == record.site:
        return f"The last build made it, since {changed}.{same}"
    left = "The last build left it: nothing that it is made from had changed."
    return f"{left} An earlier one made it, since {changed}.{same}"


def _other_file(output: str, site: Path, record: SiteRecord) -> Explanation | None:
    """Tell of a file that is no target's: put together from many, the search's, an asset, or somebody else's."""
    written = output in record.written
    happened = "The last build wrote it anew." if written else "The last build left it as it was."
    if output in record.lengths:
        return Explanation(output, (f"the parts of {len(record.members):,} statements",), happened)
    manifest = read_manifest(site)
    if manifest and output in manifest.files:
        made_from = {
            ASSETS: "the file of the same name in the templates' assets/",
            SEARCH: "the words and the names of the statements that the search finds",
        }
        return Explanation(output, (made_from.get(output.partition("/")[0], "the site"),), happened)
    if (site / output).is_file():
        return Explanation(output, (), "No build made it: somebody put it there, and it stays.")
    return None
