import json
import re
from pathlib import Path

import html5lib
import pytest

from builder.comparing.built_site import BuiltSite, path_of, read_site
from builder.comparing.comparison import Comparison, compare
from builder.errors import OperationalError

Sites = tuple[BuiltSite, BuiltSite]


def pages(site: BuiltSite) -> dict[str, Path]:
    return {path_of(file.relative_to(site.folder).as_posix()): file for file in site.folder.rglob("*.html")}


def words(file: Path) -> list[str]:
    """Every word of a page's main part but navigation, by another parser."""
    tree = html5lib.parse(file.read_text("utf-8"), namespaceHTMLElements=False)
    main = tree.find(".//main")
    assert main is not None
    texts = []

    def walk(element) -> None:  # type: ignore[no-untyped-def]
        if element.tag not in ("nav", "script", "style", "noscript"):
            texts.append(element.text or "")
            for child in element:
                walk(child)
                texts.append(child.tail or "")

    walk(main)
    return "".join(texts).split()


def test_statements_are_those_of_the_twins(sites: Sites, comparison: Comparison) -> None:
    old, new = ({json.loads(file.read_bytes())["id"] for file in site.folder.glob("statements/*/index.json")}
                for site in sites)  # fmt: skip
    assert {each.id for each in comparison.statements.added} == new - old - {"led-on"} == {"hostile"}
    assert {each.id for each in comparison.statements.removed} == old - new - {"leads-on"} == {"gone"}
    assert {each.statement.id for each in comparison.statements.changed} == {"changed", "led-on", "taken"}


def test_a_changed_statement_tells_its_fields_and_words(comparison: Comparison) -> None:
    (changed,) = (each for each in comparison.statements.changed if each.statement.id == "changed")
    (field,) = changed.fields
    assert (field.field, field.old, field.new) == ("title", "The changed", "The changed one")
    (hunk,) = changed.text
    marked = [piece.text for line in hunk.lines for piece in line.pieces if piece.changed]
    assert marked == ["never", "always"]
    assert "A second paragraph stays." in [line.text for line in hunk.lines if line.sign == " "]


def test_passages_whose_address_nobody_remembers_are_lost(sites: Sites, comparison: Comparison) -> None:
    (changed,) = (each for each in comparison.statements.changed if each.statement.id == "changed")
    addresses = [
        set(re.findall(r'id="(p-\w{8})"', pages(site)["/statements/changed/"].read_text("utf-8"))) for site in sites
    ]
    assert set(changed.lost_passages) == addresses[0] - addresses[1] != set()


def test_a_statement_that_was_withdrawn_is_changed_and_its_page_is_not_lost(comparison: Comparison) -> None:
    (taken,) = (each for each in comparison.statements.changed if each.statement.id == "taken")
    assert ("status", "published", "withdrawn") in [(each.field, each.old, each.new) for each in taken.fields]
    assert [hunk.change for hunk in taken.text] == [(("-", "Words that are taken down."),)]
    assert taken.lost_passages == ()
    assert "/statements/taken/" not in [each.path for each in comparison.lost]


def test_a_statement_whose_old_address_leads_on_has_moved(comparison: Comparison) -> None:
    (moved,) = (each for each in comparison.statements.changed if each.former_path)
    assert (moved.former_path, moved.statement.path) == ("/statements/leads-on/", "/statements/led-on/")
    assert [(each.path, each.target) for each in comparison.moved] == [("/statements/leads-on/", "/statements/led-on/")]


def test_lost_are_all_pages_that_are_no_files_any_longer(sites: Sites, comparison: Comparison) -> None:
    old, new = map(pages, sites)
    lost = {each.path for each in comparison.lost}
    assert {path for path in lost if path.endswith("/")} == old.keys() - new.keys()
    assert {"/statements/gone/", "/speakers/gone-example/", "/dates/2018/"} <= lost
    assert "/statements/leads-on/" not in lost


def test_files_beside_a_lost_page_are_counted_with_it(sites: Sites, comparison: Comparison) -> None:
    (lost,) = (each for each in comparison.lost if each.path == "/statements/gone/")
    assert lost.beside == len(list((sites[0].folder / "statements/gone").iterdir())) - 1
    assert not any(each.path.startswith("/statements/gone/index") for each in comparison.lost)


def test_every_page_whose_words_differ_is_told_of_and_no_other(sites: Sites, comparison: Comparison) -> None:
    old, new = map(pages, sites)
    differing = {path for path in old.keys() & new.keys() if words(old[path]) != words(new[path])}
    differing -= {each.path for each in comparison.moved}
    changed = [page for each in comparison.pages.changed for page in each.pages]
    told = [*changed, *(each.page for each in comparison.pages.rows), *comparison.pages.own]
    assert len(told) == len(set(told))
    assert set(told) == differing
    assert set(changed) == {"/about/", "/topics/economy/", "/distance/", "/corrections/"}


def test_an_id_that_is_gone_from_a_page_is_a_lost_place(comparison: Comparison) -> None:
    assert ("/about/", "how-it-is-kept") in [(each.page, each.id) for each in comparison.pages.lost_anchors]


def test_sizes_are_those_of_all_files(sites: Sites, comparison: Comparison) -> None:
    whole = comparison.sizes[-1]
    for site, size in zip(sites, (whole.before, whole.after), strict=True):
        files = [file for file in site.folder.rglob("*") if file.is_file() and not file.name.startswith(".")]
        asked = [file for file in files if not re.search(r"/search/.*json$", file.as_posix())]
        assert (size.files, size.bytes) == (len(asked), sum(file.stat().st_size for file in asked))
    assert not comparison.search_compared


def test_a_site_is_as_it_is_itself(sites: Sites) -> None:
    same = compare(sites[0], sites[0])
    pages, statements = same.pages, same.statements
    found = [same.lost, same.moved, same.added_pages, statements.changed, statements.paths]
    assert not any([*found, pages.changed, pages.rows, pages.own, pages.markup, pages.lost_anchors])
    assert all(each.before == each.after for each in same.sizes)


def test_a_redirect_to_a_page_that_is_not_there_is_a_loss(tmp_path: Path) -> None:
    for name, target in (("old", "/archive/there/"), ("new", "/archive/nowhere/")):
        folder = tmp_path / name
        (folder / "moved").mkdir(parents=True)
        (folder / "there").mkdir()
        (folder / "index.html").write_text(
            '<link rel="canonical" href="https://name.example/archive/"><main>Home</main>'
        )
        (folder / "there/index.html").write_text("<main>There</main>")
        refresh = f'<meta http-equiv="refresh" content="0; url={target}"><main>Moved</main>'
        (folder / "moved/index.html").write_text(refresh)
    found = compare(read_site(tmp_path / "old", "old"), read_site(tmp_path / "new", "new"))
    assert [(each.path, each.target) for each in found.lost] == [("/moved/", "/archive/nowhere/")]


def test_the_same_archive_at_another_address_is_the_same(sites: Sites, tmp_path: Path) -> None:
    from builder.build import Options, build

    output = tmp_path / "site"
    source = sites[0].folder.with_name("old-archive")
    build(Options(source=source, output=output, base_url="https://other.example/", jobs=1, search=False))
    found = compare(sites[0], read_site(output, "other"))
    assert not any([found.lost, found.statements.paths, found.pages.changed, found.pages.own])
    assert [each.page for each in found.pages.rows] in ([], ["/data/"])  # it tells how large the files are


def test_a_folder_without_a_site_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(OperationalError, match="holds no built site"):
        read_site(tmp_path, "nothing")
