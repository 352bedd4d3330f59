"""The digest of a template with all that it extends, imports and includes: what a page depends on beside its view."""

import marshal
from collections.abc import Mapping, Sequence
from pathlib import Path

from builder.cache import Cache
from builder.digests import digest_of, digest_of_bytes, joined

_ASSETS = "assets/"


class TemplateDigests:
    """The digests of the templates of several folders, of which a later one overlays an earlier one by name.

    Which templates a template names is found by Jinja's own parser, and kept in the cache while none of them changes.
    """

    def __init__(self, folders: Sequence[Path], cache: Cache | None = None) -> None:
        contents: dict[str, bytes] = {}
        for folder in folders:
            for path in folder.rglob("*"):
                name = path.relative_to(folder).as_posix()
                if path.is_file() and not name.startswith(_ASSETS):
                    contents[name] = path.read_bytes()
        self._own = {name: digest_of_bytes(content) for name, content in sorted(contents.items())}
        key = digest_of("templates", *self._own.items())
        kept = cache.get("readings", key) if cache else None
        self._names: Mapping[str, tuple[str | None, ...]] = marshal.loads(kept) if kept else _references(contents)
        if cache and not kept:
            cache.put("readings", [(key, marshal.dumps(self._names))])

    def of(self, name: str) -> bytes:
        """Give the digest of a template; one that names another by an expression depends on all of them."""
        needed: set[str] = set()
        waiting = [name]
        while waiting:
            each = waiting.pop()
            if each in needed or each not in self._own:
                continue
            needed.add(each)
            named = self._names[each]
            waiting.extend(self._own if None in named else [other for other in named if other])
        return joined([digest_of(each, self._own[each]) for each in sorted(needed)])


def _references(contents: Mapping[str, bytes]) -> dict[str, tuple[str | None, ...]]:
    """Give the templates that each template names; None stands for one that it names by an expression."""
    import jinja2
    from jinja2 import meta

    environment = jinja2.Environment(extensions=["jinja2.ext.i18n"])
    found: dict[str, tuple[str | None, ...]] = {}
    for name, content in contents.items():
        try:
            found[name] = tuple(meta.find_referenced_templates(environment.parse(content.decode("utf-8", "replace"))))
        except jinja2.TemplateSyntaxError:
            found[name] = ()  # rendering says what is wrong with it
    return found
