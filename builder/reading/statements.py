"""A statement's file, read: front matter typed, body converted."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from builder.archive.names import Names
from builder.checking.finding import Finding, has_errors
from builder.checking.judgement_rules import INCOMPLETE_DRAFT, UNCONFIRMED_VALUE, UNKNOWN_LABEL
from builder.checking.rules import EMPTY_BODY, FILE_NAME
from builder.digests import digest_of
from builder.model.settings import Settings
from builder.model.speaker import Speaker
from builder.model.statement import Body, Position, Statement, Unconfirmed
from builder.reading import fields
from builder.reading.field_types import is_identifier
from builder.reading.front_matter import SplitFile, split_file
from builder.reading.markdown import convert
from builder.reading.passages import PassageRules, with_passages
from builder.reading.records import Record, missing_findings, read_record
from builder.reading.source_text import read_text
from builder.reading.turns import unresolved_labels
from builder.reading.voices import resolver
from builder.reading.yaml_nodes import read_mapping


@dataclass(frozen=True)  # without slots: so it is unpickled several times as fast
class StatementFile:
    """What a file gave: a statement, which may be a draft, or nothing; and its findings.

    ``form_findings`` are those of its YAML alone, which are told even of a draft that is left out.
    """

    statement: Statement | None
    is_draft: bool
    findings: tuple[Finding, ...]
    form_findings: tuple[Finding, ...] = ()

    def left_out(self) -> "StatementFile":
        """Give what stays of it where drafts are left out: nothing but what is wrong with its YAML."""
        return StatementFile(None, True, self.form_findings, self.form_findings)


def read_statement(
    file: Path, path: str, settings: Settings, speakers: Names[Speaker] | None = None, *, drafts: bool = False
) -> StatementFile:
    """Read one statement. ``path`` is how findings name the file; ``drafts`` lets complete drafts through.

    ``speakers`` is the registry, by whose names the labels of a transcript are understood.

    A draft that is left out raises no findings but those of its YAML: whoever wrote it knows it is not done.
    """
    text, findings = read_text(file, path)
    if text is None or has_errors(findings):
        return StatementFile(None, False, findings)
    parts, more = split_file(text, path)
    if parts is None:
        return StatementFile(None, False, findings + more)
    node, more = read_mapping(parts.front_matter, path, parts.front_matter_line)
    findings += more
    if node is None:
        return StatementFile(None, False, findings)
    speakers = speakers or Names(())
    record = read_record(node, fields.STATEMENT, path)
    if record.values.get("status") == "draft":
        draft = _draft(record, parts, path, settings, speakers, findings)
        return draft if drafts else draft.left_out()
    findings += record.findings + missing_findings(record, path, fields.STATEMENT)
    findings += tuple(_unconfirmed(record, path))
    statement, more = _statement(record, parts, path, settings, speakers)
    return StatementFile(statement, False, findings + more)


def _draft(
    record: Record,
    parts: SplitFile,
    path: str,
    settings: Settings,
    speakers: Names[Speaker],
    form_findings: tuple[Finding, ...],
) -> StatementFile:
    findings = form_findings + record.findings + tuple(_unconfirmed(record, path))
    lacking = list(record.missing) + ([] if parts.body.strip() else ["the text"])
    if lacking:
        kept = record.values.get("extra", {})  # an import keeps there what it could not take
        said = (f"{name} ('{kept[name]}', under 'extra', is none)" if name in kept else name for name in lacking)
        message = f"the draft lacks {', '.join(said)}"
        return StatementFile(None, True, (*findings, INCOMPLETE_DRAFT.at(path, 1, 1, message)), form_findings)
    statement, more = _statement(record, parts, path, settings, speakers)
    return StatementFile(statement, True, findings + more, form_findings)


def _unconfirmed(record: Record, path: str) -> Iterator[Finding]:
    guesses: tuple[Unconfirmed, ...] = record.values.get("unconfirmed", ())
    for number, guess in enumerate(guesses):
        entry = f"unconfirmed.{number}"
        place = record.positions.get(guess.field) or record.positions.get(entry) or Position(1, 1)
        message = f"the {guess.field.replace('_', ' ')} was guessed from: {guess.basis.rstrip('.')}"
        yield UNCONFIRMED_VALUE.at(path, place.line, place.column, message)


def _statement(
    record: Record, parts: SplitFile, path: str, settings: Settings, speakers: Names[Speaker]
) -> tuple[Statement | None, tuple[Finding, ...]]:
    body, findings = _body(parts, path, settings)
    values = {"language": settings.language, **record.values}
    if "id" not in values:
        stem = unicodedata.normalize("NFC", Path(path).stem)
        if not is_identifier(stem):
            message = f"the file's name '{stem}' cannot be the statement's id"
            findings += (FILE_NAME.at(path, 1, 1, message),)
            return None, findings
        values["id"] = stem
    needed = {name for name, field in fields.STATEMENT.fields.items() if field.required}
    if not needed <= values.keys():
        return None, findings
    statement = Statement(
        path=path,
        body=body,
        positions=record.positions,
        record_digest=digest_of(path, parts.front_matter),
        **values,
    )
    rules = _rules(statement, speakers)
    statement = replace(statement, body=with_passages(body, rules))
    return statement, findings + tuple(_labels(statement, rules, parts))


def _labels(statement: Statement, rules: PassageRules, parts: SplitFile) -> Iterator[Finding]:
    if not statement.turns:
        return
    texts = [passage.text for passage in statement.body.passages]
    for label in unresolved_labels(texts, rules.language, rules.resolve):
        line = parts.body_line + parts.body.count("\n", 0, max(0, parts.body.find(label)))
        message = f"'{label}:' begins several paragraphs and names nobody that the record knows"
        yield UNKNOWN_LABEL.at(statement.path, line, 1, message)


def _rules(statement: Statement, speakers: Names[Speaker]) -> PassageRules:
    own = (*statement.speaker, *statement.attributed_as)
    return PassageRules(
        language=statement.language,
        form=statement.form,
        extent=statement.extent,
        kind=statement.kind,
        turns=statement.turns,
        resolve=resolver(own, statement.role, statement.participants, speakers),
    )


def _body(parts: SplitFile, path: str, settings: Settings) -> tuple[Body, tuple[Finding, ...]]:
    if not parts.body.strip():
        return Body("", ""), (EMPTY_BODY.at(path, parts.body_line, 1, "the file has no text"),)
    body, findings = convert(
        parts.body, path=path, first_line=parts.body_line, base_path=settings.base_path, passages=True
    )
    if not body.text and not has_errors(findings):
        findings += (EMPTY_BODY.at(path, parts.body_line, 1, "nothing of the file's text can be seen"),)
    return body, findings
