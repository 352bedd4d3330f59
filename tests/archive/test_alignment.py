from hypothesis import given
from hypothesis import strategies as st

from builder.archive.alignment import Span, align

SPANS = st.lists(st.builds(Span, st.integers(1, 900), st.booleans()), max_size=9)


def spans(*lengths: int) -> list[Span]:
    return [Span(length) for length in lengths]


def test_passages_of_like_lengths_answer_one_to_one() -> None:
    assert align([spans(100, 300, 50), spans(110, 330, 60)]) == (((0,), (0,)), ((1,), (1,)), ((2,), (2,)))


def test_two_passages_that_a_version_joins_stand_together_in_all() -> None:
    rows = align([spans(180, 90, 290, 190), spans(185, 95, 300, 200), spans(190, 395, 195)])
    assert rows == (((0,), (0,), (0,)), ((1, 2), (1, 2), (1,)), ((3,), (3,), (2,)))


def test_a_passage_without_an_answer_stands_alone() -> None:
    rows = align([spans(500, 480), spans(510, 40, 490)])
    assert rows in ((((0,), (0,)), ((), (1,)), ((1,), (2,))), (((0,), (0, 1)), ((1,), (2,))))


def test_headings_answer_to_headings_alone() -> None:
    english = [Span(8, True), Span(180), Span(9, True), Span(170)]
    arabic = [Span(8, True), Span(132), Span(8, True), Span(116)]
    assert align([english, arabic]) == tuple(((n,), (n,)) for n in range(4))


def test_other_scripts_that_need_fewer_characters_are_no_matter() -> None:
    assert align([spans(180, 314, 193, 89), spans(47, 77, 50, 22)]) == tuple(((n,), (n,)) for n in range(4))


def test_nothing_aligned_is_nothing() -> None:
    assert align([]) == ()
    assert align([[], spans(10)]) == (((), (0,)),)


@given(st.lists(SPANS, min_size=1, max_size=4))
def test_every_passage_stands_in_one_row_and_in_order(versions: list[list[Span]]) -> None:
    rows = align(versions)
    for number, version in enumerate(versions):
        assert [passage for row in rows for passage in row[number]] == list(range(len(version)))
