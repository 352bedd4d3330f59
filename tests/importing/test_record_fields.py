import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.importing.record_fields import OTHER_KEYS, StatementFields, statement_fields
from builder.importing.source_records import JsonValue
from builder.reading.field_types import is_identifier
from builder.reading.fields import STATEMENT

WHOLE: dict[str, JsonValue] = {
    "id": "at-1996-NRSITZ-00008_d7e8698",
    "title": "A speech",
    "speaker": "Ada Example",
    "speaker_role": "Minister",
    "date": "1996-02-28",
    "date_precision": "day",
    "outlet": "The Record",
    "venue": "Vienna",
    "language": "de-AT",
    "source_url": "https://example.org/a",
    "licence": "CC-BY-4.0",
    "text": "Words.",
}
_KEYS = [*STATEMENT.fields, *OTHER_KEYS, "date_precision", "licence", "text", "unknown"]
_JSON = st.recursive(
    st.none() | st.booleans() | st.text(max_size=12) | st.from_regex(r"[-0-9?~%/.XT:]{0,12}", fullmatch=True),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*_KEYS, "url", "org"]), inner, max_size=3)
    ),
    max_leaves=6,
)


def of(**changes: JsonValue) -> StatementFields:
    return statement_fields({**WHOLE, **changes})


def test_a_source_s_keys_become_the_record_s() -> None:
    statement = statement_fields(WHOLE)
    assert statement.id == "at-1996-NRSITZ-00008_d7e8698"
    assert statement.text == "Words."
    assert statement.lacks == ()
    assert statement.fields == {
        "title": "A speech",
        "speaker": "Ada Example",
        "role": "Minister",
        "date": "1996-02-28",
        "outlet": "The Record",
        "place": "Vienna",
        "language": "de-AT",
        "source": "https://example.org/a",
        "rights": {"text": "CC-BY-4.0"},
        "topics": [],
    }


@pytest.mark.parametrize(
    ("date", "precision", "written", "basis"),
    [
        ("1946", "year", "1946", "The source gives only the year."),
        ("1946-01-01", "year", "1946", "The source gives only the year."),
        ("1946-03-01", "month", "1946-03", "The source gives only the month."),
        ("1946-03", None, "1946-03", "The source gives only the month."),
        ("1946-03", "day", "1946-03", "The source gives only the month."),
        ("1946", None, "1946", "The source gives only the year."),
        ("1946~", None, "1946~", "The source gives the date as 1946~."),
        ("1946-01-02/1946-01-03", None, "1946-01-02/1946-01-03", "The source gives the date as 1946-01-02/1946-01-03."),
        ("1946-01-02", "day", "1946-01-02", None),
        ("1946-01-02T10:00:00Z", None, "1946-01-02", None),
    ],
)
def test_a_date_states_as_much_as_the_source_knows(
    date: str, precision: str | None, written: str, basis: str | None
) -> None:
    statement = of(date=date, date_precision=precision)
    assert statement.fields["date"] == written
    assert statement.fields.get("date_basis") == basis
    assert statement.lacks == ()


def test_the_source_s_own_reason_for_a_date_is_kept() -> None:
    assert of(date="1946", date_basis="From its subject.").fields["date_basis"] == "From its subject."


@pytest.mark.parametrize("date", ["1946-02-30", "1946-13", "yesterday", "31.12.1946", "0000", "9" * 3000])
def test_an_impossible_date_is_lacking_and_kept_as_it_was(date: str) -> None:
    statement = of(date=date)
    assert statement.date is None
    assert "date" not in statement.fields
    assert statement.fields["extra"] == {"date": date}
    assert [lack[:6] for lack in statement.lacks] == ["date ("]


@pytest.mark.parametrize("name", ["title", "speaker", "date", "outlet", "text"])
@pytest.mark.parametrize("value", [None, "", " \n", [], {}])
def test_what_a_statement_needs_and_the_record_lacks_is_named(name: str, value: JsonValue) -> None:
    assert [lack.split(" ")[0] for lack in of(**{name: value}).lacks] == [name]
    assert [lack.split(" ")[0] for lack in statement_fields({k: v for k, v in WHOLE.items() if k != name}).lacks] == [
        name
    ]


def test_numbers_are_text_and_other_types_are_kept_aside() -> None:
    statement = of(title="1984", text="5", role=["a", "b"], place={"city": "Vienna"}, venue=None, speaker_role=None)
    assert statement.fields["title"] == "1984"
    assert statement.text == "5"
    assert statement.fields["extra"] == {"role": ["a", "b"], "place": {"city": "Vienna"}}
    assert of(text=["a"]).lacks == ("text",)


def test_keys_that_no_field_knows_go_to_extra() -> None:
    statement = of(
        speaker_party="ÖVP", derived=["title"], nested={"a": {"b": None, "c": True}}, extra={"x": "1"}, empty=None
    )
    assert statement.fields["extra"] == {
        "x": "1",
        "speaker_party": "ÖVP",
        "derived": ["title"],
        "nested": {"a": {"b": "", "c": "true"}},
    }


def test_values_that_do_not_fit_their_field_go_to_extra_under_their_own_key() -> None:
    statement = of(source_url="page 5", language="Klingonish-1", kind="sermon", turns="perhaps")
    assert statement.fields["extra"] == {
        "source_url": "page 5",
        "language": "Klingonish-1",
        "kind": "sermon",
        "turns": "perhaps",
    }
    assert statement.lacks == ()


def test_a_field_stated_itself_goes_before_another_key_for_it() -> None:
    statement = of(place="Graz", rights={"text": "CC0-1.0"})
    assert statement.fields["place"] == "Graz"
    assert statement.fields["rights"] == {"text": "CC0-1.0"}
    assert statement.fields["extra"] == {"venue": "Vienna", "licence": "CC-BY-4.0"}


def test_fields_of_the_record_are_taken_over() -> None:
    given: dict[str, JsonValue] = {
        "speaker": ["A", "B"],
        "kind": "interview",
        "form": "mixed",
        "event": "A\n  meeting",
        "topics": "economy",
        "turns": False,
        "trail": [{"org": "Agency", "role": "agency", "url": None}],
    }
    fields = of(**given).fields
    assert {name: fields[name] for name in given} == {
        **given,
        "event": "A meeting",
        "turns": "false",
        "trail": [{"org": "Agency", "role": "agency"}],
    }


@pytest.mark.parametrize(
    ("given", "identifier"),
    [
        ("un/isr 32", "un-isr-32"),
        ("5", "5"),
        ("README", "readme"),
        ("../../etc/passwd", "etc-passwd"),
        (".hidden", "hidden"),
        ("_x", "x"),
    ],
)
def test_an_id_that_no_address_can_have_is_made_one_and_kept(given: str, identifier: str) -> None:
    statement = of(id=given)
    assert statement.id == identifier
    assert statement.fields.get("extra", {}) == ({} if given == identifier else {"id": given})


def test_a_very_long_id_is_cut() -> None:
    assert len(of(id="ü" * 150).id.encode()) <= 200


def test_a_record_without_an_id_gets_the_same_one_each_time() -> None:
    first, second = of(id=None), of(id=None)
    assert first.id == second.id
    assert first.id.startswith("a-speech-")
    assert of(id=None, text="Other words.").id != first.id
    assert of(id=None, title=None).id.startswith("statement-")


def test_what_nests_too_deeply_is_kept_as_json() -> None:
    deep: JsonValue = "end"
    for _ in range(200):
        deep = [deep]
    assert "end" in str(of(deep=deep).fields["extra"])


@settings(max_examples=250, deadline=None)
@given(st.dictionaries(st.sampled_from(_KEYS), _JSON, max_size=8))
def test_no_record_is_a_traceback(record: dict[str, JsonValue]) -> None:
    statement = statement_fields(record)
    assert is_identifier(statement.id)
    assert statement.fields.keys() <= STATEMENT.fields.keys()
