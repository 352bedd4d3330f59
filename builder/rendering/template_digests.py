"""The digest of a template with all that it extends, imports and includes: what a page depends on beside its view."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import jinja2
from jinja2 import meta

from builder.digests import digest_of, digest_of_bytes, joined


class TemplateDigests:
    """The digests of the templates of several folders, of which a later one overlays an earlier one by name."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._environment = jinja2.Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
        self._own: dict[str, tuple[bytes, tuple[str | None, ...]]] = {}

    def of(self, name: str) -> bytes:
        """Give the digest of a template; one that names another by an expression depends on all of them."""
        needed = list(self._needed(name))
        if None in needed:
            needed = [*self._all_names()]
        names = sorted({each for each in needed if each is not None})
        return joined([digest_of(each, self._read(each)[0]) for each in names])

    def _needed(self, name: str) -> Iterator[str | None]:
        waiting: list[str | None] = [name]
        seen: set[str | None] = set()
        while waiting:
            each = waiting.pop()
            if each in seen:
                continue
            seen.add(each)
            yield each
            if each is not None:
                waiting.extend(self._read(each)[1])

    def _read(self, name: str) -> tuple[bytes, tuple[str | None, ...]]:
        if name not in self._own:
            content = self._content(name)
            try:
                parsed = self._environment.parse(content.decode("utf-8", "replace"))
                named = tuple(meta.find_referenced_templates(parsed))
            except jinja2.TemplateSyntaxError:
                named = ()  # rendering says what is wrong with it
            self._own[name] = digest_of_bytes(content), named
        return self._own[name]

    def _content(self, name: str) -> bytes:
        for folder in reversed(self._folders):
            try:
                return (folder / name).read_bytes()
            except OSError:
                continue
        return b""

    def _all_names(self) -> Iterator[str]:
        for folder in self._folders:
            for path in folder.rglob("*"):
                if path.is_file():
                    yield path.relative_to(folder).as_posix()
