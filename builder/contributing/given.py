"""What the command line gives of a new statement, and what is wrong with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from builder.contributing.answers import REGISTRIES, Answers, Registries, SettledName, UnsettledName, checked
from builder.reading.field_types import ValueRefused

Settle = Callable[[UnsettledName, str], SettledName | None]
"""Says what a name of a registry stands for that is not certain; None where it has to be given anew."""


@dataclass(frozen=True, slots=True)
class Given:
    """The values of options: of those that take words, None where not given, and of those that take names."""

    words: Mapping[str, str | None]
    names: Mapping[str, tuple[str, ...]]


def option_name(field: str) -> str:
    """Give the option by which a field is given."""
    return f"--{field.replace('_', '-')}"


def answers_of(given: Given, registries: Registries, settle: Settle) -> tuple[Answers, list[str]]:
    """Give the answers that the options are, and in words what is wrong with the others."""
    answers, problems = Answers(), []
    for name, text in given.words.items():
        if text is None:
            continue
        try:
            answers = answers.with_words(name, text)
        except ValueRefused as refused:
            problems.append(_in_words(name, refused))
    for name, names in given.names.items():
        if not names:
            continue
        try:
            settled = [_settled(each, REGISTRIES[name], registries, settle) for each in names if each.strip()]
        except ValueRefused as refused:
            problems.append(_in_words(name, refused))
            continue
        known = [each for each in settled if each is not None]
        if len(known) == len(settled):
            answers = answers.with_names(name, known)
    return answers, problems


def _settled(name: str, registry: str, registries: Registries, settle: Settle) -> SettledName | None:
    found = registries.look_up(registry, checked("outlet", name))
    return settle(found, registry) if isinstance(found, UnsettledName) else found


def settled_unasked(registries: Registries, make_entries: bool, found: UnsettledName, registry: str) -> SettledName:
    """Take an unknown name as a new one where nobody can be asked, unless it looks like a slip of the pen.

    Raises:
        ValueRefused: it is near to a known one, and entries are not to be made of such; or it fits several.
    """
    if found.several:
        message = f"'{found.name}' fits several {registry}: {', '.join(found.several)}"
        raise ValueRefused(message, "Write the id of the one that is meant.")
    if found.nearest and not make_entries and not registries.open:
        message = f"no entry of {registry} has the name or id '{found.name}'"
        hint = f"Did you mean '{found.nearest}'? With --make-entries, '{found.name}' gets an entry of its own."
        raise ValueRefused(message, hint)
    return registries.new(found.name)


def _in_words(name: str, refused: ValueRefused) -> str:
    return f"{option_name(name)}: {refused}. {refused.hint}".strip()
