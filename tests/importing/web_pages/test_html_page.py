import pytest

from builder.importing.web_pages.html_page import decode_page


@pytest.mark.parametrize(
    ("content", "charset", "text"),
    [
        ("naïve „Wort“".encode(), None, "naïve „Wort“"),
        ("naïve".encode(), "iso-8859-1", "naïve"),  # the server is wrong
        ("“naïve”".encode("cp1252"), "iso-8859-1", "“naïve”"),  # as the standard reads that name
        (b"\xef\xbb\xbfx", None, "x"),
        ("x é".encode("utf-16"), None, "x é"),
        ('<meta charset="windows-1251">Привет'.encode("cp1251"), None, '<meta charset="windows-1251">Привет'),
        ("日本語のページです".encode("shift_jis"), "shift_jis", "日本語のページです"),
        (b"a\x00b\x07", None, "ab"),
    ],
)
def test_bytes_are_read_as_browsers_read_them(content: bytes, charset: str | None, text: str) -> None:
    assert decode_page(content, charset) == text
