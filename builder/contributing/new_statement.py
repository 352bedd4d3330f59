"""A new statement's file and the registry entries that its names need, written."""

from dataclasses import dataclass
from pathlib import Path

from builder.contributing.answers import Answers, Registries, SettledName, parsed_date
from builder.contributing.file_place import statement_place
from builder.errors import OperationalError
from builder.importing.archive_folder import StatementFiles
from builder.importing.statement_file import Value, statement_text
from builder.reading.fields import STATEMENT


@dataclass(frozen=True, slots=True)
class NewStatement:
    """What was written. Without a text, the statement is a draft."""

    file: Path
    entries: tuple[Path, ...]
    is_draft: bool


def write_statement(answers: Answers, registries: Registries) -> NewStatement:
    """Write a statement of which nothing is missing; no file that is there is touched.

    Raises:
        OperationalError: the folder cannot be written.
    """
    first = registries.look_up("speakers", answers.names["speaker"][0])
    entry = first.entry if isinstance(first, SettledName) else None
    name = entry.name if entry else answers.names["speaker"][0]
    files = StatementFiles(registries.content)
    file = statement_place(files, name, entry, parsed_date(answers.words["date"]), answers.words["title"])
    is_draft = not answers.text.strip()
    text = statement_text(_fields(answers, is_draft=is_draft), STATEMENT, answers.text.strip("\r\n"))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as opened:  # fails where another program was quicker
            opened.write(text.encode())
        for registry, new in answers.new_names:
            registries.by_name[registry].resolve(new)
    except OSError as error:
        where = error.filename or file
        raise OperationalError(f"{where} cannot be written: {error.strerror}", "Check its permissions.") from None
    made = tuple(entry for registry in registries.by_name.values() for entry in registry.made)
    return NewStatement(file, made, is_draft)


def _fields(answers: Answers, *, is_draft: bool) -> dict[str, Value]:
    fields: dict[str, Value] = dict(answers.words)
    for name, names in answers.names.items():
        fields[name] = list(names) if name == "topics" or len(names) > 1 else names[0]
    return {**fields, "status": "draft"} if is_draft else fields
