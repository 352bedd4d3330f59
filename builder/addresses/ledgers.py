"""Ledger files: what was published, remembered beside the content, so that no address of a passage is ever lost.

``archive ledger`` writes them; a build reads them and writes none.
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from builder.addresses.passage_addresses import RULE_VERSION
from builder.addresses.passage_succession import succession
from builder.checking.finding import Finding
from builder.checking.rules import LEDGER_UNREADABLE
from builder.model.ledger import Ledger
from builder.model.statement import Statement

FOLDER = Path("content", "ledger")


def read_ledgers(source: Path) -> tuple[tuple[Ledger, ...], tuple[Finding, ...]]:
    """Give the ledgers of an archive, by file name; a file that cannot be understood is a finding."""
    ledgers, findings = [], []
    for file in sorted((source / FOLDER).glob("*.json")):
        path = file.relative_to(source).as_posix()
        try:
            ledgers.append(_ledger(file.stem, json.loads(file.read_text("utf-8"))))
        except (ValueError, TypeError, KeyError, AttributeError):
            findings.append(LEDGER_UNREADABLE.at(path, 1, 1, "the ledger is not as 'archive ledger' writes it"))
    return tuple(ledgers), tuple(findings)


def _ledger(id: str, members: dict[str, object]) -> Ledger:
    moved = members.get("moved", {})
    if not isinstance(moved, dict):
        raise TypeError("moved")
    return Ledger(
        id=id,
        rule=int(str(members["rule"])),
        text=str(members["text"]),
        corrections=int(str(members["corrections"])),
        passages=_texts(members["passages"]),
        moved={str(old): str(new) for old, new in moved.items()},
        addresses=_texts(members.get("addresses", [])),
    )


def _texts(values: object) -> tuple[str, ...]:
    if not isinstance(values, list):
        raise TypeError("a list is missing")
    return tuple(str(value) for value in values)


def text_digest(text: str) -> str:
    """Give the SHA-256 of a text's words, white space collapsed, in hexadecimal."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def ledger_of(statement: Statement, path: str, before: Ledger | None) -> Ledger:
    """Give what is to be remembered of a statement at the site path, with all that the last ledger remembered."""
    passages = tuple(passage.address for passage in statement.body.passages)
    withdrawn = statement.status == "withdrawn"
    if before is not None and withdrawn:
        passages = before.passages  # a tombstone forgets nothing
    addresses = dict.fromkeys([*(before.addresses if before else ()), *statement.aliases, path])
    return Ledger(
        id=statement.id,
        rule=RULE_VERSION,
        text=text_digest(statement.body.text),
        corrections=len(statement.corrections),
        passages=passages,
        moved=succession(before.passages, before.moved, passages) if before else {},
        addresses=tuple(addresses),
    )


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
            **({"moved": dict(sorted(ledger.moved.items()))} if ledger.moved else {}),
            "addresses": list(ledger.addresses),
        }
        content = (json.dumps(members, ensure_ascii=False, indent=1) + "\n").encode()
        file = folder / f"{ledger.id}.json"
        if not file.is_file() or file.read_bytes() != content:
            file.write_bytes(content)
            written += 1
    return written
