"""Check: the rules that need to see the whole archive; the third stage of the street."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from builder.addresses.address_book import FIXED, claims, old_claims
from builder.addresses.ledgers import FOLDER
from builder.archive.archive import Archive
from builder.archive.suggestions import nearest
from builder.checking.contradictions import contradictions
from builder.checking.finding import Edit, Finding
from builder.checking.judgement_rules import NO_SOURCE, TEXT_CHANGED
from builder.checking.rules import ADDRESS_LOST, BROKEN_LINK, DATE_BASIS_MISSING, DUPLICATE_ADDRESS, UNKNOWN_STATEMENT
from builder.model.page import ContentPage
from builder.model.statement import Position, Statement
from builder.publishing.pages import output_of

_START = Position(1, 1)


def check(archive: Archive) -> tuple[Finding, ...]:
    """Give the findings about the archive's records."""
    findings = [*_addresses(archive), *_ledgers(archive)]
    for related in archive.statements:
        statement = related.statement
        findings.extend(_date_basis(statement))
        findings.extend(_source(statement))
        findings.extend(_relations(statement, archive))
        findings.extend(contradictions(related))
    return tuple(findings)


def check_links(archive: Archive, paths: Callable[[], frozenset[str]]) -> tuple[Finding, ...]:
    """Give a finding for each link within the site that leads to none of its paths."""
    files: list[Statement | ContentPage] = [related.statement for related in archive.statements]
    files.extend(archive.pages)
    linking = [file for file in files if file.body.links]
    known = paths() if linking else frozenset()
    return tuple(finding for file in linking for finding in _links(file, known))


def check_old_addresses(archive: Archive, outputs: Sequence[str]) -> tuple[Finding, ...]:
    """Give a finding for each old address at which the site has something of its own, or a file in the way."""
    old = [claim for claim in old_claims(archive) if claim.path != claim.target]
    counts = Counter(outputs) if old else Counter()
    findings = []
    for claim in old:
        output = output_of(claim.path)
        above = [parent.as_posix() for parent in PurePosixPath(output).parents]
        if counts[output] > 1 or any(parent in counts for parent in above):
            message = f"the address {claim.path} is taken by a page or file that the site makes"
            place = claim.position
            findings.append(DUPLICATE_ADDRESS.at(claim.source, place.line, place.column, message))
    return tuple(findings)


def _addresses(archive: Archive) -> Iterator[Finding]:
    taken: dict[str, str] = {f"/{name}/": "the site itself" for name in FIXED}
    for claim in claims(archive):
        key = claim.path.casefold()  # two files that differ by case only are one on some systems
        if key in taken and not (claim.target and claim.target.casefold() == key):
            message = f"the address {claim.path} is taken by {taken[key]}"
            place = claim.position
            yield DUPLICATE_ADDRESS.at(claim.source or "site.yaml", place.line, place.column, message)
        taken.setdefault(key, claim.source or f"the name at {claim.path}")


def _ledgers(archive: Archive) -> Iterator[Finding]:
    claimed = {claim.path for claim in claims(archive)} if archive.ledgers else set()
    for ledger in archive.ledgers:
        for address in ledger.addresses:
            if address not in claimed:
                message = f"{address} was published and leads nowhere now"
                yield ADDRESS_LOST.at((FOLDER / f"{ledger.id}.json").as_posix(), 1, 1, message)
    for related in archive.statements:
        before, statement = archive.ledgers_of.get(related.id), related.statement
        if not before or statement.status != "published" or len(statement.corrections) > before[0].corrections:
            continue
        if statement.body.text_digest not in {each.text for each in before}:
            yield TEXT_CHANGED.at(statement.path, 1, 1, "the published text was changed without a correction")


def _date_basis(statement: Statement) -> Iterator[Finding]:
    if not statement.date.exact and not statement.date_basis:
        place = statement.positions.get("date", _START)
        message = f"the date {statement.date.text} is not one certain day, and 'date_basis' does not say why"
        yield DATE_BASIS_MISSING.at(statement.path, place.line, place.column, message)


def _source(statement: Statement) -> Iterator[Finding]:
    if not statement.source and not statement.trail and not statement.withdrawn:
        yield NO_SOURCE.at(statement.path, 1, 1, "no source is recorded")


def _relations(statement: Statement, archive: Archive) -> Iterator[Finding]:
    for number, tie in enumerate(statement.relates):
        if tie.id not in archive.by_id:
            place = statement.positions.get(f"relates.{number}.id", _START)
            close = nearest(tie.id, archive.by_id)
            hint = f"Did you mean '{close}'?" if close else ""
            message = f"the archive has no statement '{tie.id}'"
            yield UNKNOWN_STATEMENT.at(statement.path, place.line, place.column, message, hint)


def _links(file: Statement | ContentPage, known: frozenset[str]) -> Iterator[Finding]:
    for target, place in file.body.links:
        if not target.startswith("/") or target.startswith("//"):
            continue
        written = urlsplit(target).path
        path = unquote(written)
        if path in known:
            continue
        edit = None
        if f"{path}/" in known:
            message, hint = f"the link {target} lacks the slash at its end", f"Write it as {path}/."
            rest = target.removeprefix(written)
            edit = Edit(place.line, place.column - 2, f"]({target})", f"]({written}/{rest})")
        else:
            close = nearest(path, known)
            message, hint = f"the site has no page {target}", f"Did you mean {close}?" if close else ""
        yield BROKEN_LINK.at(file.path, place.line, place.column, message, hint, edit)
