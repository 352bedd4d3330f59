"""Text pasted from a page: what a reader would leave out goes, and the rest becomes a draft, all guesses marked."""

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from builder.addresses.slugs import slugify
from builder.checking.finding import Finding, Level
from builder.checking.rules import IMPORT_RECORD
from builder.errors import OperationalError
from builder.importing.account import quotations_in_account
from builder.importing.draft_record import DraftRecord
from builder.importing.guessed_speaker import guess_speaker
from builder.importing.known_names import KnownNames, read_known_names
from builder.importing.source_records import JsonValue, SourceRecord
from builder.importing.web_pages.article_markdown import TextBlock, block_quotations, to_body
from builder.importing.web_pages.html_page import decode_page
from builder.importing.web_pages.page_address import without_tracking
from builder.importing.web_pages.page_blocks import BlockKind
from builder.importing.web_pages.page_title import SEPARATOR
from builder.languages.detection import detect_language
from builder.languages.locales import language_name
from builder.languages.looking_ahead import COMING_YEAR
from builder.languages.navigation_lines import is_navigation_line
from builder.languages.speech_titles import kind_in_title
from builder.languages.written_dates import WrittenDate, written_dates
from builder.model.outlet import Outlet

_BLANK_LINE = re.compile(r"\n[ \t\u00a0]*\n")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d{2}(?!\d)")
_SENTENCE_END = re.compile(r"[.!?…。！？:;,][\"'”’»“)\]]*$")
_LONGEST_TITLE = 200
_LONGEST_HEADING = 90
_PROSE = 100
_NEAR_TOP = 3
"""In how many paragraphs at the head of a text its date is looked for."""


@dataclass(frozen=True, slots=True)
class PastedText:
    """What was pasted, taken apart. ``outlet`` is the one whose name the title ended with."""

    title: str | None
    outlet: Outlet | None
    blocks: tuple[TextBlock, ...]
    left_out: tuple[str, ...]


def read_pasted_text(
    name: str, content: Path, *, address: str | None = None, default_language: str = "en"
) -> Iterator[SourceRecord | Finding]:
    """Give the draft of a text file, or of standard input where the name is ``-``.

    ``content`` is the archive's content folder, whose registries tell outlets and speakers; ``address`` is that of the
    page from which the text was taken.

    Raises:
        OperationalError: the file cannot be read.
    """
    try:
        given = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise OperationalError(f"{name} cannot be read: {error.strerror}", "Check its name and permissions.") from None
    known = read_known_names(content)
    pasted = take_apart(decode_page(given), known)
    if not pasted.blocks:
        yield IMPORT_RECORD.at(name, 1, 1, "the text is empty", "Paste the statement's text.")
        return
    if pasted.left_out:
        lines = ", ".join(f"“{line}”" for line in pasted.left_out)
        hint = "Put back what belongs to the text."
        found = IMPORT_RECORD.at(name, 1, 1, f"left out as lines of the page around the text: {lines}", hint)
        yield replace(found, level=Level.SUGGESTION)
    yield pasted_record(pasted, known, name, address, default_language)


def take_apart(text: str, known: KnownNames) -> PastedText:
    """Give title, outlet and blocks of a pasted text; lines that are a page's navigation are left out."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    paragraphs = _BLANK_LINE.split(lines) if _BLANK_LINE.search(lines.strip()) else lines.split("\n")
    kept: list[str] = []
    left_out: list[str] = []
    for paragraph in paragraphs:
        stripped = [line.strip() for line in paragraph.split("\n") if line.strip()]
        left_out += [line for line in stripped if is_navigation_line(line)]
        if remaining := [line for line in stripped if not is_navigation_line(line)]:
            kept.append("\n".join(remaining))
    title, outlet, kept = _take_title(kept, known)
    return PastedText(title, outlet, _blocks(kept), tuple(left_out))


def _take_title(paragraphs: Sequence[str], known: KnownNames) -> tuple[str | None, Outlet | None, list[str]]:
    """Take the title off: the first line, where a line is no sentence and other text follows it."""
    if not paragraphs:
        return None, None, []
    first, *rest_of_first = paragraphs[0].split("\n")
    bare, outlet = _without_outlet(first, known)
    follows = len(paragraphs) > 1 or rest_of_first
    if not follows or len(first) > _LONGEST_TITLE or (outlet is None and first.endswith((".", "。"))):
        return None, outlet, list(paragraphs)
    rest = ["\n".join(rest_of_first)] if rest_of_first else []
    rest += paragraphs[1:]
    if len(rest) > 1 and _without_outlet(rest[0], known)[0] == bare:  # the page's own title below the document's
        rest = rest[1:]
    return bare, outlet, rest


def _without_outlet(title: str, known: KnownNames) -> tuple[str, Outlet | None]:
    for cut in reversed(list(SEPARATOR.finditer(title))):
        outlet = known.outlet_named(title[cut.end() :].strip())
        if outlet:
            return title[: cut.start()].strip(), outlet
    return title, None


def _blocks(paragraphs: Sequence[str]) -> tuple[TextBlock, ...]:
    """Give the blocks; a short line between paragraphs of prose that ends like no sentence is a heading."""
    blocks = []
    for at, text in enumerate(paragraphs):
        after = paragraphs[at + 1] if at + 1 < len(paragraphs) else ""
        before = paragraphs[at - 1] if at else ""
        between = len(before) >= _PROSE and len(after) >= _PROSE
        is_heading = between and len(text) <= _LONGEST_HEADING and "\n" not in text and not _SENTENCE_END.search(text)
        blocks.append(TextBlock(text, BlockKind.HEADING, 2) if is_heading else TextBlock(text))
    return tuple(blocks)


def pasted_record(
    pasted: PastedText, known: KnownNames, path: str, address: str | None, default_language: str
) -> SourceRecord:
    """Give the draft of a pasted text."""
    draft = DraftRecord()
    texts = [block.text for block in pasted.blocks]
    whole = "\n\n".join(texts)
    title = pasted.title or ""
    draft.guess("title", title, "The first line of the pasted text.")
    draft.state("id", f"{slugify(title or 'pasted-text')[:60].strip('-')}-{_digest(title, whole)}")
    speaker = guess_speaker(title, whole, known)
    if speaker:
        draft.guess("speaker", speaker.name, speaker.basis)
        draft.guess("role", speaker.role, f"The title, “{title}”.")
        draft.state("attributed_as", list(speaker.spellings))
    kind = (speaker.kind if speaker else None) or kind_in_title(title)
    draft.guess("kind", kind, f"The title, “{title}”.")
    language = detect_language(whole) or default_language
    draft.guess("language", language, "The words of the text.")
    _guess_date(draft, texts, title, language)
    outlet = known.outlet_of(address) or pasted.outlet
    if known.outlet_of(address) is not None:
        draft.state("outlet", outlet.name if outlet else None)
    elif outlet:
        draft.guess("outlet", outlet.name, f"The first line ended with its name, “{outlet.name}”.")
    blocks = pasted.blocks
    quotations = quotations_in_account(texts, language) if kind is None else 0
    if quotations:
        number = "a quotation" if quotations == 1 else f"{quotations} quotations"
        draft.guess("form", "mixed", f"The text is an account with {number} in it.")
        blocks = block_quotations(blocks, language)
    _guess_trail(draft, outlet, address, language)
    return draft.record("standard input" if path == "-" else path, 1, texts, to_body(blocks))


def _digest(*texts: str) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:6]


def _guess_trail(draft: DraftRecord, outlet: Outlet | None, address: str | None, language: str) -> None:
    """State the page, and that the text may be a translation where its outlet publishes in another language."""
    step: dict[str, JsonValue] = {"role": "outlet"}
    if outlet:
        step = {"org": outlet.name, **step}
    if address:
        step["url"] = without_tracking(address)
    if outlet and outlet.languages and language.split("-")[0] not in {each.split("-")[0] for each in outlet.languages}:
        if len(outlet.languages) == 1:
            step["language"] = outlet.languages[0]
        own: dict[str, JsonValue] = {"role": "archive", "language": language, "translation": "unknown"}
        draft.state("trail", [step, own])
        stated = ", ".join(language_name(each, "en") for each in outlet.languages)
        found = language_name(language, "en")
        basis = f"The registry says that {outlet.name} publishes in {stated}; the text is in {found}."
        draft.doubt("trail", f"{basis} It may be a translation: say by whom, or delete the second step.")
    elif outlet or address:
        draft.state("trail", [{**step, "language": language, "seen": True} if address else {**step, "seen": True}])


def _guess_date(draft: DraftRecord, texts: Sequence[str], title: str, language: str) -> None:
    """Set the date as far as the head or the end of the text names it, and say what stands there."""
    for text in [*texts[:_NEAR_TOP], texts[-1]]:
        dates = written_dates(text, language)
        if len(text) > _PROSE and text not in texts[:_NEAR_TOP]:
            continue
        if dates:
            date = dates[0]
            printed = " ".join(text[date.start : date.end].strip(" ,").split())
            if date.iso:
                draft.guess("date", date.iso, f"The text names “{printed}”; nothing says that it is the day itself.")
            else:
                _guess_year(draft, date, printed, "\n".join((title, *texts)))
            return


def _guess_year(draft: DraftRecord, date: WrittenDate, printed: str, text: str) -> None:
    years = Counter(int(year) for year in _YEAR.findall(text))
    if len(years) != 1:
        return
    named = next(iter(years))
    coming = COMING_YEAR.search(text)
    if coming and date.month >= 10:
        year = named - 1
        reason = f"it speaks of “{' '.join(coming.group().split())}” and names no year but {named}"
    else:
        year, reason = named, f"{named} is the only year that it names"
    basis = f"The text names “{printed}” without a year; {reason}."
    draft.guess("date", f"{year}?-{date.month:02}-{date.day:02}", basis)
    draft.state("date_basis", basis)
