import html5lib
import pytest

from builder.model.statement import Body
from builder.reading.markdown import PAGE_EXTENSIONS, convert
from tests.conftest import SHARED

PAYLOADS = SHARED / "payloads" / "script-injection.txt"
_SAFE_SCHEMES = ("https:", "http:", "mailto:", "/", "#")


def body_of(text: str, base_path: str = "/") -> Body:
    return convert(text, path="a.md", first_line=1, base_path=base_path)[0]


def test_characters_are_never_changed() -> None:
    text = 'He said "no" -- it\'s $5... (c) 1/2 \u201cyes\u201d'
    assert body_of(text).text == text


def test_a_first_level_heading_leaves_the_first_level_to_the_page() -> None:
    assert body_of("# One\n\n## Two").html == '<h2 id="one">One</h2>\n<h3 id="two">Two</h3>'
    assert body_of("## One").html == '<h2 id="one">One</h2>'


def test_links_within_the_site_lead_below_the_base_path_and_are_reported() -> None:
    body = body_of('[a](/statements/b/) <a href="/topics/c/">c</a> [d](https://example.org/)', "/archive/")
    assert 'href="/archive/statements/b/"' in body.html
    assert 'href="/archive/topics/c/"' in body.html
    assert 'href="https://example.org/"' in body.html
    assert [target for target, _ in body.links] == ["/statements/b/", "/topics/c/", "https://example.org/"]


def test_text_that_looks_like_a_link_s_markup_is_left_alone() -> None:
    assert body_of('the words `href="/x"` here', "/archive/").text == 'the words href="/x" here'


def test_passage_marks_are_kept_and_other_classes_are_not() -> None:
    body = body_of("Told.\n{: .summary .site-header }\n")
    assert body.html == '<p class="summary">Told.</p>'


def test_ids_of_templates_and_passages_cannot_be_taken() -> None:
    assert "id=" not in body_of("## Site main\n{: #site-main }\n").html
    assert "id=" not in body_of("Words.\n{: #p-abcdefgh }\n").html


def test_quotations_nested_too_deeply_are_no_traceback() -> None:
    text = "\n".join("    " * depth + "- a" for depth in range(400))
    _, findings = convert(text, path="a.md", first_line=5, base_path="/")
    assert [finding.code for finding in findings] == ["body-too-deep"]
    assert body_of("One.\n\nTwo.").html == "<p>One.</p>\n<p>Two.</p>"  # the next text is none the worse


def assert_harmless(markup: str) -> None:
    """Hold the markup against an independent parser: no script, no handler, no unsafe address, no style."""
    tree = html5lib.parse(f"<!DOCTYPE html><title>x</title>{markup}", namespaceHTMLElements=False)
    for element in tree.iter():
        name = element.tag if isinstance(element.tag, str) else ""
        assert name not in {
            "script",
            "style",
            "iframe",
            "object",
            "embed",
            "form",
            "img",
            "svg",
            "math",
            "link",
            "base",
        }
        for attribute, value in element.attrib.items():
            assert not attribute.lower().startswith("on")
            assert attribute not in {"style", "src", "srcdoc", "formaction"}
            if attribute == "href":
                assert value.startswith(_SAFE_SCHEMES) or ":" not in value.split("/")[0]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](java\tscript:alert(1))",
        '<a href="data:text/html,x">x</a>',
        "<p onclick=alert(1)>x</p>",
        "![x](https://example.org/pixel.gif)",
        "<style>p{}</style>",
        '<p style="position:fixed">x</p>',
        "words\n{: onclick=alert(1) style=x }",
        "<https://example.org/\"onmouseover='x'>",
    ],
)
def test_hostile_markup_is_made_harmless(text: str) -> None:
    assert_harmless(body_of(text).html)


def test_every_known_injection_is_made_harmless() -> None:
    if not PAYLOADS.is_file():
        pytest.skip("the collection of injections is not beside this checkout")
    lines = PAYLOADS.read_text("utf-8").splitlines()
    for start in range(0, len(lines), 25):
        block = [text for line in lines[start : start + 25] for text in (line, f"> {line}", f"[x]({line})", "words")]
        text = "\n\n".join(block)
        assert_harmless(body_of(text).html)
        assert_harmless(convert(text, path="a", first_line=1, base_path="/", extensions=PAGE_EXTENSIONS)[0].html)


def test_positions_of_findings_count_from_the_file_s_first_line() -> None:
    _, findings = convert("One.\n\nSee [x](y.md).\n", path="a.md", first_line=10, base_path="/")
    assert [(finding.code, finding.line, finding.column) for finding in findings] == [("relative-link", 12, 9)]
