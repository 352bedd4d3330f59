"""A draft as it is put together: its values, and beside each that was guessed, what it was guessed from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from builder.importing.source_records import JsonValue, SourceRecord


@dataclass
class DraftRecord:
    """The values of a draft so far."""

    values: dict[str, JsonValue] = field(default_factory=dict)
    _guessed: dict[str, str] = field(default_factory=dict)

    def state(self, name: str, value: JsonValue) -> None:
        """Set a field to what the source states."""
        if value not in (None, "", [], {}):
            self.values[name] = value

    def guess(self, name: str, value: JsonValue, basis: str) -> None:
        """Set a field to a guess; ``basis`` says in plain words from what, for the person who confirms it."""
        if value not in (None, "", [], {}):
            self.values[name] = value
            self._guessed[name] = basis

    def doubt(self, name: str, basis: str) -> None:
        """Ask for a person's eye on a field that is set."""
        self._guessed.setdefault(name, basis)

    def record(self, path: str, line: int, blocks: Sequence[str], body: str | None) -> SourceRecord:
        """Give the record. Without a ``body`` in Markdown, its text is the plain ``blocks``."""
        text: Mapping[str, JsonValue] = {} if body is not None else {"text": "\n\n".join(blocks)}
        unconfirmed: list[JsonValue] = [{"field": name, "basis": basis} for name, basis in self._guessed.items()]
        marked: Mapping[str, JsonValue] = {"unconfirmed": unconfirmed} if unconfirmed else {}
        return SourceRecord(line, {**self.values, **text, **marked}, body=body, draft=True, path=path)
