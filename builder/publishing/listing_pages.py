"""The pages of speakers, outlets and topics, the indexes over them, and the years of long listings."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from builder.archive.archive import Archive, RelatedStatement
from builder.archive.names import name_key
from builder.charts.posts import WIDTH as POSTS_WIDTH
from builder.charts.posts import drawn, height_of, posts_svg, span_of
from builder.charts.timeline import HEIGHT, WIDTH, timeline_svg
from builder.languages.locales import language_name, locale_of
from builder.languages.messages import translations
from builder.model.registry import Membership, OtherName
from builder.publishing.feeds import feed_of
from builder.publishing.head import Head
from builder.publishing.listing_views import (
    IndexGroup,
    IndexView,
    NameGroup,
    OutletView,
    SpeakerView,
    Timeline,
    TopicView,
    YearOfView,
)
from builder.publishing.pages import Document, Page, output_of
from builder.publishing.references import (
    CountedReference,
    Reference,
    YearGroup,
    outlet_reference,
    speaker_reference,
    topic_reference,
)
from builder.publishing.rows import (
    counted,
    counts_by_year,
    is_long,
    listing_of,
    most_frequent,
    row_of,
    year_groups,
    year_references,
)
from builder.publishing.structured_data import person_json_ld

Planned = Page[object] | Document
_MOST_RELATED = 12
_NO_LETTER = "#"


def listing_pages(archive: Archive) -> Iterator[Planned]:
    """Give every page of the registries' entries, with their pictures and years, and the three indexes."""
    yield from _speakers(archive)
    yield from _outlets(archive)
    yield from _topics(archive)


def _speakers(archive: Archive) -> Iterator[Planned]:
    counts = []
    for slug, speaker in archive.speakers.items():
        statements = archive.by_speaker.get(slug, ())
        reference = speaker_reference(speaker)
        sort_name = speaker.sort_name or speaker.name
        posts = drawn(speaker.memberships)
        picture = _posts_picture(posts, statements, reference.path)
        counts.append((sort_name, counted(reference, statements)))
        view = SpeakerView(
            head=_head(reference, "/speakers/", person_json_ld(speaker, archive)),
            speaker=speaker,
            names=_name_groups(speaker.other_names, archive.settings.language),
            posts=(*posts, *(post for post in speaker.memberships if post not in posts)),
            posts_picture=picture,
            listing=listing_of(statements, reference.path),
            timeline=timeline_of(statements, reference.path),
            topics=most_frequent(
                (topic_reference(topic) for each in statements for topic in each.topics), _MOST_RELATED
            ),
            outlets=most_frequent((outlet_reference(each.outlet) for each in statements), _MOST_RELATED),
            source_file=speaker.path,
        )
        yield Page(output_of(reference.path), "pages/speaker.html", view, speaker.path)
        if picture:
            content = posts_svg(posts, counts_by_year(statements), speaker.name)
            yield Document(output_of(picture.picture), content)
        yield from _below(statements, reference, "speaker")
    yield _index("speaker", _say(archive, "Speakers"), counts)


def _posts_picture(posts: Sequence[Membership], statements: Sequence[RelatedStatement], path: str) -> Timeline | None:
    if not posts:
        return None
    first, last = span_of(posts, counts_by_year(statements))
    return Timeline(f"{path}posts.svg", first, last, POSTS_WIDTH, height_of(posts))


def _name_groups(names: Sequence[OtherName], language: str) -> tuple[NameGroup, ...]:
    """Give names by script, or where that is not stated by language; in the order of the record."""
    scripts = locale_of(language).scripts
    groups: dict[str | None, list[OtherName]] = {}
    for name in names:
        script = scripts.get(name.script, name.script) if name.script else None
        key = script or (language_name(name.language, language) if name.language else None)
        groups.setdefault(key, []).append(name)
    return tuple(NameGroup(key, tuple(group)) for key, group in groups.items())


def _outlets(archive: Archive) -> Iterator[Planned]:
    counts = []
    for slug, outlet in archive.outlets.items():
        statements = archive.by_outlet.get(slug, ())
        passed_on = archive.passed_on.get(slug, ())
        reference = outlet_reference(outlet)
        counts.append((outlet.name, counted(reference, statements or passed_on, len(statements) + len(passed_on))))
        view = OutletView(
            head=_head(reference, "/outlets/"),
            outlet=outlet,
            listing=listing_of(statements, reference.path),
            passed_on=YearGroup(0, tuple(row_of(each) for each in passed_on)) if passed_on else None,
            timeline=timeline_of(statements, reference.path),
            speakers=most_frequent(_speaker_references(statements), _MOST_RELATED),
            topics=most_frequent(
                (topic_reference(topic) for each in statements for topic in each.topics), _MOST_RELATED
            ),
            source_file=outlet.path,
        )
        yield Page(output_of(reference.path), "pages/outlet.html", view, outlet.path)
        yield from _below(statements, reference, "outlet")
    yield _index("outlet", _say(archive, "Outlets"), counts)


def _topics(archive: Archive) -> Iterator[Planned]:
    counts = []
    for slug, topic in archive.topics.items():
        statements = archive.by_topic.get(slug, ())
        reference = topic_reference(topic)
        counts.append((topic.name, counted(reference, statements)))
        view = TopicView(
            head=_head(reference, "/topics/", description=topic.description or ""),
            topic=topic,
            broader=topic_reference(archive.topics[topic.broader]) if topic.broader else None,
            narrower=tuple(
                counted(topic_reference(each), archive.by_topic.get(each.slug, ()))
                for each in archive.narrower.get(slug, ())
            ),
            listing=listing_of(statements, reference.path),
            timeline=timeline_of(statements, reference.path),
            speakers=most_frequent(_speaker_references(statements), _MOST_RELATED),
            source_file=topic.path,
        )
        yield Page(output_of(reference.path), "pages/topic.html", view, topic.path)
        yield from _below(statements, reference, "topic")
    yield _index("topic", _say(archive, "Topics"), counts)


def _head(reference: Reference, section: str, structured_data: str = "", description: str = "") -> Head:
    return Head(
        title=reference.name,
        path=reference.path,
        description=description,
        feed=feed_of(reference.name, reference.path),
        structured_data=structured_data,
        section=section,
    )


def _speaker_references(statements: Sequence[RelatedStatement]) -> Iterator[Reference]:
    return (speaker_reference(each.speaker) for related in statements for each in related.speakers)


def _below(statements: Sequence[RelatedStatement], subject: Reference, kind: str) -> Iterator[Planned]:
    """Give what stands below a listing's page: its picture, and in a long one the years' pages."""
    picture = timeline_of(statements, subject.path)
    if picture:
        yield timeline_document(picture, statements, subject.name)
    if not is_long(statements):
        return
    groups = year_groups(statements, subject.path)
    years = year_references(groups)
    for group in groups:
        path = f"{subject.path}{group.year:04}/"
        title = f"{subject.name}, {group.year}"
        head = Head(title=title, path=path, section=f"/{kind}s/", feed=feed_of(subject.name, subject.path))
        view = YearOfView(head=head, subject=subject, subject_kind=kind, group=group, years=years)
        yield Page(output_of(path), "pages/listing_year.html", view)


def timeline_of(statements: Sequence[RelatedStatement], path: str) -> Timeline | None:
    """Give the picture of the statements by year, or None where it would show a single bar."""
    if len(statements) < 2:
        return None
    first, last = statements[-1].statement.date.year, statements[0].statement.date.year
    return Timeline(f"{path}timeline.svg", first, last, WIDTH, HEIGHT) if last > first else None


def timeline_document(picture: Timeline, statements: Sequence[RelatedStatement], title: str) -> Document:
    """Give the file of a picture."""
    content = timeline_svg(counts_by_year(statements), picture.first_year, picture.last_year, title)
    return Document(output_of(picture.picture), content)


def _index(kind: str, title: str, entries: Sequence[tuple[str, CountedReference]]) -> Planned:
    path = f"/{kind}s/"
    ordered = sorted(entries, key=lambda entry: (_letter(entry[0]), name_key(entry[0]), entry[1].path))
    groups = tuple(
        IndexGroup(letter=letter, entries=tuple(reference for _, reference in group))
        for letter, group in groupby(ordered, key=lambda entry: _letter(entry[0]))
    )
    view = IndexView(head=Head(title=title, path=path, section=path), kind=kind, count=len(entries), groups=groups)
    return Page(output_of(path), "pages/index.html", view)


def _say(archive: Archive, words: str) -> str:
    return translations(archive.settings.language).gettext(words)


def _letter(name: str) -> str:
    """Give the letter under which a name is listed: its first, without accents, in capitals."""
    for character in unicodedata.normalize("NFD", name):
        if character.isalpha():
            return character.upper()[:1]
    return _NO_LETTER
