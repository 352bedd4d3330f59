from pathlib import Path

import pytest

from builder.reading.source_text import SIZE_LIMIT, read_text


def test_any_line_ends_become_line_feeds(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"one\r\ntwo\rthree\n")
    assert read_text(file, "a.md") == ("one\ntwo\nthree\n", ())


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"\xef\xbb\xbf---\n")
    assert read_text(file, "a.md") == ("---\n", ())


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"one\ntwo \xff", (2, 5)),
        (b"one\r\n\xd0\x9b\xd0\xb0\xff", (2, 3)),  # columns count characters, not bytes
        (b"\xe9t\xe9", (1, 1)),
    ],
)
def test_a_byte_that_is_not_utf_8_is_found_on_its_place(tmp_path: Path, content: bytes, place: tuple[int, int]) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(content)
    text, (finding,) = read_text(file, "a.md")
    assert text is None
    assert (finding.code, finding.line, finding.column) == ("not-utf-8", *place)


def test_characters_that_xml_does_not_carry_or_advises_against_are_found_and_no_others(tmp_path: Path) -> None:
    """The ranges are those of XML 1.0, section 2.2, for the first plane."""
    unfit = [*range(9), 11, 12, *range(14, 32), *range(0x7F, 0x85), *range(0x86, 0xA0), *range(0xFDD0, 0xFDF0)]
    unfit += [0xFFFE, 0xFFFF]
    file = tmp_path / "a.md"
    for number in unfit:
        file.write_text(f"Größe\n«{chr(number)}»", "utf-8")
        _, (finding,) = read_text(file, "a.md")
        assert (finding.code, finding.line, finding.column) == ("control-character", 2, 2)
    fit = [chr(number) for number in range(0x10000) if number not in unfit and not 0xD800 <= number < 0xE000]
    file.write_text("".join(fit), "utf-8")
    assert read_text(file, "a.md")[1] == ()


def test_utf_16_is_named_as_such(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("title: x", "utf-16")
    _, (finding,) = read_text(file, "a.md")
    assert "UTF-16" in finding.message


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    with file.open("wb") as sparse:
        sparse.truncate(50_000_000)
    text, (finding,) = read_text(file, "a.md")
    assert text is None
    assert (finding.code, "50.0 MB" in finding.message) == ("file-too-large", True)


def test_a_file_at_the_limit_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"a" * SIZE_LIMIT)
    text, findings = read_text(file, "a.md")
    assert text is not None
    assert len(text) == SIZE_LIMIT
    assert findings == ()


def test_a_file_that_is_gone_is_a_finding(tmp_path: Path) -> None:
    _, (finding,) = read_text(tmp_path / "none.md", "none.md")
    assert finding.code == "unreadable-file"
