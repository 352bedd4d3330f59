"""Ledger files: what was published, remembered beside the content, so that no address of a passage is ever lost.

``archive ledger`` writes them; a build reads them and writes none.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from builder.addresses.passage_addresses import ADDRESS, RULE_VERSION
from builder.addresses.passage_sketches import Sketch, as_written, likeness, read, sketch
from builder.addresses.passage_succession import succession
from builder.checking.finding import Finding
from builder.checking.rules import LEDGER_UNREADABLE
from builder.model.ledger import Ledger
from builder.model.statement import Body, Statement
from builder.model.stored_body import StoredBody

FOLDER = Path("content", "ledger")
_STATEMENT = re.compile("/statements/([^/]+)/")
_SITE_PATH = re.compile(r"/[^\s\ud800-\udfff\"<>\\]*")


def read_ledger(file: Path, path: str) -> tuple[Ledger | None, tuple[Finding, ...]]:
    """Give the ledger in a file, or the finding that it cannot be understood."""
    try:
        return _ledger(file.stem, json.loads(file.read_text("utf-8"))), ()
    except (OSError, RecursionError, ValueError, TypeError, KeyError, AttributeError):
        return None, (LEDGER_UNREADABLE.at(path, 1, 1, "the ledger is not as 'archive ledger' writes it"),)


def _ledger(id: str, members: dict[str, object]) -> Ledger:
    moved = members.get("moved", {})
    if not isinstance(moved, dict):
        raise TypeError("moved")
    passages, addresses = _texts(members["passages"]), _texts(members.get("addresses", []))
    sketches = tuple(read(each) for each in _texts(members["sketches"]))
    if len(sketches) != len(passages):
        raise ValueError("each passage has one sketch")
    named = [*passages, *moved, *filter(None, moved.values())]
    if not all(ADDRESS.fullmatch(str(each)) for each in named) or not all(map(_SITE_PATH.fullmatch, addresses)):
        raise ValueError("an address of another form")
    return Ledger(
        id=id,
        rule=int(str(members["rule"])),
        text=str(members["text"]),
        corrections=int(str(members["corrections"])),
        passages=passages,
        sketches=sketches,
        moved={str(old): str(new) for old, new in moved.items()},
        addresses=addresses,
    )


def _texts(values: object) -> tuple[str, ...]:
    if not isinstance(values, list):
        raise TypeError("a list is missing")
    return tuple(str(value) for value in values)


def ledgers_of(statement: Statement, ledgers: Mapping[str, Ledger]) -> tuple[Ledger, ...]:
    """Give what was published of a statement, from all ledgers by id: its own, then those of addresses it took over."""
    taken = (_STATEMENT.fullmatch(alias) for alias in reversed(statement.aliases))
    ids = dict.fromkeys([statement.id, *(match[1] for match in taken if match)])
    return tuple(ledgers[id] for id in ids if id in ledgers)


def former_addresses(ledgers: Sequence[Ledger], body: Body | StoredBody) -> Mapping[str, str]:
    """Give each address that a passage of any ledger had and none has now, with its successor's or an empty text.

    An earlier ledger of the sequence wins: it is the statement's own, the others are of statements that it took in.
    """
    found: dict[str, str] = {}
    edited = [ledger for ledger in ledgers if ledger.moved or " ".join(ledger.passages) != body.addresses]
    if not edited:
        return found
    texts = {passage.address: passage.text for passage in body.passages}
    now = [passage.address for passage in body.passages]
    for ledger in reversed(edited):
        sketches = dict(zip(ledger.passages, ledger.sketches, strict=True))

        def alike(old: str, new: str, sketches: Mapping[str, Sketch] = sketches) -> float:
            return likeness(sketches[old], sketch(texts[new]))

        found.update(succession(ledger.passages, ledger.moved, now, alike))
    return found


def ledger_of(statement: Statement, path: str, before: Sequence[Ledger]) -> Ledger:
    """Give what is to be remembered of a statement at the site path, with all that its ledgers remembered.

    ``before`` are the statement's own ledger, if there is one, and those of statements that it took the place of.
    """
    passages = statement.body.passages
    addresses = dict.fromkeys([*(old for each in before for old in each.addresses), *statement.aliases, path])
    remembered = Ledger(
        id=statement.id,
        rule=RULE_VERSION,
        text=statement.body.text_digest,
        corrections=len(statement.corrections),
        passages=tuple(passage.address for passage in passages),
        sketches=tuple(sketch(passage.text) for passage in passages),
        moved=former_addresses(before, statement.body),
        addresses=tuple(addresses),
    )
    if before and statement.withdrawn:  # a tombstone forgets nothing
        own = before[0]
        return replace(remembered, text=own.text, passages=own.passages, sketches=own.sketches, moved=own.moved)
    return remembered


def write_ledgers(source: Path, ledgers: Iterable[Ledger]) -> int:
    """Write the ledgers whose bytes differ and give how many there were."""
    folder = source / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for ledger in ledgers:
        members = {
            "rule": ledger.rule,
            "text": ledger.text,
            "corrections": ledger.corrections,
            "passages": list(ledger.passages),
            "sketches": [as_written(each) for each in ledger.sketches],
            **({"moved": dict(sorted(ledger.moved.items()))} if ledger.moved else {}),
            "addresses": list(ledger.addresses),
        }
        content = (json.dumps(members, ensure_ascii=False, indent=1) + "\n").encode()
        file = folder / f"{ledger.id}.json"
        if not file.is_file() or file.read_bytes() != content:
            file.write_bytes(content)
            written += 1
    return written
