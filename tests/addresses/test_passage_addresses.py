import base64
import hashlib
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from builder.addresses.passage_addresses import passage_addresses

TEXTS = st.lists(st.text(min_size=1).filter(str.strip), max_size=12)


def test_an_address_is_the_beginning_of_the_digest_of_the_words() -> None:
    digest = hashlib.sha256("Größe zählt nicht.".encode()).digest()
    expected = "p-" + base64.b32encode(digest).decode()[:8].lower()
    assert passage_addresses(["  Größe\n zählt\u00a0nicht. "]) == (expected,)


def test_composed_and_decomposed_letters_are_the_same() -> None:
    text = "Où est-il né ?"
    assert passage_addresses([unicodedata.normalize("NFD", text)]) == passage_addresses([text])


def test_an_inserted_paragraph_changes_no_other_address() -> None:
    before = passage_addresses(["First.", "Second.", "Third."])
    after = passage_addresses(["First.", "Between.", "Second.", "Third."])
    assert [address for address in after if address in before] == list(before)


def test_a_repeated_paragraph_has_an_address_of_its_own() -> None:
    addresses = passage_addresses(["Yes.", "No.", "Yes.", "Yes.", "No."])
    assert len(set(addresses)) == 5
    assert addresses[:2] == passage_addresses(["Yes.", "No."])


@given(TEXTS)
def test_every_block_has_one_address_and_no_two_share_it(texts: list[str]) -> None:
    addresses = passage_addresses(texts)
    assert len(addresses) == len(texts) == len(set(addresses))


@given(TEXTS)
def test_what_follows_changes_no_address_before_it(texts: list[str]) -> None:
    assert passage_addresses([*texts, "And one more."])[: len(texts)] == passage_addresses(texts)
