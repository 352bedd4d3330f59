"""Every rule that a finding can name: the table behind the messages and the pages that explain them.

Those here are matters of form, without which no page can be made; matters of judgement are in ``judgement_rules.py``.
"""

from collections.abc import Mapping

from builder.checking import judgement_rules
from builder.checking.finding import Level, Rule

_FIELDS = (
    "title: A statement\nspeaker: Ada Example\ndate: 2020-12-29\noutlet: The Example Times\ntopics: [economy]\n"
    "source: https://example.org/1\n"
)
FILE_TOO_LARGE = Rule(
    "file-too-large",
    Level.ERROR,
    "The file is larger than any statement needs (the limit is 2 MB).",
    "Split the text into several statements, or check that the right file was saved.",
)
NOT_UTF8 = Rule(
    "not-utf-8",
    Level.ERROR,
    "The file holds bytes that are not UTF-8 text.",
    "Save the file with the encoding UTF-8.",
)
CONTROL_CHARACTER = Rule(
    "control-character",
    Level.ERROR,
    "The text holds an invisible control character, which neither web pages nor feeds can carry.",
    "Delete the character.",
    fixable=True,
)
UNREADABLE_FILE = Rule(
    "unreadable-file",
    Level.ERROR,
    "The file cannot be opened.",
    "Check that the file exists and that its permissions let it be read.",
)
FILE_NAME = Rule(
    "file-name",
    Level.ERROR,
    "The file's name cannot serve as an address.",
    "Use lower-case letters, digits and hyphens, such as lavrov-2021-priorities.md.",
    example="content/topics/bad name.yaml:\n  name: Bad Name",
    mended="content/topics/bad-name.yaml:\n  name: Bad Name",
)
FRONT_MATTER_MISSING = Rule(
    "front-matter-missing",
    Level.ERROR,
    "The file does not begin with front matter, the lines between two lines of three hyphens.",
    "Begin the file with a line '---', then title, speaker, date, outlet and topics, then another '---'.",
    example=f"\n---\n{_FIELDS}---\nWords.",
    mended=f"---\n{_FIELDS}---\nWords.",
    fixable=True,
)
FRONT_MATTER_UNCLOSED = Rule(
    "front-matter-unclosed",
    Level.ERROR,
    "The front matter has no closing line of three hyphens.",
    "Put a line '---' after the last field.",
    example=f"---\n{_FIELDS}Words.",
    mended=f"---\n{_FIELDS}---\nWords.",
)
YAML_SYNTAX = Rule(
    "yaml-syntax",
    Level.ERROR,
    "The lines are not YAML.",
    "Put quotation marks around values that hold ': ' or begin with a special character, and align the lines.",
    example="title: On war: and peace",
    mended='title: "On war: and peace"',
    fixable=True,
)
YAML_TAB = Rule(
    "yaml-tab",
    Level.ERROR,
    "YAML does not allow tabs before a key.",
    "Replace the tab by spaces.",
    example="rights:\n\ttext: CC-BY-4.0",
    mended="rights:\n  text: CC-BY-4.0",
    fixable=True,
)
YAML_DUPLICATE_KEY = Rule(
    "yaml-duplicate-key",
    Level.ERROR,
    "The same key stands twice; which one is meant cannot be told.",
    "Remove one of them.",
    example="title: A statement\ntitle: Another title",
    mended="title: A statement",
)
YAML_FEATURE = Rule(
    "yaml-feature",
    Level.ERROR,
    "Anchors, aliases, tags and keys that are not plain text are not read.",
    "Write the value out in full.",
    example="title: !headline A statement",
    mended="title: A statement",
)
NOT_A_MAPPING = Rule(
    "not-a-mapping",
    Level.ERROR,
    "The lines are not of the form 'key: value'.",
    "Write one 'key: value' a line.",
    example="---\n- A statement\n- Ada Example\n---\nWords.",
    mended=f"---\n{_FIELDS}---\nWords.",
)
UNKNOWN_KEY = Rule(
    "unknown-key",
    Level.ERROR,
    "The key is none that the record has.",
    "Use a key from the list of fields, or put the value under 'extra'.",
    example="tilte: A statement",
    mended="title: A statement",
)
MISSING_FIELD = Rule(
    "missing-field",
    Level.ERROR,
    "A field that every record needs is absent.",
    "Add the field, or mark the statement 'status: draft' until it is known.",
    example=(
        "---\ntitle: A statement\nspeaker: Ada Example\noutlet: The Example Times\ntopics: [economy]\n"
        "source: https://example.org/1\n---\nWords."
    ),
    mended=f"---\n{_FIELDS}---\nWords.",
)
WRONG_TYPE = Rule(
    "wrong-type",
    Level.ERROR,
    "The value is not of the kind that the field takes.",
    "See the field's example in the list of fields.",
    example="kind: Speech",
    mended="kind: speech",
    fixable=True,
)
INVALID_DATE = Rule(
    "invalid-date",
    Level.ERROR,
    "The value is no date, or a date that does not exist.",
    "Write 2020-12-29, 2020-12 or 2020; a doubtful date 2020-12-29?; a span 2020-12-28/2020-12-29.",
    example="date: 29.12.2020",
    mended="date: 2020-12-29",
    fixable=True,
)
DATE_BASIS_MISSING = Rule(
    "date-basis-missing",
    Level.ERROR,
    "The date is uncertain, approximate, a span or less than a day, and nothing says why.",
    "Add 'date_basis' with a sentence that says where the date comes from.",
    example="date: 2020",
    mended="date: 2020\ndate_basis: The page names the year alone.",
)
EMPTY_BODY = Rule(
    "empty-body",
    Level.ERROR,
    "The file has front matter but no text below it.",
    "Add the statement's text below the closing '---', or mark it 'status: draft'.",
    example=f"---\n{_FIELDS}---",
    mended=f"---\n{_FIELDS}---\nWords.",
)
BODY_TOO_DEEP = Rule(
    "body-too-deep",
    Level.ERROR,
    "The text nests quotations or lists more deeply than can be converted.",
    "Reduce the number of '>' or of leading spaces.",
)
UNKNOWN_NAME = Rule(
    "unknown-name",
    Level.ERROR,
    "No registry entry has this name.",
    "Correct the spelling, or add an entry to the registry.",
    example="speaker: Ada Exampel",
    mended="speaker: Ada Example",
)
AMBIGUOUS_NAME = Rule(
    "ambiguous-name",
    Level.ERROR,
    "The name fits several registry entries.",
    "Write the id of the one that is meant.",
    example="speaker: The Twin",
    mended="speaker: twin-a",
)
DUPLICATE_ADDRESS = Rule(
    "duplicate-address",
    Level.ERROR,
    "Two files claim one address on the site.",
    "Give one of them another id, file name or alias.",
    example="id: case",
    mended="id: case-second-speech",
)
UNKNOWN_STATEMENT = Rule(
    "unknown-statement",
    Level.ERROR,
    "The record refers to a statement that the archive does not have.",
    "Correct the id; it is the last part of the statement's address.",
    example="relates: [{id: frist, type: repeats}]",
    mended="relates: [{id: first, type: repeats}]",
)
BROKEN_LINK = Rule(
    "broken-link",
    Level.ERROR,
    "The text links to an address that the site does not have.",
    "Link to a statement by its address, /statements/<id>/.",
    example="See [the first speech](/statements/first).",
    mended="See [the first speech](/statements/first/).",
    fixable=True,
)
RELATIVE_LINK = Rule(
    "relative-link",
    Level.ERROR,
    "The text holds a relative link, which means something else on each page.",
    "Begin the link with / for a page of this site, or with https:// for another.",
    example="See [the first speech](first.md).",
    mended="See [the first speech](/statements/first/).",
)
UNSAFE_LINK = Rule(
    "unsafe-link",
    Level.ERROR,
    "The link's scheme is none that a page may use.",
    "Use an https, http or mailto link.",
    example="See [the page](javascript:show).",
    mended="See [the page](https://example.org/page).",
)
SETTINGS_MISSING = Rule(
    "settings-missing",
    Level.ERROR,
    "The folder has no site.yaml, so it is not an archive.",
    "Create site.yaml with a line 'title: Name of the archive', or name the archive's folder with --source.",
)
TEMPLATE_ERROR = Rule(
    "template-error",
    Level.ERROR,
    "A template cannot be rendered.",
    "Correct the template at the line given.",
    example="templates/pages/statement.html:\n  {% if view.title %}{{ view.title }}",
    mended="templates/pages/statement.html:\n  {% if view.title %}{{ view.title }}{% endif %}",
)
TEMPLATE_UNDEFINED = Rule(
    "template-undefined",
    Level.ERROR,
    "A template uses a name that the page does not have.",
    "Correct the name in the template; builder/publishing/ says what each page has.",
    example="templates/pages/statement.html:\n  {{ view.heading }}",
    mended="templates/pages/statement.html:\n  {{ view.title }}",
)
IMPORT_RECORD = Rule(
    "import-record",
    Level.ERROR,
    "A part of an imported source is no record, or none that can be taken in.",
    "Each line must be one JSON object, with the fields that the import's documentation lists.",
    example='["A statement", "Words."]',
    mended='{"title": "A statement", "text": "Words."}',
)
IMPORT_MARKUP = Rule(
    "import-markup",
    Level.WARNING,
    "The imported text holds commands of the generator that it comes from, or HTML: they were taken over as they are.",
    "Write in Markdown what it showed, or delete it.",
    example='The library {{< figure src="library.jpg" >}} is open.',
    mended="The library is open.",
)
LEDGER_UNREADABLE = Rule(
    "ledger-unreadable",
    Level.ERROR,
    "A file of content/ledger/ is not as the tool writes it.",
    "Restore the file from the repository's history; run 'archive ledger' to bring it up to date.",
    example='content/ledger/first.json:\n  {"rule": 1}',
)
ADDRESS_LOST = Rule(
    "address-lost",
    Level.ERROR,
    "A statement was published at an address that the site no longer has.",
    "Add the address to 'aliases' of the statement that took its place, or restore the file with 'status: withdrawn'.",
    example="# /statements/gone/ was published",
    mended="aliases: [/statements/gone/]",
)
NOT_FORMATTED = Rule(
    "not-formatted",
    Level.WARNING,
    "The front matter is not written in the usual way, or cannot be rewritten so without saying something else.",
    "Run 'archive format' with the file's name.",
    example="speaker: 'Ada Example'\ntitle: The visit",
    mended="title: The visit\nspeaker: Ada Example",
)

RULES: Mapping[str, Rule] = {
    rule.code: rule for rule in [*globals().values(), *vars(judgement_rules).values()] if isinstance(rule, Rule)
}
