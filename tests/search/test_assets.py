"""The scripts of the search page, held against the page that loads them."""

import re
from pathlib import Path

from tests.built_sites import ROOT

SCRIPTS = ROOT / "templates" / "assets" / "search"
IMPORT = re.compile(r'^import .* from "\./([a-z_]+\.js)";', re.MULTILINE)


def imported(name: str) -> set[str]:
    """Give the modules that a module brings with it, itself among them; what it loads later is not."""
    found, waiting = set(), [name]
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            waiting.extend(IMPORT.findall((SCRIPTS / module).read_text("utf-8")))
    return found


def test_the_page_asks_at_once_for_every_module_that_it_needs(site: Path) -> None:
    page = (site / "search" / "index.html").read_text("utf-8")
    asked = set(re.findall(r'rel="modulepreload" href="[^"]*/search/([a-z_]+\.js)"', page))
    assert asked | {"search.js"} == imported("search.js")


def test_no_module_is_left_over() -> None:
    texts = [path.read_text("utf-8") for path in SCRIPTS.glob("*.js")]
    later = {name for text in texts for name in re.findall(r'= await import\("\./([a-z_]+\.js)"\)', text)}
    later |= {name for text in texts for name in re.findall(r"new URL\(`\./([a-z_]+\.js)\?", text)}
    later |= {name for text in texts for name in re.findall(r'(?:\[|, |\?\?= )import\("\./([a-z_]+\.js)"\)', text)}
    assert {path.name for path in SCRIPTS.glob("*.js")} == imported("search.js").union(*map(imported, later))
