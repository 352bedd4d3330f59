"""Translations on the way from the speaker to the text, where the steps of the trail do not join."""

from collections.abc import Iterator

from builder.checking.finding import Finding
from builder.checking.judgement_rules import TRANSLATION_CONTRADICTED, TRANSLATION_NOT_STATED
from builder.checking.places import at_field
from builder.model.distance import changes_language
from builder.model.statement import Statement

_STATED = ("human", "machine", "unknown")


def trails(statement: Statement) -> Iterator[Finding]:
    """Give the findings about a trail's languages.

    Each step is held against the one before it that states a language, the first against ``spoken_language``; the last
    against the language of the text. What is not stated contradicts nothing.
    """
    before = statement.spoken_language
    for number, step in enumerate(statement.trail):
        place = f"trail.{number}"
        changes = changes_language(before, step.language)
        way = f"from '{before}' to '{step.language}'"
        if changes and step.translation is None:
            message = f"the language changes {way} at this step, which names no translation"
            yield at_field(TRANSLATION_NOT_STATED, statement, f"{place}.language", message)
        elif changes and step.translation == "none":
            message = f"the step is said to be no translation, and the language changes {way}"
            yield at_field(TRANSLATION_CONTRADICTED, statement, f"{place}.translation", message)
        elif step.translation in _STATED and before and step.language and not changes:
            message = f"the step is said to be a translation, and the language stays '{step.language}'"
            yield at_field(TRANSLATION_CONTRADICTED, statement, f"{place}.translation", message)
        if step.translation not in _STATED and (step.engine or step.reviewed_by):
            named = "engine" if step.engine else "reviewed_by"
            message = f"'{named}' says how the step was translated, and the step names no translation"
            yield at_field(TRANSLATION_CONTRADICTED, statement, f"{place}.{named}", message)
        before = step.language or before
    if statement.trail and changes_language(before, statement.language):
        last = len(statement.trail) - 1
        if statement.trail[last].language is None and statement.trail[last].translation in _STATED:
            message = f"the step is said to be a translation, and nothing says that it is into '{statement.language}'"
            hint = f"Add 'language: {statement.language}' to the step."
            yield at_field(TRANSLATION_NOT_STATED, statement, f"trail.{last}", message, hint)
            return
        name = "language" if "language" in statement.positions else f"trail.{last}"
        message = f"the trail ends in '{before}', and the text is in '{statement.language}'"
        hint = f"Add the step that translated it, such as {{role: archive, language: {statement.language}, "
        yield at_field(TRANSLATION_NOT_STATED, statement, name, message, hint + "translation: unknown}.")
