"""From a post's front matter to a record: the keys of other generators under the names of this archive's fields."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from builder.importing.mapping import TARGETS
from builder.importing.posts.folder import PostFile
from builder.importing.posts.front_matter import PostText
from builder.importing.source_records import JsonValue, SourceRecord
from builder.reading.field_types import SitePath, ValueRefused

_TOPIC_KEYS = ("topics", "topic", "tags", "tag", "categories", "category")
_OLD_ADDRESS_KEYS = ("aliases", "url", "permalink", "redirect_from", "save_as")
_OTHER_KEYS = {"lang": "language", "publishdate": "date_published"}
_FALSE = frozenset({"false", "no", "off"})
_TRUE = frozenset({"true", "yes", "on"})
_HEADING = re.compile(r"#[ \t]+(.*?)[ \t]*#*")


def post_record(record: SourceRecord, post: PostFile, parts: PostText) -> SourceRecord:
    """Give a post's record with what its front matter, its name and its place say of the statement.

    What no field takes stays under its own key. A speaker guessed from the author, and a title from a heading, are
    to be confirmed: such a post is a draft.
    """
    fields = _PostFields(record, post, parts)
    fields.lift_nested()
    fields.take_names()
    fields.take_status()
    fields.take_topics()
    fields.take_old_addresses()
    fields.guess_speaker()
    fields.guess_title()
    draft = fields.draft or bool(fields.guesses)
    guesses: list[JsonValue] = [{"field": name, "basis": basis} for name, basis in fields.guesses.items()]
    values = {**fields.values, "unconfirmed": guesses} if guesses else fields.values
    return replace(record, values=values, draft=draft)


class _PostFields:
    def __init__(self, record: SourceRecord, post: PostFile, parts: PostText) -> None:
        self._record = record
        self._post = post
        self._parts = parts
        self.values: dict[str, JsonValue] = _in_lower_case(record.values)
        self.draft = post.draft
        self.guesses: dict[str, str] = {}

    def lift_nested(self) -> None:
        """Take fields out of Hugo's ``params``, and topics out of ``taxonomies``."""
        for name, wanted in (("params", TARGETS), ("taxonomies", _TOPIC_KEYS)):
            nested = self.values.get(name)
            if isinstance(nested, dict):
                lifted = {key: value for key, value in nested.items() if key in wanted and key not in self.values}
                rest: dict[str, JsonValue] = {key: value for key, value in nested.items() if key not in lifted}
                self._put(name, rest or None)
                self.values.update(lifted)

    def take_names(self) -> None:
        values, post = self.values, self._post
        slug = values.get("slug")
        if not values.get("id"):
            values["id"] = slug if isinstance(slug, str) and slug.strip("/ ") else post.name
            if values["id"] is slug:
                del values["slug"]
        for name, value in (("date", post.date), ("language", post.language)):
            if value and not values.get(name):
                values[name] = value
        for key, name in _OTHER_KEYS.items():
            if values.get(key) and not values.get(name):
                values[name] = values.pop(key)
        published = values.get("date_published")
        if isinstance(published, str) and re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]", published):
            values["date_published"] = published[:10]
            values["publishdate"] = published  # with its time

    def take_status(self) -> None:
        """Read ``draft: true`` and Jekyll's ``published: false``."""
        for key, words, opposite in (("draft", _TRUE, _FALSE), ("published", _FALSE, _TRUE)):
            value = self.values.get(key)
            word = str(value).lower() if isinstance(value, str | bool) else ""
            if word in words or word in opposite:
                del self.values[key]
                self.draft |= word in words
        if str(self.values.get("status")).lower() == "draft":
            del self.values["status"]
            self.draft = True

    def take_topics(self) -> None:
        topics: dict[str, None] = {}
        for key in _TOPIC_KEYS:
            value = self.values.pop(key, None)
            items = value if isinstance(value, list) else list(self._parted(key, value))
            odd: list[JsonValue] = []
            for item in items:
                if isinstance(item, str):
                    topics.update({item.strip(): None} if item.strip() else {})
                elif item is not None:
                    odd.append(item)
            if odd:
                self.values[key if key != "topics" else "topics_"] = odd
        if topics:
            self.values["topics"] = [*topics]

    def _parted(self, key: str, value: JsonValue) -> Iterator[JsonValue]:
        """Part a text as its generator does: at commas, or in Jekyll at blanks; a single category stays whole."""
        if not isinstance(value, str) or key in ("topic", "tag", "category"):
            yield value
        elif self._post.jekyll and "," not in value:
            yield from value.split()
        else:
            yield from value.split(",")

    def take_old_addresses(self) -> None:
        addresses: dict[str, None] = {}
        for key in _OLD_ADDRESS_KEYS:
            value = self.values.pop(key, None)
            items = value if isinstance(value, list) else [value] if value is not None else []
            unfit: list[JsonValue] = []
            for item in items:
                address = self._old_address(item, key)
                if address is None:
                    unfit.append(item)
                else:
                    addresses[address] = None
            if unfit:
                self.values[f"old_{key}" if key == "aliases" else key] = unfit if isinstance(value, list) else unfit[0]
        if addresses:
            self.values["aliases"] = [*addresses]

    def _old_address(self, given: JsonValue, key: str) -> str | None:
        from urllib.parse import unquote

        if not isinstance(given, str) or not given.strip() or ":" in given:  # a pattern, or an address elsewhere
            return None
        address = unquote(given.strip())
        if not address.startswith("/"):
            # https://gohugo.io/content-management/urls/#aliases: they are relative to the section.
            section = f"{self._post.section}/" if key == "aliases" and self._post.section.name else ""
            address = f"/{section}{address}"
        try:
            return SitePath().read(address)
        except ValueRefused:
            return None

    def guess_speaker(self) -> None:
        if not _empty(self.values.get("speaker")):
            return
        for key in ("author", "authors"):
            names = list(self._names(key, self.values.get(key)))
            if names:
                self.values["speaker"] = [*names]
                self.guesses["speaker"] = "It is the author that the post names, who need not have spoken."
                if all(isinstance(item, str) for item in _as_list(self.values[key])):
                    del self.values[key]
                return

    def _names(self, key: str, value: JsonValue) -> Iterator[str]:
        for item in _as_list(value):
            name = item.get("name") if isinstance(item, dict) else item
            if isinstance(name, str) and key == "authors" and self._parts.is_meta:
                # https://docs.getpelican.com/en/latest/content.html: semicolons, or else commas.
                yield from filter(None, map(str.strip, name.split(";" if ";" in name else ",")))
            elif isinstance(name, str) and name.strip():
                yield " ".join(name.split())

    def guess_title(self) -> None:
        first = self._parts.body.lstrip("\n").split("\n", 1)[0]
        heading = _HEADING.fullmatch(first)
        if _empty(self.values.get("title")) and heading and heading[1]:
            self.values["title"] = heading[1]
            self.guesses["title"] = "It is the heading with which the text begins."

    def _put(self, name: str, value: JsonValue) -> None:
        if value is None:
            del self.values[name]
        else:
            self.values[name] = value


def _in_lower_case(values: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """Give known keys in lower case, as Hugo and Pelican take them in any, and the others as they are."""
    known = {*TARGETS, *_TOPIC_KEYS, *_OLD_ADDRESS_KEYS, *_OTHER_KEYS, "author", "authors", "draft", "published"}
    known |= {"slug", "params", "taxonomies"}
    given: dict[str, JsonValue] = {}
    for name, value in values.items():
        lower = name.lower()
        given[lower if lower in known and lower not in values and lower not in given else name] = value
    return given


def _as_list(value: JsonValue) -> Iterable[JsonValue]:
    return value if isinstance(value, list) else [value]


def _empty(value: JsonValue) -> bool:
    return value is None or value == [] or (isinstance(value, str) and not value.strip())
