"""Every rule that a finding can name: the table behind the messages and the page that explains them."""

from collections.abc import Mapping

from builder.checking.finding import Level, Rule

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
)
FRONT_MATTER_MISSING = Rule(
    "front-matter-missing",
    Level.ERROR,
    "The file does not begin with front matter, the lines between two lines of three hyphens.",
    "Begin the file with a line '---', then title, speaker, date, outlet and topics, then another '---'.",
)
FRONT_MATTER_UNCLOSED = Rule(
    "front-matter-unclosed",
    Level.ERROR,
    "The front matter has no closing line of three hyphens.",
    "Put a line '---' after the last field.",
)
YAML_SYNTAX = Rule(
    "yaml-syntax",
    Level.ERROR,
    "The lines are not YAML.",
    "Put quotation marks around values that hold ': ' or begin with a special character, and align the lines.",
)
YAML_TAB = Rule(
    "yaml-tab",
    Level.ERROR,
    "YAML does not allow tabs before a key.",
    "Replace the tab by spaces.",
)
YAML_DUPLICATE_KEY = Rule(
    "yaml-duplicate-key",
    Level.ERROR,
    "The same key stands twice; which one is meant cannot be told.",
    "Remove one of them.",
)
YAML_FEATURE = Rule(
    "yaml-feature",
    Level.ERROR,
    "Anchors, aliases, tags and keys that are not plain text are not read.",
    "Write the value out in full.",
)
NOT_A_MAPPING = Rule(
    "not-a-mapping",
    Level.ERROR,
    "The lines are not of the form 'key: value'.",
    "Write one 'key: value' a line.",
)
UNKNOWN_KEY = Rule(
    "unknown-key",
    Level.ERROR,
    "The key is none that the record has.",
    "Use a key from the list of fields, or put the value under 'extra'.",
)
MISSING_FIELD = Rule(
    "missing-field",
    Level.ERROR,
    "A field that every record needs is absent.",
    "Add the field, or mark the statement 'status: draft' until it is known.",
)
WRONG_TYPE = Rule(
    "wrong-type",
    Level.ERROR,
    "The value is not of the kind that the field takes.",
    "See the field's example in the list of fields.",
)
INVALID_DATE = Rule(
    "invalid-date",
    Level.ERROR,
    "The value is no date, or a date that does not exist.",
    "Write 2020-12-29, 2020-12 or 2020; a doubtful date 2020-12-29?; a span 2020-12-28/2020-12-29.",
)
DATE_BASIS_MISSING = Rule(
    "date-basis-missing",
    Level.ERROR,
    "The date is uncertain, approximate, a span or less than a day, and nothing says why.",
    "Add 'date_basis' with a sentence that says where the date comes from.",
)
EMPTY_BODY = Rule(
    "empty-body",
    Level.ERROR,
    "The file has front matter but no text below it.",
    "Add the statement's text below the closing '---', or mark it 'status: draft'.",
)
BODY_TOO_DEEP = Rule(
    "body-too-deep",
    Level.ERROR,
    "The text nests quotations or lists more deeply than can be converted.",
    "Reduce the number of '>' or of leading spaces.",
)
HTML_REMOVED = Rule(
    "html-removed",
    Level.WARNING,
    "The text holds HTML that is not allowed in a statement; it was left out of the page.",
    "Write the text in Markdown; escape a '<' that is meant as one as '&lt;'.",
)
UNKNOWN_NAME = Rule(
    "unknown-name",
    Level.ERROR,
    "No registry entry has this name.",
    "Correct the spelling, or add an entry to the registry.",
)
AMBIGUOUS_NAME = Rule(
    "ambiguous-name",
    Level.ERROR,
    "The name fits several registry entries.",
    "Write the id of the one that is meant.",
)
DUPLICATE_ADDRESS = Rule(
    "duplicate-address",
    Level.ERROR,
    "Two files claim one address on the site.",
    "Give one of them another id, file name or alias.",
)
UNKNOWN_STATEMENT = Rule(
    "unknown-statement",
    Level.ERROR,
    "The record refers to a statement that the archive does not have.",
    "Correct the id; it is the last part of the statement's address.",
)
BROKEN_LINK = Rule(
    "broken-link",
    Level.ERROR,
    "The text links to an address that the site does not have.",
    "Link to a statement by its address, /statements/<id>/.",
)
RELATIVE_LINK = Rule(
    "relative-link",
    Level.ERROR,
    "The text holds a relative link, which means something else on each page.",
    "Begin the link with / for a page of this site, or with https:// for another.",
)
UNSAFE_LINK = Rule(
    "unsafe-link",
    Level.ERROR,
    "The link's scheme is none that a page may use.",
    "Use an https, http or mailto link.",
)
NO_SOURCE = Rule(
    "no-source",
    Level.WARNING,
    "Nothing says where the text comes from.",
    "Add 'source' with an address, or 'trail' with the steps from the speaker to this text.",
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
)
TEMPLATE_UNDEFINED = Rule(
    "template-undefined",
    Level.ERROR,
    "A template uses a name that the page does not have.",
    "Correct the name in the template; builder/publishing/ says what each page has.",
)
INCOMPLETE_DRAFT = Rule(
    "incomplete-draft",
    Level.WARNING,
    "A draft lacks what a statement needs, so it cannot be shown even among the drafts.",
    "Fill in what is missing, then remove 'status: draft'.",
)
IMPORT_RECORD = Rule(
    "import-record",
    Level.ERROR,
    "A line of the imported file is not a record.",
    "Each line must be one JSON object, with the fields that the import's documentation lists.",
)
LEDGER_UNREADABLE = Rule(
    "ledger-unreadable",
    Level.ERROR,
    "A file of content/ledger/ is not as the tool writes it.",
    "Restore the file from the repository's history; run 'archive ledger' to bring it up to date.",
)
ADDRESS_LOST = Rule(
    "address-lost",
    Level.ERROR,
    "A statement was published at an address that the site no longer has.",
    "Add the address to 'aliases' of the statement that took its place, or restore the file with 'status: withdrawn'.",
)
TEXT_CHANGED = Rule(
    "text-changed",
    Level.WARNING,
    "The text differs from the one that was published, and no correction says so.",
    "Add an entry to 'corrections' with the date and what was changed.",
)
UNKNOWN_LABEL = Rule(
    "unknown-label",
    Level.SUGGESTION,
    "Several paragraphs begin with what looks like the name of a speaker whom the record does not know.",
    "Add the name to 'participants', or write 'turns: false' where the text is no transcript.",
)
NEAR_DUPLICATE = Rule(
    "near-duplicate",
    Level.SUGGESTION,
    "The text nearly is another statement's, or one stands in the other, and nothing links the two.",
    "Give both the same 'utterance' where they record one act of speaking, or add 'relates' with the type 'repeats'.",
)

RULES: Mapping[str, Rule] = {rule.code: rule for rule in list(globals().values()) if isinstance(rule, Rule)}
