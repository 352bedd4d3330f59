"""What an import came to, in words: what was written, what was left alone, and what to do next."""

from collections import Counter
from collections.abc import Iterator, Sequence

from builder.importing.import_records import Draft, ImportReport

_MOST_SHOWN = 20


def summary(result: ImportReport, total: int | None = None) -> str:
    """Give the lines; ``total`` is how many records there were, where that is known."""
    return "\n".join((*_outcome(result, total), *_kept(result), *_drafts(result.drafts), *_next_steps(result)))


def _outcome(result: ImportReport, total: int | None) -> Iterator[str]:
    if result.archive.settings_made:
        yield f"Began an archive: {result.archive.root / 'site.yaml'} holds its title."
    if result.stopped:
        of = f" of {total:,}" if total else ""
        yield f"Stopped after {result.taken:,}{of} records; what was imported stays."
    updated = f" {result.updated:,} updated," if result.updated else ""
    yield (
        f"Imported {_count(result.imported, 'statement')} into {result.archive.content},{updated}"
        f" {result.unchanged:,} unchanged, {len(result.kept):,} kept as they are;"
        f" {_count(len(result.registry_entries), 'new registry entry', 'new registry entries')}."
    )
    if result.escaped or result.escaped_throughout:
        yield (
            f"{_count(result.escaped + result.escaped_throughout, 'text')} had characters escaped that would be"
            f" markup, {result.escaped_throughout:,} of them throughout."
        )


def _kept(result: ImportReport) -> Iterator[str]:
    outdated = frozenset(result.outdated)
    edited = [path for path in result.kept if path not in outdated]
    if edited:
        yield "Kept, since the file was edited, or no import is known to have written it:"
        yield from _shown(edited)
    if result.outdated:
        yield "Kept, though nobody edited the file since it was imported; --update writes what is new:"
        yield from _shown(result.outdated)


def _drafts(drafts: Sequence[Draft]) -> Iterator[str]:
    doubtful = [draft for draft in drafts if draft.lacks or draft.unconfirmed]
    if not drafts:
        return
    if not doubtful:
        yield f"{_count(len(drafts), 'draft')}, left out of the site."
        return
    yield f"{_count(len(drafts), 'draft')}, left out of the site until completed:"
    if len(doubtful) > _MOST_SHOWN:
        yield from (f"  {words} ({number:,})" for words, number in Counter(map(_needs, doubtful)).most_common(5))
    yield from _shown([f"{draft.path} {_needs(draft)}" for draft in doubtful])


def _needs(draft: Draft) -> str:
    lacks = [f"lacks {', '.join(draft.lacks)}"] if draft.lacks else []
    guessed = [f"guesses {', '.join(draft.unconfirmed)}"] if draft.unconfirmed else []
    return " and ".join((*lacks, *guessed))


def _next_steps(result: ImportReport) -> Iterator[str]:
    source = f" --source {result.archive.root}" if result.archive.root.resolve() != result.archive.root.cwd() else ""
    if result.stopped:
        yield "To go on, run the same command again: what is there already is passed over."
        return
    if any(draft.unconfirmed for draft in result.drafts):
        yield "Compare what is guessed with the source, and delete its line under 'unconfirmed'."
    if sum(bool(draft.lacks) for draft in result.drafts) > 1:
        yield "What all of a source lack can be said for all of it: --set outlet='The Times' --update, for example."
    if any(draft.lacks or draft.unconfirmed for draft in result.drafts):
        yield "Once a draft is complete, delete its line 'status: draft'."
    if result.imported or result.updated:
        yield f"Check it with: archive check{source}"
        if result.archive.settings_made:
            yield f"Build it with: archive build{source}"


def _shown(lines: Sequence[str]) -> Iterator[str]:
    yield from (f"  {line}" for line in lines[:_MOST_SHOWN])
    if len(lines) > _MOST_SHOWN:
        yield f"  … and {len(lines) - _MOST_SHOWN:,} more"


def _count(number: int, one: str, several: str = "") -> str:
    return f"{number:,} {one if number == 1 else several or one + 's'}"
