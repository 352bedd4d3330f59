"""The field tables: every field of every record, once. Checks, JSON Schema and documentation are made from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias, Union

from builder.reading.field_types import (
    CONTACT,
    COUNTRY,
    DOMAIN,
    SHA256,
    TAG_AUTHORITY,
    TIMECODE,
    WIKIDATA,
    Boolean,
    Choice,
    Date,
    FindingCode,
    Identifier,
    Integer,
    Kind,
    Language,
    Line,
    SitePath,
    Slug,
    Text,
    Url,
)


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list; a single value may stand alone."""

    item: Union[Kind, "Table"]


@dataclass(frozen=True, slots=True)
class Open:
    """A mapping of any depth whose values stay text."""


Shape: TypeAlias = Union[Kind, ListOf, Open, "Table"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what it takes, what it means, and an example in YAML."""

    takes: Shape
    meaning: str
    example: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The fields of one kind of record, in their canonical order; of those in ``one_of``, it has at least one."""

    name: str
    fields: Mapping[str, Field]
    one_of: tuple[str, ...] = ()


KINDS = (
    "speech", "interview", "press-conference", "debate", "testimony", "letter", "declaration", "resolution",
    "written", "post", "remarks", "article",
)  # fmt: skip
EXTENTS = ("whole", "excerpt", "summary")
FORMS = ("verbatim", "mixed", "reported")
STATUSES = ("published", "draft", "withdrawn")
TRANSLATIONS = ("none", "human", "machine", "unknown")
RELATIONS = ("responds-to", "repeats", "corrects", "quotes")
STEP_ROLES = ("agency", "outlet", "publisher", "collection", "archive")
STEP_RELATIONS = ("quotes", "reports", "republishes", "transcribes", "excerpts")

ARCHIVED_COPY = Table(
    "archived copy",
    {
        "url": Field(Url(), "Where the copy lies on the web.", "url: https://web.archive.org/web/2020/…"),
        "file": Field(Line(), "The copy that this archive keeps: a path below content/captures/, which is not "
                      "published.", "file: lavrov-2021-priorities/page.html"),
        "captured": Field(Date(), "When the copy was made.", "captured: 2020-12-30"),
        "sha256": Field(SHA256, "The SHA-256 digest of the captured bytes.", "sha256: 9f86d081…"),
    },
    one_of=("url", "file", "sha256"),
)  # fmt: skip

TRAIL_STEP = Table(
    "trail step",
    {
        "org": Field(Line(), "Who passed the words on: a name or id of the outlets.", "org: RIA Novosti"),
        "role": Field(Choice(STEP_ROLES), "What it was on this way.", "role: agency"),
        "language": Field(Language(), "The language of the text at this step.", "language: ru"),
        "relation": Field(Choice(STEP_RELATIONS), "What the step did with the one before it.", "relation: quotes"),
        "translation": Field(Choice(TRANSLATIONS), "How a change of language came about.", "translation: machine"),
        "engine": Field(Line(), "The program that translated.", "engine: DeepL"),
        "reviewed_by": Field(Line(), "Who reviewed the translation.", "reviewed_by: A. Translator"),
        "basis": Field(Text(), "How this is known.", "basis: Read off the wording; the page does not say."),
        "url": Field(Url(), "The address of the text at this step.", "url: https://francais.rt.com/…"),
        "locator": Field(Line(), "Where in the text it stands: page, minute, paragraph.", "locator: p. 12"),
        "published": Field(Date(), "When it was published.", "published: 2020-12-29"),
        "accessed": Field(Date(), "When it was looked at.", "accessed: 2020-12-30"),
        "seen": Field(Boolean(), "Whether the archive saw this text itself.", "seen: false"),
        "archives": Field(ListOf(ARCHIVED_COPY), "Copies kept of it.", "archives: [{url: https://…}]"),
    },
)

RECORDING = Table(
    "recording",
    {
        "url": Field(Url(), "The address of the recording.", "url: https://video.example/1", required=True),
        "start": Field(TIMECODE, "Where the statement starts.", 'start: "00:12:30"'),
        "end": Field(TIMECODE, "Where it ends.", 'end: "00:14:05"'),
    },
)

RELATION = Table(
    "relation",
    {
        "id": Field(Line(), "The id of the other statement.", "id: lavrov-2020-priorities", required=True),
        "type": Field(Choice(RELATIONS), "What ties this statement to it.", "type: responds-to", required=True),
    },
)

RIGHTS = Table(
    "rights",
    {
        "text": Field(Line(), "The terms of the text: an SPDX identifier or words.", "text: CC-BY-4.0"),
        "translation": Field(Line(), "The terms of the translation.", "translation: CC-BY-4.0"),
    },
)

DISPUTE = Table(
    "dispute",
    {
        "by": Field(Line(), "Who disputes the record.", "by: The speaker's office"),
        "date": Field(Date(), "When.", "date: 2021-01-05"),
        "url": Field(Url(), "Where it can be read.", "url: https://…"),
        "what": Field(Text(), "What is disputed.", "what: The wording of the second sentence.", required=True),
    },
)

CORRECTION = Table(
    "correction",
    {
        "date": Field(Date(), "When the record was corrected.", "date: 2021-01-04", required=True),
        "what": Field(Text(), "What was corrected.", "what: Second spelling recorded.", required=True),
    },
)

UNCONFIRMED = Table(
    "unconfirmed value",
    {
        "field": Field(Line(), "The field that holds the value.", "field: date", required=True),
        "basis": Field(Text(), "What the value was guessed from.", "basis: The address of the page.", required=True),
    },
)

EXCEPTION = Table(
    "exception",
    {
        "code": Field(FindingCode(adjustable_only=True), "The code of the finding.", "code: no-source", required=True),
        "reason": Field(Text(), "Why it does not apply here.", "reason: The speech was heard in the hall.",
                        required=True),
    },
)  # fmt: skip

_EXCEPTIONS = Field(ListOf(EXCEPTION), "Findings that do not apply to this file, each with the reason.",
                    "exceptions: [{code: no-source, reason: The speech was heard in the hall.}]")  # fmt: skip

CHECK_LEVEL = Table(
    "check level",
    {
        "code": Field(FindingCode(), "The code of the finding.", "code: no-source", required=True),
        "level": Field(Choice(("error", "warning", "suggestion", "off")), "How much it weighs in this archive.",
                       "level: off", required=True),
        "files": Field(ListOf(Line()), "The files that this is for, as patterns; without it, all.",
                       'files: ["content/statements/19*/**"]'),
        "reason": Field(Text(), "Why.", "reason: Sources before 2000 are books."),
    },
)  # fmt: skip

STATEMENT = Table(
    "statement",
    {
        "title": Field(Line(), "A neutral title.", "title: Russia's foreign policy in 2021", required=True),
        "speaker": Field(ListOf(Line()), "Who said it: a name or id of the speakers; a list for a joint statement.",
                         "speaker: Sergey Lavrov", required=True),
        "date": Field(Date(), "When it was said.", "date: 2020-12-29", required=True),
        "outlet": Field(Line(), "Where this text was published: a name or id of the outlets.",
                        "outlet: RT en français", required=True),
        "topics": Field(ListOf(Line()), "What it is about: names or ids of the topics; [] where none is known.",
                        "topics: [foreign-policy, covid-19]", required=True),
        "id": Field(Identifier(), "Its permanent name, the last part of its address; without it, the file's stem.",
                    "id: lavrov-2021-priorities"),
        "kind": Field(Choice(KINDS), "The kind of statement.", "kind: interview"),
        "extent": Field(Choice(EXTENTS), "How much of the statement the text holds.", "extent: excerpt"),
        "form": Field(Choice(FORMS), "Whether the text is the speaker's words, an account of them, or both.",
                      "form: mixed"),
        "spoken_language": Field(Language(), "The language it was spoken or written in.", "spoken_language: ru"),
        "language": Field(Language(), "The language of the text below; without it, the site's.", "language: en"),
        "date_basis": Field(Text(), "Where the date comes from; required where it is not one certain day.",
                            "date_basis: The page names the day; the year follows from its subject."),
        "date_published": Field(Date(), "When the text was published.", "date_published: 2020-12-29"),
        "attributed_as": Field(ListOf(Line()), "Every spelling of the name as printed in the text.",
                               "attributed_as: [Sergey Lavrov, Sergei Lavrov]"),
        "role": Field(Line(), "The post in which it was said; without it, the posts of the speaker's entry that "
                      "surely hold on the date.", "role: Minister of Foreign Affairs"),
        "audience": Field(Line(), "To whom it was said.", "audience: the public"),
        "participants": Field(ListOf(Line()), "Who else speaks in a transcript: names, ids or roles.",
                              "participants: [Question]"),
        "place": Field(Line(), "Where it was said.", "place: Moscow"),
        "event": Field(Line(), "The occasion.", "event: Year-end interview"),
        "source": Field(Url(), "The address of the text: the short form of a trail of one step.",
                        "source: https://www.un.org/…"),
        "trail": Field(ListOf(TRAIL_STEP), "The way from the speaker to this text, a step a line.",
                       "trail:\n  - {org: RIA Novosti, role: agency, language: ru, seen: false}"),
        "recordings": Field(ListOf(RECORDING), "Sound or film recordings of it.",
                            'recordings: [{url: https://…, start: "00:12:30"}]'),
        "utterance": Field(Slug(), "One name for one act of speaking, shared by its versions.",
                           "utterance: lavrov-ria-2020-12-29"),
        "relates": Field(ListOf(RELATION), "Ties to other statements.",
                         "relates: [{id: lavrov-2020-priorities, type: repeats}]"),
        "rights": Field(RIGHTS, "The terms under which the text stands.", "rights: {text: CC-BY-4.0}"),
        "status": Field(Choice(STATUSES), "Whether it is shown: a draft is not, a withdrawn one leaves a note at "
                        "its address.", "status: draft"),
        "disputes": Field(ListOf(DISPUTE), "Who disputes the record, and what.", "disputes: [{by: …, what: …}]"),
        "corrections": Field(ListOf(CORRECTION), "What was corrected after publication.",
                             "corrections: [{date: 2021-01-04, what: Second spelling recorded.}]"),
        "aliases": Field(ListOf(SitePath()), "Old addresses that lead here.", "aliases: [/statements/lavrov-2021/]"),
        "turns": Field(Boolean(), "Whether labels such as 'Question:' open the turns of a transcript.",
                       "turns: false"),
        "unconfirmed": Field(ListOf(UNCONFIRMED), "Values that a program guessed and nobody has confirmed yet: delete "
                             "a line once its value was compared with the source.",
                             "unconfirmed: [{field: date, basis: The address of the page.}]"),
        "exceptions": _EXCEPTIONS,
        "extra": Field(Open(), "What an import knew and the record has no field for: published, not interpreted.",
                       "extra: {fileid: 1790-12-08}"),
    },
)  # fmt: skip

OTHER_NAME = Table(
    "other name",
    {
        "name": Field(Line(), "The name.", "name: Сергей Лавров", required=True),
        "language": Field(Language(), "The language it is written in.", "language: ru"),
        "script": Field(Line(), "Its script, ISO 15924.", "script: Cyrl"),
        "note": Field(Line(), "Where it is used.", "note: as printed by RT"),
    },
)

MEMBERSHIP = Table(
    "membership",
    {
        "role": Field(Line(), "The post.", "role: Minister of Foreign Affairs", required=True),
        "org": Field(Line(), "In what organisation or country.", "org: Russian Federation"),
        "start": Field(Date(), "When it began.", "start: 2004-03-09"),
        "end": Field(Date(), "When it ended.", "end: 2012"),
    },
)

_NAME = Field(Line(), "The name shown.", "name: Sergey Lavrov", required=True)
_OTHER_NAMES = Field(ListOf(OTHER_NAME), "Every other name, in any script.",
                     "other_names: [{name: Сергей Лавров, language: ru}]")  # fmt: skip
_WIKIDATA = Field(WIKIDATA, "Its Wikidata item.", "wikidata: Q58217")
_OLD_SLUGS = Field(ListOf(Slug()), "Old ids that lead here, such as a merged entry's.", "aliases: [sergei-lavrov]")

SPEAKER = Table(
    "speaker",
    {
        "kind": Field(Choice(("person", "organization")), "A person or an organisation.", "kind: person"),
        "name": _NAME,
        "sort_name": Field(Line(), "The name by which lists are sorted.", "sort_name: Lavrov, Sergey"),
        "other_names": _OTHER_NAMES,
        "born": Field(Date(), "When the person was born.", "born: 1950-03-21"),
        "died": Field(Date(), "When the person died.", "died: 1865-04-15"),
        "wikidata": _WIKIDATA,
        "links": Field(ListOf(Url()), "Pages about the speaker.", "links: [https://…]"),
        "memberships": Field(ListOf(MEMBERSHIP), "Posts, with their dates.",
                             "memberships: [{role: Minister of Foreign Affairs, start: 2004-03-09}]"),
        "aliases": _OLD_SLUGS,
        "exceptions": _EXCEPTIONS,
    },
)  # fmt: skip

OUTLET = Table(
    "outlet",
    {
        "name": _NAME,
        "other_names": _OTHER_NAMES,
        "kind": Field(Line(), "What it is: newspaper, broadcaster, agency, collection …", "kind: agency"),
        "country": Field(COUNTRY, "Where it is based.", "country: FR"),
        "languages": Field(ListOf(Language()), "The languages it publishes in.", "languages: [fr]"),
        "owner": Field(Line(), "Who owns it.", "owner: A public body"),
        "homepage": Field(Url(), "Its home page.", "homepage: https://…"),
        "domains": Field(ListOf(DOMAIN), "The domains of its pages.", "domains: [francais.rt.com]"),
        "wikidata": _WIKIDATA,
        "aliases": _OLD_SLUGS,
        "exceptions": _EXCEPTIONS,
    },
)

TOPIC = Table(
    "topic",
    {
        "name": _NAME,
        "other_names": _OTHER_NAMES,
        "broader": Field(Line(), "The topic that this one is part of: a name or id.", "broader: foreign-policy"),
        "description": Field(Text(), "What the topic covers.", "description: Relations between states."),
        "aliases": _OLD_SLUGS,
        "exceptions": _EXCEPTIONS,
    },
)

PAGE = Table(
    "page",
    {
        "title": Field(Line(), "The page's title.", "title: About", required=True),
        "description": Field(Line(), "One sentence for search engines and previews.", "description: What this is."),
        "language": Field(Language(), "The page's language; without it, the site's.", "language: en"),
        "menu": Field(Boolean(), "Whether the foot of each page links to it.", "menu: true"),
        "order": Field(Integer(), "Its place in that list, lowest first.", "order: 10"),
        "aliases": Field(ListOf(SitePath()), "Old addresses that lead here.", "aliases: [/help/]"),
    },
)

SETTINGS = Table(
    "site",
    {
        "title": Field(Line(), "The archive's name.", "title: Statement Archive", required=True),
        "url": Field(Url(), "Where the site will be published; --base-url overrides it.",
                     "url: https://archive.example/"),
        "description": Field(Line(), "One sentence that says what the archive holds.", "description: Who said what."),
        "language": Field(Language(), "The language of the site's own words.", "language: en"),
        "registry": Field(Choice(("closed", "open")), "Whether a name that no registry has is an error (closed) or "
                          "makes its own entry (open).", "registry: closed"),
        "tag_authority": Field(TAG_AUTHORITY, "A domain and a date that name this archive in its feeds for ever, "
                               "whatever its address (RFC 4151).", "tag_authority: archive.example,2026"),
        "repository": Field(Url(), "The repository, for links to edit a page and to report an error.",
                            "repository: https://github.com/owner/name"),
        "contact": Field(CONTACT, "Where readers report an error where there is no repository: an email address or a "
                         "page.", "contact: errors@archive.example"),
        "licence": Field(Line(), "The terms of the archive's own words and data.", "licence: CC BY 4.0"),
        "checks": Field(ListOf(CHECK_LEVEL), "Findings that weigh more or less in this archive, or nothing.",
                        "checks: [{code: no-source, level: error}]"),
    },
)  # fmt: skip

TABLES = (STATEMENT, SPEAKER, OUTLET, TOPIC, PAGE, SETTINGS)
"""The records that are files."""

PARTS = (TRAIL_STEP, ARCHIVED_COPY, RECORDING, RELATION, RIGHTS, DISPUTE, CORRECTION, OTHER_NAME, MEMBERSHIP,
         UNCONFIRMED, EXCEPTION, CHECK_LEVEL)  # fmt: skip
"""The records within records."""
