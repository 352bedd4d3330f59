"""The rules that are matters of judgement: site.yaml may change their level, and a file say why one does not apply."""

from builder.checking.finding import Level, Rule

HTML_REMOVED = Rule(
    "html-removed",
    Level.WARNING,
    "The text holds HTML that is not allowed in a statement; it was left out of the page.",
    "Write the text in Markdown; escape a '<' that is meant as one as '&lt;'.",
    example="Words <script>alert(1)</script> here.",
    mended="Words here.",
    adjustable=True,
)
NO_SOURCE = Rule(
    "no-source",
    Level.WARNING,
    "Nothing says where the text comes from.",
    "Add 'source' with an address, or 'trail' with the steps from the speaker to this text.",
    example="# neither 'source' nor 'trail'",
    mended="source: https://example.org/speech",
    adjustable=True,
)
INCOMPLETE_DRAFT = Rule(
    "incomplete-draft",
    Level.WARNING,
    "A draft lacks what a statement needs, so it cannot be shown even among the drafts.",
    "Fill in what is missing, then remove 'status: draft'.",
    example="---\ntitle: A statement\nstatus: draft\n---\nWords.",
    mended="---\ntitle: A statement\nspeaker: Ada Example\ndate: 2020-12-29\noutlet: The Example Times\n"
    "topics: [economy]\nsource: https://example.org/1\n---\nWords.",
    adjustable=True,
)
UNCONFIRMED_VALUE = Rule(
    "unconfirmed-value",
    Level.WARNING,
    "A program guessed the value, and nobody has confirmed it yet.",
    "Compare the value with the source and correct it where needed; then delete its line under 'unconfirmed'.",
    example="date: 2020-12-29\nunconfirmed:\n  - {field: date, basis: The address of the page.}",
    mended="date: 2020-12-29",
    adjustable=True,
)
UNUSED_EXCEPTION = Rule(
    "unused-exception",
    Level.SUGGESTION,
    "The file makes an exception from a finding that nothing in it raises.",
    "Delete the entry under 'exceptions'.",
    example=(
        "source: https://example.org/speech\nexceptions:\n"
        "  - {code: no-source, reason: The speech was heard in the hall.}"
    ),
    mended="source: https://example.org/speech",
    adjustable=True,
)
TEXT_CHANGED = Rule(
    "text-changed",
    Level.WARNING,
    "The text differs from the one that was published, and no correction says so.",
    "Add an entry to 'corrections' with the date and what was changed.",
    example="# the text was changed since it was published",
    mended="corrections: [{date: 2021-01-04, what: A wrong number was corrected.}]",
    adjustable=True,
)
UNKNOWN_LABEL = Rule(
    "unknown-label",
    Level.SUGGESTION,
    "Several paragraphs begin with what looks like the name of a speaker whom the record does not know.",
    "Add the name to 'participants', or write 'turns: false' where the text is no transcript.",
    example="Cleo Stranger: What will you do?\n\nAda Example: Wait.\n\nCleo Stranger: For how long?",
    mended="participants: [Cleo Stranger]",
    adjustable=True,
)
NEAR_DUPLICATE = Rule(
    "near-duplicate",
    Level.SUGGESTION,
    "The text nearly is another statement's, or one stands in the other, and nothing links the two.",
    "Give both the same 'utterance' where they record one act of speaking, or add 'relates' with the type 'repeats'.",
    adjustable=True,
)
DATE_OUTSIDE_FOLDER = Rule(
    "date-outside-folder",
    Level.WARNING,
    "The file lies in the folder of a year, or of a month, in which the date cannot be.",
    "Correct the date, or move the file to the folder of its year.",
    "content/statements/2021/visit.md:\n  date: 2020-12-29",
    "content/statements/2020/visit.md:\n  date: 2020-12-29",
    adjustable=True,
)
DATE_OUTSIDE_LIFE = Rule(
    "date-outside-life",
    Level.WARNING,
    "The date lies before the speaker was born, or after the speaker died.",
    "Correct the date, which is when it was said ('date_published' is when it was printed), or the speaker's entry.",
    "date: 1866-01-01             # died: 1865-04-15",
    "date: 1865-01-01\ndate_published: 1866-01-01",
    adjustable=True,
)
DATE_IN_FUTURE = Rule(
    "date-in-future",
    Level.WARNING,
    "The date has not come yet.",
    "Correct the date.",
    "date: 2920-12-29",
    "date: 2020-12-29",
    adjustable=True,
)
DATES_OUT_OF_ORDER = Rule(
    "dates-out-of-order",
    Level.WARNING,
    "A text was published before it was said, or looked at or copied before it was published.",
    "Correct the date that is wrong. One day is allowed for, since clocks around the earth differ.",
    "date: 2020-12-29\ndate_published: 2020-01-02",
    "date: 2020-12-29\ndate_published: 2021-01-02",
    adjustable=True,
)
ROLE_NOT_HELD = Rule(
    "role-not-held",
    Level.WARNING,
    "The registry has this post of the speaker, and the speaker did not hold it on the date.",
    "Correct the role or the date, or the post's dates in the speaker's entry.",
    "content/speakers/ada-example.yaml:\n  name: Ada Example\n"
    "  memberships: [{role: Foreign Minister, start: 2024-03-09}]\n"
    "content/statements/2020/visit.md:\n  role: Foreign Minister",
    "content/speakers/ada-example.yaml:\n  name: Ada Example\n"
    "  memberships: [{role: Foreign Minister, start: 2004-03-09}]\n"
    "content/statements/2020/visit.md:\n  role: Foreign Minister",
    adjustable=True,
)
TRANSLATION_NOT_STATED = Rule(
    "translation-not-stated",
    Level.WARNING,
    "The language changes on the way from the speaker to the text, and no step of the trail says that it translates.",
    "Add 'translation: human', 'machine' or 'unknown' to the step at which the language changes.",
    "spoken_language: ru\nlanguage: fr\ntrail:\n  - {org: The Example Times, language: fr}",
    "spoken_language: ru\nlanguage: fr\ntrail:\n  - {org: The Example Times, language: fr, translation: unknown}",
    adjustable=True,
)
TRANSLATION_CONTRADICTED = Rule(
    "translation-contradicted",
    Level.WARNING,
    "A step of the trail says of its translation what its languages, or its other fields, contradict.",
    "Correct the step's language, or what it says of its translation.",
    "spoken_language: fr\nlanguage: fr\ntrail:\n  - {language: fr, translation: machine}",
    "spoken_language: ru\nlanguage: fr\ntrail:\n  - {language: fr, translation: machine}",
    adjustable=True,
)
SOURCE_NOT_ARCHIVED = Rule(
    "source-not-archived",
    Level.SUGGESTION,
    "The source was seen, and no copy of it is recorded.",
    "Save the page at https://web.archive.org/save and add the copy to the step: 'archives: [{url: …, captured: …}]'.",
    "source: https://www.example.org/speech",
    "trail:\n  - url: https://www.example.org/speech\n"
    "    archives: [{url: https://web.archive.org/web/20201230101010/https://www.example.org/speech}]",
    adjustable=True,
)
LINK_SHORTENER = Rule(
    "link-shortener",
    Level.WARNING,
    "The address belongs to a service that shortens addresses, and hides where it leads.",
    "Open it, and write the address of the page that it leads to.",
    "source: https://bit.ly/3abcde",
    "source: https://www.example.org/speech",
    adjustable=True,
)
TRACKING_PARAMETER = Rule(
    "tracking-parameter",
    Level.WARNING,
    "The address carries parameters that change nothing of the page, and tell the site who came from where.",
    "Delete them.",
    "source: https://www.example.org/speech?id=7&utm_source=newsletter",
    "source: https://www.example.org/speech?id=7",
    adjustable=True,
)
DUPLICATE_STATEMENT = Rule(
    "duplicate-statement",
    Level.WARNING,
    "Another statement has the same text, and nothing links the two.",
    "Delete one of the files (give the other its address with 'aliases'), or give both the same 'utterance'.",
    "content/statements/2020/visit.md:\n  We will wait.\ncontent/statements/2020/visit-2.md:\n  We will wait.",
    "content/statements/2020/visit.md:\n  aliases: [/statements/visit-2/]\n  ---\n  We will wait.",
    adjustable=True,
)
SAME_TITLE = Rule(
    "same-title",
    Level.SUGGESTION,
    "Another statement has the same speaker, date and title: lists do not tell them apart.",
    "Delete one if they are the same, give both an 'utterance' if they are versions, or tell their titles apart.",
    "content/statements/2020/visit.md:\n  title: Opening speech\n"
    "content/statements/2020/visit-2.md:\n  title: Opening speech",
    "content/statements/2020/visit.md:\n  title: Opening speech\n"
    "content/statements/2020/visit-2.md:\n  title: Opening speech, evening session",
    adjustable=True,
)
UNPAIRED_QUOTATION_MARK = Rule(
    "unpaired-quotation-mark",
    Level.SUGGESTION,
    "A quotation is opened and not closed, or closed and not opened.",
    "Compare with the source, and add the mark that was lost; leave the text as it is where the source has none.",
    "She said: “We will wait.",
    "She said: “We will wait.”",
    adjustable=True,
)
MIXED_SCRIPTS = Rule(
    "mixed-scripts",
    Level.WARNING,
    "Letters of two scripts that look alike stand in one word, so that no search finds it.",
    "Type the word again on one keyboard.",
    "title: Тhe visit             # with a Cyrillic Т",
    "title: The visit",
    adjustable=True,
)
UNUSED_ENTRY = Rule(
    "unused-entry",
    Level.SUGGESTION,
    "No statement, page or other entry names this registry entry.",
    "Delete the file, unless statements are to follow.",
    "content/topics/fishery.yaml:\n  name: Fishery",
    "content/topics/fishery.yaml:\n  name: Fishery\ncontent/statements/2020/visit.md:\n  topics: [fishery]",
    adjustable=True,
)
SIMILAR_NAME = Rule(
    "similar-name",
    Level.SUGGESTION,
    "The name of a registry entry reads like another's.",
    "If both are one, keep one entry with the other's name in 'other_names' and its id in 'aliases'; "
    "if not, tell them apart by 'wikidata'.",
    "content/speakers/lavrov.yaml:\n  name: Sergey Lavrov\ncontent/speakers/lavroff.yaml:\n  name: Sergei Lavroff",
    "content/speakers/lavrov.yaml:\n  name: Sergey Lavrov\n  other_names: [{name: Sergei Lavroff}]",
    adjustable=True,
)
UNLIKELY_LANGUAGE = Rule(
    "unlikely-language",
    Level.SUGGESTION,
    "The text does not look like the language that the record states.",
    "Correct 'language', or state it where the site's default is wrong.",
    "language: en\n---\nMesdames et Messieurs, nous sommes réunis aujourd'hui …",
    "language: fr\n---\nMesdames et Messieurs, nous sommes réunis aujourd'hui …",
    adjustable=True,
)
DEAD_LINK = Rule(
    "dead-link",
    Level.WARNING,
    "An address that the file names leads nowhere any longer: its page is gone, or its host is.",
    "Record a copy of the page in the step's 'archives'; the address itself stays as it was found.",
    example="source: https://example.org/gone",
    mended="trail:\n  - url: https://example.org/gone\n    archives:\n"
    "      - url: https://web.archive.org/web/20210105000000/https://example.org/gone\n"
    "        captured: 2021-01-05",
    adjustable=True,
)
MOVED_LINK = Rule(
    "moved-link",
    Level.SUGGESTION,
    "An address that the file names has moved for good.",
    "Open the new address; if it shows the same, write it in the place of the old one.",
    example="source: http://example.org/first",
    mended="source: https://example.org/first",
    adjustable=True,
)
DOUBTFUL_LINK = Rule(
    "doubtful-link",
    Level.SUGGESTION,
    "Whether an address that the file names still leads anywhere could not be told.",
    "Open the address in a browser; where it is as it should be, say so under 'exceptions'.",
    example="source: https://example.org/for-subscribers",
    mended="source: https://example.org/for-subscribers\n"
    "exceptions: [{code: doubtful-link, reason: Only subscribers see the page.}]",
    adjustable=True,
)

ASKED_APART = frozenset({DEAD_LINK.code, MOVED_LINK.code, DOUBTFUL_LINK.code})
"""The rules of 'archive links', which no check applies: it would have to ask other servers."""
