"""Which statements were added, changed and removed between two sites, field by field, by what the sites publish."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import Indel

from builder.comparing.built_site import BuiltSite, redirect_target
from builder.comparing.text_changes import Hunk, line_changes
from builder.publishing.exports.bulk_data import STATEMENT_LINES
from builder.publishing.exports.json_twin import FILE

_DERIVED = frozenset(
    ("$schema", "version", "archive", "url", "related_from", "utterance_url", "other_versions", "text", "passages",
     "former_addresses")
)  # fmt: skip
_DAYS = ("date_earliest", "date_latest")
_ADDRESSES = frozenset(("url", "org_url"))
_OF_REGISTRY = ("org_id", "org_name")  # what the registry makes of a step's organisation

Record = Mapping[str, Any]
"""What a site publishes of a statement, as JSON has it."""


@dataclass(frozen=True, slots=True)
class StatementName:
    """A statement as a report names it: its id, its title and its site path."""

    id: str
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field, as ``trail[2].org``, and its values; None where the field was not or is not there."""

    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedStatement:
    """A statement that both sites have, and what changed of it.

    ``statement`` is as the new site has it; ``former_path`` its path in the old one, if it moved. ``lost_passages`` are
    addresses of passages that the new site neither has nor remembers.
    """

    statement: StatementName
    former_path: str | None
    fields: tuple[FieldChange, ...]
    text: tuple[Hunk, ...]
    passages: tuple[FieldChange, ...]
    lost_passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementChanges:
    """The statements that differ; ``published`` says how many each site has, None where it publishes no data."""

    added: tuple[StatementName, ...] = ()
    changed: tuple[ChangedStatement, ...] = ()
    removed: tuple[StatementName, ...] = ()
    published: tuple[int | None, int | None] = (None, None)

    @property
    def paths(self) -> frozenset[str]:
        """The site paths of all of them."""
        changed = (path for each in self.changed for path in (each.statement.path, each.former_path) if path)
        return frozenset(name.path for name in (*self.added, *self.removed)).union(changed)


def statement_changes(old: BuiltSite, new: BuiltSite) -> StatementChanges:
    """Compare the statements of two sites, by the lines of their bulk data and each statement's JSON twin."""
    if not all(STATEMENT_LINES in site.files for site in (old, new)):
        return StatementChanges()
    before, after = _lines(old), _lines(new)
    added = {id: _record(after[id]) for id in after if id not in before}
    removed = {id: _record(before[id]) for id in before if id not in after}
    moved = _moved(old, new, removed, added)
    pairs = [(moved.get(id, id), id) for id in after if moved.get(id, id) in before]
    changed = (
        _change(_whole(old, before[former]), _whole(new, after[id]), old, new)
        for former, id in pairs
        if former != id or _differs(old, new, before[id], after[id])
    )
    return StatementChanges(
        added=tuple(_name(record, new) for id, record in added.items() if id not in moved),
        changed=tuple(change for change in changed if change),
        removed=tuple(_name(record, old) for id, record in removed.items() if id not in moved.values()),
        published=(len(before), len(after)),
    )


def _lines(site: BuiltSite) -> Mapping[str, bytes]:
    """Give the line of each statement by its id, which stands first in it; lines are parsed only where they differ."""
    found = {}
    for line in site.content(STATEMENT_LINES).splitlines():
        id, _ = _DECODER.raw_decode(line[len(_FIRST) : len(_FIRST) + 1_000].decode("utf-8", "ignore"))
        found[str(id)] = line
    return found


_DECODER = json.JSONDecoder()
_FIRST = b'{"id": '
_URL = re.compile(rb'"url": "([^"\\]*)"')


def _record(line: bytes) -> Record:
    record: Record = json.loads(line)
    return record


def _path(record: Record, site: BuiltSite) -> str:
    return site.site_path(str(record["url"])) or "/"


def _twin_file(path: str) -> str:
    return path[1:] + FILE


def _name(record: Record, site: BuiltSite) -> StatementName:
    return StatementName(record["id"], record["title"], _path(record, site))


def _moved(
    old: BuiltSite, new: BuiltSite, removed: Mapping[str, Record], added: Mapping[str, Record]
) -> Mapping[str, str]:
    """Give, by new id, the old id of statements whose old address leads to the new one."""
    paths = {_path(record, new): id for id, record in added.items()}
    found: dict[str, str] = {}
    for id, record in removed.items():
        page = _path(record, old)[1:] + "index.html"
        target = redirect_target(new.content(page)) if page in new.files else None
        successor = paths.get(new.site_path(target) or "") if target else None
        if successor is not None:
            found.setdefault(successor, id)
    return found


def _differs(old: BuiltSite, new: BuiltSite, before: bytes, after: bytes) -> bool:
    """Whether what two sites publish of a statement differs; the twin tells more than the line does."""
    if _below(before, old) != _below(after, new):
        return True
    files = _twin_file(_path_in(before, old)), _twin_file(_path_in(after, new))
    if files[0] not in old.files or files[1] not in new.files:
        return False
    return _below(old.content(files[0]), old) != _below(new.content(files[1]), new)


def _below(content: bytes, site: BuiltSite) -> bytes:
    return content.replace(site.url.encode(), b"/") if site.url else content


def _path_in(line: bytes, site: BuiltSite) -> str:
    """Give a statement's path without parsing its line, whose first address is that of its page."""
    found = _URL.search(line)
    return _path({"url": found[1].decode()} if found else _record(line), site)


def _whole(site: BuiltSite, line: bytes) -> Record:
    record = _record(line)
    twin = _twin_file(_path(record, site))
    return _record(site.content(twin)) if twin in site.files else record


def _change(before: Record, after: Record, old: BuiltSite, new: BuiltSite) -> ChangedStatement | None:
    dated = before.get("date") != after.get("date")
    left_out = _DERIVED.union(_DAYS if dated else ())
    fields = tuple(
        change
        for name in dict.fromkeys((*before, *after))
        if name not in left_out
        for change in _field_changes(name, before.get(name), after.get(name))
    )
    former = _path(before, old)
    change = ChangedStatement(
        statement=_name(after, new),
        former_path=former if former != _path(after, new) else None,
        fields=fields,
        text=line_changes(_paragraphs(before), _paragraphs(after)),
        passages=tuple(_passage_changes(before, after)),
        lost_passages=_lost_passages(before, after),
    )
    told = change.former_path or change.fields or change.text or change.passages or change.lost_passages
    return change if told else None


def _paragraphs(record: Record) -> Sequence[str]:
    return [part for part in str(record.get("text") or "").split("\n\n") if part.strip()]


def _field_changes(field: str, old: object, new: object) -> Iterator[FieldChange]:
    """Give the changes within a field; lists are laid beside one another so that an entry put in moves no other."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        renamed = _OF_REGISTRY if old.get("org") != new.get("org") else ()
        for name in dict.fromkeys((*old, *new)):
            if name not in _ADDRESSES and name not in renamed:
                yield from _field_changes(f"{field}.{name}", old.get(name), new.get(name))
    elif isinstance(old, list) and isinstance(new, list) and any(isinstance(each, dict) for each in (*old, *new)):
        yield from _entry_changes(field, old, new)
    else:
        yield FieldChange(field, _shown(old), _shown(new))


def _entry_changes(field: str, old: Sequence[object], new: Sequence[object]) -> Iterator[FieldChange]:
    opcodes = Indel.opcodes([json.dumps(each) for each in old], [json.dumps(each) for each in new])
    gone = [place for code in opcodes if code.tag == "delete" for place in range(code.src_start, code.src_end)]
    come = [place for code in opcodes if code.tag == "insert" for place in range(code.dest_start, code.dest_end)]
    if len(gone) == len(come):
        for before, after in zip(gone, come, strict=True):
            yield from _field_changes(f"{field}[{after}]", old[before], new[after])
        return
    yield from (FieldChange(f"{field}[{place}]", _shown(old[place]), None) for place in gone)
    yield from (FieldChange(f"{field}[{place}]", None, _shown(new[place])) for place in come)


def _shown(value: object) -> str | None:
    """Give a value as a report shows it: lists of texts as one text, an entry of a registry by its name and id."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, list):
        return "; ".join(_shown(each) or "" for each in value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_shown(each)}" for name, each in value.items() if name not in _ADDRESSES)
    return json.dumps(value, ensure_ascii=False)


def _passage_changes(before: Record, after: Record) -> Iterator[FieldChange]:
    """Give the passages with the same words that are now told to be somebody else's, or of another kind."""
    old = {str(each["address"]): each for each in before.get("passages", ())}
    for passage in after.get("passages", ()):
        former = old.get(str(passage["address"]))
        if former is None or former["text"] != passage["text"]:
            continue
        for name in ("block", "voice", "original", "original_language"):
            yield from _field_changes(f"{passage['address']}.{name}", former.get(name), passage.get(name))
        if former["runs"] != passage["runs"]:
            yield FieldChange(f"{passage['address']}.runs", _runs(former), _runs(passage))


def _runs(passage: Record) -> str:
    text = str(passage["text"])
    return " ".join(f"[{run.get('mode', 'not stated')}] {text[run['start'] : run['end']]}" for run in passage["runs"])


def _lost_passages(before: Record, after: Record) -> tuple[str, ...]:
    if after.get("status") == "withdrawn":
        return ()  # its page says that the text was taken down
    known = {*(str(each["address"]) for each in after.get("passages", ())), *after.get("former_addresses", {})}
    was = [*(str(each["address"]) for each in before.get("passages", ())), *before.get("former_addresses", {})]
    return tuple(address for address in was if address not in known)
