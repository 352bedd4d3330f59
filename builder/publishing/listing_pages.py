"""The pages of speakers, outlets and topics, the indexes over them, and the years of long listings."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from builder.archive.archive import Archive, RelatedStatement
from builder.archive.names import name_key
from builder.charts.posts import WIDTH as POSTS_WIDTH
from builder.charts.posts import drawn, height_of, posts_svg, span_of
from builder.charts.timeline import HEIGHT, WIDTH, timeline_svg
from builder.digests import digest_of, joined
from builder.languages.locales import language_name, locale_of
from builder.languages.messages import translations
from builder.model.outlet import Outlet
from builder.model.registry import Membership, OtherName
from builder.model.speaker import Speaker
from builder.model.topic import Topic
from builder.publishing.feed_formats import feed_of
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
)
from builder.publishing.structured_data import person_json_ld
from builder.publishing.targets import Input, Target, target_of_page

Planned = Page[object] | Document
_MOST_RELATED = 12
_NO_LETTER = "#"


def listing_targets(archive: Archive) -> Iterator[Target]:
    """Give every page of the registries' entries, with their pictures and years, and the three indexes."""
    yield from _speakers(archive)
    yield from _outlets(archive)
    yield from _topics(archive)


def _rows(statements: Sequence[RelatedStatement]) -> Input:
    return f"the records of {len(statements)} statements", joined([each.row_digest for each in statements])


def _entry(source: str, path: str, archive: Archive) -> Input:
    return source or "the name in its statements", archive.entry_digests[path]


def _with_picture(path: str, statements: Sequence[RelatedStatement]) -> list[str]:
    """Give the files of a listing's page, and of its picture where it has one."""
    picture = timeline_of(statements, path)
    return [output_of(path), *([output_of(picture.picture)] if picture else [])]


def _speakers(archive: Archive) -> Iterator[Target]:
    counts = []
    for slug, speaker in archive.speakers.items():
        statements = archive.by_speaker.get(slug, ())
        reference = speaker_reference(speaker)
        counts.append((speaker.sort_name or speaker.name, counted(reference, statements)))
        outputs = _with_picture(reference.path, statements)
        if drawn(speaker.memberships):
            outputs.append(output_of(f"{reference.path}{_POSTS}"))
        inputs = (_entry(speaker.path, reference.path, archive), _rows(statements))
        yield Target(
            reference.path,
            tuple(outputs),
            inputs,
            partial(_speaker, speaker, archive),
            "pages/speaker.html",
            indexed=True,
        )
        yield from _years(statements, reference, "speaker", inputs[0])
    yield _index("speaker", _say(archive, "Speakers"), counts)


def _speaker(speaker: Speaker, archive: Archive) -> Iterator[Planned]:
    statements = archive.by_speaker.get(speaker.slug, ())
    reference = speaker_reference(speaker)
    posts = drawn(speaker.memberships)
    picture = _posts_picture(posts, statements, reference.path)
    view = SpeakerView(
        head=_head(reference, "/speakers/", person_json_ld(speaker, archive)),
        speaker=speaker,
        names=_name_groups(speaker.other_names, archive.settings.language),
        posts=(*posts, *(post for post in speaker.memberships if post not in posts)),
        posts_picture=picture,
        listing=listing_of(statements, reference.path),
        timeline=timeline_of(statements, reference.path),
        topics=most_frequent((topic_reference(topic) for each in statements for topic in each.topics), _MOST_RELATED),
        outlets=most_frequent((outlet_reference(each.outlet) for each in statements), _MOST_RELATED),
        source_file=speaker.path,
    )
    yield Page(output_of(reference.path), "pages/speaker.html", view, speaker.path)
    if picture:
        content = posts_svg(posts, counts_by_year(statements), speaker.name)
        yield Document(output_of(picture.picture), content)
    yield from _picture(statements, reference)


_POSTS = "posts.svg"


def _posts_picture(posts: Sequence[Membership], statements: Sequence[RelatedStatement], path: str) -> Timeline | None:
    if not posts:
        return None
    first, last = span_of(posts, counts_by_year(statements))
    return Timeline(f"{path}{_POSTS}", first, last, POSTS_WIDTH, height_of(posts))


def _name_groups(names: Sequence[OtherName], language: str) -> tuple[NameGroup, ...]:
    """Give names by script, or where that is not stated by language; in the order of the record."""
    scripts = locale_of(language).scripts
    groups: dict[str | None, list[OtherName]] = {}
    for name in names:
        script = scripts.get(name.script, name.script) if name.script else None
        key = script or (language_name(name.language, language) if name.language else None)
        groups.setdefault(key, []).append(name)
    return tuple(NameGroup(key, tuple(group)) for key, group in groups.items())


def _outlets(archive: Archive) -> Iterator[Target]:
    counts = []
    for slug, outlet in archive.outlets.items():
        statements = archive.by_outlet.get(slug, ())
        passed_on = archive.passed_on.get(slug, ())
        reference = outlet_reference(outlet)
        counts.append((outlet.name, counted(reference, statements or passed_on, len(statements) + len(passed_on))))
        name, passed = _rows(passed_on)
        entry = _entry(outlet.path, reference.path, archive)
        yield Target(
            reference.path,
            tuple(_with_picture(reference.path, statements)),
            (entry, _rows(statements), (f"{name} that it passed on", passed)),
            partial(_outlet, outlet, archive),
            "pages/outlet.html",
            indexed=True,
        )
        yield from _years(statements, reference, "outlet", entry)
    yield _index("outlet", _say(archive, "Outlets"), counts)


def _outlet(outlet: Outlet, archive: Archive) -> Iterator[Planned]:
    statements = archive.by_outlet.get(outlet.slug, ())
    passed_on = archive.passed_on.get(outlet.slug, ())
    reference = outlet_reference(outlet)
    view = OutletView(
        head=_head(reference, "/outlets/"),
        outlet=outlet,
        listing=listing_of(statements, reference.path),
        passed_on=YearGroup(0, tuple(row_of(each) for each in passed_on)) if passed_on else None,
        timeline=timeline_of(statements, reference.path),
        speakers=most_frequent(_speaker_references(statements), _MOST_RELATED),
        topics=most_frequent((topic_reference(topic) for each in statements for topic in each.topics), _MOST_RELATED),
        source_file=outlet.path,
    )
    yield Page(output_of(reference.path), "pages/outlet.html", view, outlet.path)
    yield from _picture(statements, reference)


def _topics(archive: Archive) -> Iterator[Target]:
    counts = []
    for slug, topic in archive.topics.items():
        statements = archive.by_topic.get(slug, ())
        reference = topic_reference(topic)
        counts.append((topic.name, counted(reference, statements)))
        around = (_broader(topic, archive), _narrower(topic, archive))
        entry = _entry(topic.path, reference.path, archive)
        yield Target(
            reference.path,
            tuple(_with_picture(reference.path, statements)),
            (entry, _rows(statements), ("the topics above and below it", digest_of(repr(around)))),
            partial(_topic, topic, archive),
            "pages/topic.html",
            indexed=True,
        )
        yield from _years(statements, reference, "topic", entry)
    yield _index("topic", _say(archive, "Topics"), counts)


def _topic(topic: Topic, archive: Archive) -> Iterator[Planned]:
    statements = archive.by_topic.get(topic.slug, ())
    reference = topic_reference(topic)
    view = TopicView(
        head=_head(reference, "/topics/", description=topic.description or ""),
        topic=topic,
        broader=_broader(topic, archive),
        narrower=_narrower(topic, archive),
        listing=listing_of(statements, reference.path),
        timeline=timeline_of(statements, reference.path),
        speakers=most_frequent(_speaker_references(statements), _MOST_RELATED),
        source_file=topic.path,
    )
    yield Page(output_of(reference.path), "pages/topic.html", view, topic.path)
    yield from _picture(statements, reference)


def _broader(topic: Topic, archive: Archive) -> Reference | None:
    return topic_reference(archive.topics[topic.broader]) if topic.broader else None


def _narrower(topic: Topic, archive: Archive) -> tuple[CountedReference, ...]:
    return tuple(
        counted(topic_reference(each), archive.by_topic.get(each.slug, ()))
        for each in archive.narrower.get(topic.slug, ())
    )


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


def _picture(statements: Sequence[RelatedStatement], subject: Reference) -> Iterator[Document]:
    """Give the picture of a listing's page, where it has one."""
    picture = timeline_of(statements, subject.path)
    if picture:
        yield timeline_document(picture, statements, subject.name)


def _years(statements: Sequence[RelatedStatement], subject: Reference, kind: str, entry: Input) -> Iterator[Target]:
    """Give the pages of the years of a long listing."""
    if not is_long(statements):
        return
    groups = [(year, tuple(group)) for year, group in groupby(statements, key=lambda each: each.statement.date.year)]
    years = tuple(Reference(str(year), f"{subject.path}{year:04}/") for year, _ in groups)
    all_years = ("the years of the listing", digest_of(tuple(each.name for each in years)))
    for (year, group), reference in zip(groups, years, strict=True):
        yield Target(
            reference.path,
            (output_of(reference.path),),
            (entry, _rows(group), all_years),
            partial(_year, year, group, subject, kind, years),
            "pages/listing_year.html",
            indexed=True,
        )


def _year(
    year: int, statements: Sequence[RelatedStatement], subject: Reference, kind: str, years: tuple[Reference, ...]
) -> Iterator[Planned]:
    path = f"{subject.path}{year:04}/"
    title = f"{subject.name}, {year}"
    head = Head(title=title, path=path, section=f"/{kind}s/", feed=feed_of(subject.name, subject.path))
    group = YearGroup(year, tuple(map(row_of, statements)), path)
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


def _index(kind: str, title: str, entries: Sequence[tuple[str, CountedReference]]) -> Target:
    path = f"/{kind}s/"
    ordered = sorted(entries, key=lambda entry: (_letter(entry[0]), name_key(entry[0]), entry[1].path))
    groups = tuple(
        IndexGroup(letter=letter, entries=tuple(reference for _, reference in group))
        for letter, group in groupby(ordered, key=lambda entry: _letter(entry[0]))
    )
    view = IndexView(head=Head(title=title, path=path, section=path), kind=kind, count=len(entries), groups=groups)
    return target_of_page(Page(output_of(path), "pages/index.html", view), path)


def _say(archive: Archive, words: str) -> str:
    return translations(archive.settings.language).gettext(words)


def _letter(name: str) -> str:
    """Give the letter under which a name is listed: its first, without accents, in capitals."""
    for character in unicodedata.normalize("NFD", name):
        if character.isalpha():
            return character.upper()[:1]
    return _NO_LETTER
