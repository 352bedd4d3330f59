"""A web page as a draft: what it states, what was guessed and from what, its text, and the record of its capture."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from builder.addresses.slugs import slugify
from builder.checking.finding import Finding, Level
from builder.checking.rules import IMPORT_RECORD
from builder.importing.account import quotations_in_account
from builder.importing.draft_record import DraftRecord
from builder.importing.guessed_speaker import SpeakerGuess, guess_speaker
from builder.importing.known_names import KnownNames, read_known_names
from builder.importing.source_records import JsonValue, SourceRecord
from builder.importing.web_pages.article_markdown import TextBlock, block_quotations, to_body
from builder.importing.web_pages.captures import Capture, archived_copy, keep_capture, kept_already, read_capture
from builder.importing.web_pages.fetching import fetch_page
from builder.importing.web_pages.html_page import NoWebPage
from builder.importing.web_pages.page_facts import PageFacts, read_page
from builder.languages.press_release_words import PARLIAMENT
from builder.languages.speech_titles import kind_in_title

_LITTLE = 400
"""Fewer letters than this are no article: the rest is behind a wall, or made by a script."""
_SPOKEN = frozenset(("speech", "remarks", "interview", "press-conference", "testimony", "debate"))
_OWN_WORDS = _SPOKEN | {"article"}


def read_web_page(
    name: str, content: Path, *, address: str | None = None, keep: bool = False, default_language: str = "en"
) -> Iterator[SourceRecord | Finding]:
    """Give the draft of a page: a file, or a web address, which is fetched. ``address`` is where a file came from.

    ``content`` is the archive's content folder, whose registries tell outlets and speakers; with ``keep``, the page's
    bytes are kept in its ``captures/``.

    Raises:
        OperationalError: the page cannot be read or fetched.
    """
    fetched = name.lower().startswith(("https://", "http://"))
    capture = fetch_page(name) if fetched else read_capture(Path(name), address)
    known = read_known_names(content)
    try:
        facts = read_page(capture, known, default_language)
    except NoWebPage as error:
        yield IMPORT_RECORD.at(name, 1, 1, str(error), "Save the page again, as 'web page, HTML only'.")
        return
    letters = sum(map(len, facts.texts))
    if letters < _LITTLE:
        message = f"only {letters} letters of text were found on the page: the rest may be made by a script or hidden"
        hint = "Open the page in a browser, copy its text into a file, and import that as pasted text."
        yield replace(IMPORT_RECORD.at(name, 1, 1, message, hint), level=Level.WARNING)
    identifier = _identifier(facts, capture)
    kept_as = (keep_capture if keep else kept_already)(content, identifier, capture)
    yield page_record(facts, capture, known, identifier, kept_as)


def page_record(
    facts: PageFacts, capture: Capture, known: KnownNames, identifier: str, kept_as: str | None = None
) -> SourceRecord:
    """Give a page's draft from its facts."""
    draft = DraftRecord({"id": identifier})
    _state_title(draft, facts)
    speaker = _speaker(facts, known)
    kind = speaker.kind if speaker and speaker.kind else _kind_of(facts.title.text)
    if speaker:
        draft.guess("speaker", speaker.name, speaker.basis)
        draft.guess("role", speaker.role, f"The title, “{facts.title.text}”.")
        if speaker.spellings and speaker.spellings != (speaker.name,):
            draft.state("attributed_as", list(speaker.spellings))
    of_speaker = speaker is not None and speaker.kind == kind
    draft.guess("kind", kind, speaker.basis if speaker and of_speaker else f"The title, “{facts.title.text}”.")
    _state_dates(draft, facts, spoken=kind in _SPOKEN)
    _state_outlet(draft, facts)
    if facts.language.basis:
        draft.guess("language", facts.language.tag, facts.language.basis)
    else:
        draft.state("language", facts.language.tag)
    blocks = facts.blocks
    quotations = 0 if kind in _OWN_WORDS else quotations_in_account(facts.texts, facts.language.tag)
    if quotations:
        number = "a quotation" if quotations == 1 else f"{quotations} quotations"
        draft.guess("form", "mixed", f"The page is an account with {number} in it.")
        blocks = block_quotations(blocks, facts.language.tag)
    _state_trail(draft, facts, capture, kept_as)
    if facts.authors.names:
        draft.state("extra", {"page_authors": list(facts.authors.names)})
    return draft.record(capture.name, 1, facts.texts, _body(blocks))


def _body(blocks: tuple[TextBlock, ...]) -> str | None:
    return to_body(blocks) if blocks else None


def _identifier(facts: PageFacts, capture: Capture) -> str:
    """Give the same id for the same page whenever it is captured: from its title and its address."""
    digest = hashlib.sha256((facts.address or capture.sha256).encode()).hexdigest()[:6]
    return f"{slugify(facts.title.text or 'page')[:60].strip('-')}-{digest}"


def _kind_of(title: str) -> str | None:
    """Give the kind of statement that a title names; the record of a parliament's sitting is a debate."""
    return kind_in_title(title) or ("debate" if PARLIAMENT.search(title) else None)


def _state_title(draft: DraftRecord, facts: PageFacts) -> None:
    if facts.title.at is not None:
        draft.state("title", facts.title.text)
    else:
        draft.guess("title", facts.title.text, f"The page prints no such heading; it is from {facts.title.source}.")


def _speaker(facts: PageFacts, known: KnownNames) -> SpeakerGuess | None:
    found = guess_speaker(facts.title.text, "\n".join(facts.texts), known)
    if found:
        return found
    authors = [known.speaker_named(name) for name in facts.authors.names]
    if facts.is_opinion and len(facts.authors.names) == 1:
        return SpeakerGuess(facts.authors.names[0], "The page is an opinion piece of this author.", kind="article")
    if len(authors) == 1 and authors[0]:
        return SpeakerGuess(authors[0].name, f"The registry knows the author, from {facts.authors.source}.")
    issuer = known.speaker_named(facts.outlet.name if facts.outlet else facts.site or "")
    if issuer and facts.is_press_release:
        return SpeakerGuess(issuer.name, "The page is a press release of this organisation.", kind="declaration")
    return None


def _state_dates(draft: DraftRecord, facts: PageFacts, *, spoken: bool) -> None:
    stated, line = facts.dates.stated, facts.dates.line
    best = facts.dates.best
    if best is None:
        return
    said = line if line and (spoken or line.place) else None
    if said:
        draft.guess("date", said.iso, _sentence(said.source))
        draft.guess("place", said.place, _sentence(said.source))
    else:
        meaning = "that is the day of publication, and the words may have been said before it"
        draft.guess("date", best.iso, _sentence(f"{best.source}: {meaning}"))
    published = stated or (None if said else best)
    if published is stated:
        draft.state("date_published", published.iso if published else None)
    elif published:
        draft.guess("date_published", published.iso, _sentence(published.source))


def _sentence(words: str) -> str:
    return words if words.endswith(".") else f"{words}."


def _state_outlet(draft: DraftRecord, facts: PageFacts) -> None:
    if facts.outlet:
        draft.state("outlet", facts.outlet.name)
    elif facts.site:
        basis = "What the page calls its site; no outlet of the registry has the page's domain."
        draft.guess("outlet", facts.site, basis)


def _state_trail(draft: DraftRecord, facts: PageFacts, capture: Capture, kept_as: str | None) -> None:
    outlet = draft.values.get("outlet")
    step: dict[str, JsonValue] = {}
    for name, value in (
        ("org", outlet),
        ("role", "outlet"),
        ("language", draft.values.get("language")),
        ("url", facts.address),
        ("published", draft.values.get("date_published")),
        ("accessed", capture.captured.isoformat()),
        ("seen", True),
    ):
        if value is not None:
            step[name] = value
    copy: Mapping[str, JsonValue] = dict(archived_copy(capture, kept_as))
    step["archives"] = [dict(copy)]
    draft.state("trail", [step])
    if capture.captured_by == "the date of the file":
        draft.doubt("trail", "The day on which the page was read and captured is the date of the file.")
