"""Questions on a terminal: each answer is checked at once, known names are completed while they are typed."""

from collections.abc import Callable, Iterable

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.validation import ValidationError, Validator

from builder.contributing.answers import REGISTRIES, Answers, Registries, SettledName, UnsettledName, checked
from builder.contributing.completions import completions
from builder.reading.field_types import ValueRefused

_QUESTIONS = {
    "title": "Title",
    "speaker": "Speaker (several with ; between them)",
    "date": "Date (2020-12-29, 2020-12, 2020; 2020-12-29? where it is not certain)",
    "date_basis": "Where does the date come from?",
    "outlet": "Outlet, where the text was published",
    "topics": "Topics (with , between them; Enter for none)",
    "source": "Address of the text (Enter for none)",
}
_SEPARATORS = {"speakers": ";", "topics": ","}
_ONE = {"speakers": "speaker", "outlets": "outlet", "topics": "topic"}


def ask(answers: Answers, registries: Registries) -> Answers:
    """Ask for everything that is missing, and for the source; give the answers with all that was said.

    Raises:
        KeyboardInterrupt, EOFError: whoever is asked has had enough.
    """
    while answers.missing:
        answers = _asked(answers.missing[0], answers, registries)
    source = "" if "source" in answers.words else _line("source", registries, may_be_empty=True)
    return answers.with_words("source", source) if source else answers


def _asked(name: str, answers: Answers, registries: Registries) -> Answers:
    text = _line(name, registries, may_be_empty=name == "topics")
    if name not in REGISTRIES:
        return answers.with_words(name, text)
    registry = REGISTRIES[name]
    parts = text.split(_SEPARATORS[registry]) if registry in _SEPARATORS else [text]
    settled: list[SettledName] = []
    for part in filter(None, map(str.strip, parts)):
        one = _known(part, registry, registries)
        if one is None:
            return answers  # the question is asked again
        settled.append(one)
    return answers.with_names(name, settled)


def _known(name: str, registry: str, registries: Registries) -> SettledName | None:
    found = registries.look_up(registry, name)
    return found if isinstance(found, SettledName) else settle(registries, found, registry)


def settle(registries: Registries, found: UnsettledName, registry: str) -> SettledName | None:
    """Ask what an unsettled name stands for: the nearest known one first; None where it was mistyped."""
    if found.several:
        print(f"'{found.name}' fits several {registry}.")
        ids = ", ".join(found.several)
        chosen = _prompt(f"Which one: {ids}", check=_one_of(found.several)).strip()
        return _known(chosen, registry, registries)
    if found.nearest and _yes(f"No {_ONE[registry]} is called '{found.name}'. Did you mean '{found.nearest}'?"):
        return _known(found.nearest, registry, registries)
    if registries.open or _yes(f"Make a new entry '{found.name}' of the {registry}?"):
        return registries.new(found.name)
    return None


def _line(name: str, registries: Registries, *, may_be_empty: bool) -> str:
    completer = NameCompleter(registries, REGISTRIES[name]) if name in REGISTRIES else None

    def check(text: str) -> None:
        if not may_be_empty or text.strip():
            checked(name, text)

    return _prompt(_QUESTIONS[name], check=check, completer=completer).strip()


def _yes(question: str) -> bool:
    return _prompt(f"{question} [y/n]", check=_one_of(("y", "n", "yes", "no"))).strip().casefold() in ("y", "yes")


def _one_of(words: Iterable[str]) -> Callable[[str], None]:
    known = tuple(words)

    def check(text: str) -> None:
        if text.strip().casefold() not in known:
            raise ValueRefused(f"answer {' or '.join(known)}")

    return check


def _prompt(question: str, *, check: Callable[[str], None], completer: Completer | None = None) -> str:
    session: PromptSession[str] = PromptSession(
        f"{question}: ", completer=completer, validator=_Check(check), validate_while_typing=False
    )
    return session.prompt()


class _Check(Validator):
    def __init__(self, check: Callable[[str], None]) -> None:
        self._check = check

    def validate(self, document: Document) -> None:
        try:
            self._check(document.text)
        except ValueRefused as refused:
            raise ValidationError(len(document.text), f"{refused}. {refused.hint}".strip()) from None


class NameCompleter(Completer):
    """Completes the name that is being typed, the last of a list where there are several."""

    def __init__(self, registries: Registries, registry: str) -> None:
        self._names = registries.by_name[registry].names
        self._registry = registry
        self._separator = _SEPARATORS.get(registry)

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        typed = document.text_before_cursor
        if self._separator:
            typed = typed.rpartition(self._separator)[2].lstrip()
        for each in completions(typed, self._names, self._registry):
            yield Completion(each.written, -len(typed), display=each.fits, display_meta=each.slug)
