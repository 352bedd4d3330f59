"""The export of results in a real browser, held byte for byte against other readings of what the site publishes."""

import csv
import itertools
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import rispy
from playwright.sync_api import Browser, Error, Page

from tests.publishing.made_archives import bulk_files, made, statement

FORMATS = {"csv": "text/csv", "json": "application/json", "bibtex": "application/x-bibtex",
           "ris": "application/x-research-info-systems"}  # fmt: skip
EXPORT = """async ([module, format, ids, data]) => {
  const { exported, fileName, download } = await import(module);
  const calls = [];
  const blob = await exported(format, ids, data, (...call) => calls.push(call));
  download(blob, fileName(format));
  return [blob.type, blob.size, calls];
}"""
MANY = 700


class Exporter:
    """A page of a served site that exports results and gives the bytes of the file saved."""

    def __init__(self, page: Page, address: str, site: Path) -> None:
        self.page = page
        self.data = f"{address}data/"
        (module,) = site.glob("assets/*/search/export.js")
        self.module = address + module.relative_to(site).as_posix()
        page.goto(self.data)

    def export(self, format: str, ids: list[str]) -> tuple[bytes, list[list[int]]]:
        with self.page.expect_download() as downloading:
            media_type, size, calls = self.page.evaluate(EXPORT, [self.module, format, ids, self.data])
        content = Path(downloading.value.path()).read_bytes()
        assert media_type.partition(";")[0] == FORMATS[format]
        assert len(content) == size
        assert downloading.value.suggested_filename.startswith("search-results.")
        return content, calls


@pytest.fixture
def own(page: Page, served_site: str, site: Path) -> Exporter:
    return Exporter(page, served_site, site)


@pytest.fixture
def large(page: Page, served_corpus: str, corpus_site: Path) -> Exporter:
    return Exporter(page, served_corpus, corpus_site)


def rows_as_published(content: bytes) -> Iterator[tuple[str, str]]:
    """Give each record's id and its characters in the file, as Python's reader of CSV finds where it ends."""
    lines = content.decode("utf-8").splitlines(keepends=True)
    reader = csv.reader(content.decode("utf-8").splitlines(keepends=True), strict=True)
    start = 0
    for row in reader:
        yield row[0], "".join(lines[start : reader.line_num])
        start = reader.line_num


def expected(format: str, ids: list[str], site: Path) -> bytes:
    if format in ("bibtex", "ris"):
        name = {"bibtex": "cite.bib", "ris": "cite.ris"}[format]
        return b"".join((site / "statements" / each / name).read_bytes() for each in ids)
    if format == "csv":
        (_, header), *rows = rows_as_published((site / "data" / "statements.csv").read_bytes())
        found = dict(rows)
        return (header + "".join(found[each] for each in ids)).encode()
    lines = (site / "data" / "statements.jsonl").read_bytes().split(b"\n")[:-1]
    records = {json.loads(line)["id"]: line for line in lines}
    return b"[\n" + b",\n".join(records[each] for each in ids) + b"\n]\n"


def ids_in(format: str, content: bytes) -> list[str]:
    """Give the ids of an export in its order, by readers that know nothing of the site."""
    import bibtexparser

    text = content.decode("utf-8")
    if format == "csv":
        return [row["id"] for row in csv.DictReader(text.splitlines(keepends=True), strict=True)]
    if format == "json":
        return [record["id"] for record in json.loads(text)]
    if format == "ris":
        return [record["id"] for record in rispy.loads(text)]
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    return [each.fields_dict["ids"].value if "ids" in each.fields_dict else each.key for each in library.entries]


def ids_of(site: Path) -> list[str]:
    lines = (site / "data" / "statements.jsonl").read_text("utf-8").split("\n")[:-1]
    return [json.loads(line)["id"] for line in lines]


@pytest.mark.parametrize("format", FORMATS)
def test_a_handful_comes_in_the_order_of_the_results(own: Exporter, site: Path, format: str) -> None:
    ids = ["udhr-opening-ar", "washington-1790-first-annual-message", "lavrov-2021-priorities", "udhr-opening-en"]
    content, calls = own.export(format, ids)
    assert content == expected(format, ids, site)
    assert ids_in(format, content) == ids
    assert calls[-1] == [4, 4]


@pytest.mark.parametrize("format", FORMATS)
def test_hundreds_come_whole_and_in_order(large: Exporter, corpus_site: Path, format: str) -> None:
    ids = random.Random(5).sample(ids_of(corpus_site), MANY)
    content, calls = large.export(format, ids)
    assert content == expected(format, ids, corpus_site)
    assert ids_in(format, content) == ids
    found = [call[0] for call in calls]
    assert found == sorted(found)
    assert calls[-1] == [MANY, MANY]


def test_all_statements_as_json_are_the_published_lines(large: Exporter, corpus_site: Path) -> None:
    ids = ids_of(corpus_site)
    content, _ = large.export("json", ids)
    assert content == expected("json", ids, corpus_site)


def test_a_file_is_read_no_further_than_the_last_result(large: Exporter, corpus_site: Path) -> None:
    ids = ids_of(corpus_site)
    _, calls = large.export("json", ids[:3])
    _, all_calls = large.export("json", ids[-1:])
    assert len(calls) < len(all_calls) / 4


def hostile(folder: Path) -> dict[str, str]:
    """Give the bulk files of statements whose values hold what the formats themselves are written with."""
    title = json.dumps('He said "no", {twice}\u2028@misc{x, ER  - \\ \u2014 end')
    archive = made(
        folder,
        {
            "content/statements/a.md": statement(
                id="Rede_2.1", title=title, date_basis=json.dumps('Two\r\nlines,\n"quoted"\n\nfirst,x')
            ),
            "content/statements/b.md": statement("TY  - NEWS\n\n@article{first,\n}", id="речь-1", date="2021-03-05"),
            "content/statements/c.md": statement(id="речь-2", place="'=1+1, \"Köln\"'"),
            "content/statements/d.md": statement(id="外交部"),
        },
    )
    return {output: content.decode("utf-8") for output, content in bulk_files(archive).items()}


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_values_and_ids_of_any_script_keep_apart(own: Exporter, tmp_path: Path, format: str) -> None:
    files = hostile(tmp_path)
    own.page.route("**/data/*", lambda route: route.fulfill(body=files["data/" + route.request.url.rpartition("/")[2]]))
    ids = ["first", "речь-2", "Rede_2.1", "外交部", "речь-1"]
    for chosen in itertools.chain([ids], ([each] for each in ids)):
        content, _ = own.export(format, chosen)
        assert ids_in(format, content) == chosen
        # without their order, all lines and no others
        if len(chosen) == len(ids) and format != "json":
            source = files[f"data/statements.{'bib' if format == 'bibtex' else format}"]
            assert sorted(content.decode().splitlines(keepends=True)) == sorted(source.splitlines(keepends=True))


def test_a_byte_order_mark_stays_and_is_no_part_of_an_id(own: Exporter) -> None:
    published = '\ufeffid,note\r\nb,"x\r\n""a,y"""\r\na,\u00e9\r\n'.encode()
    own.page.route("**/data/*", lambda route: route.fulfill(body=published))
    content, _ = own.export("csv", ["a", "b"])
    assert content == '\ufeffid,note\r\na,\u00e9\r\nb,"x\r\n""a,y"""\r\n'.encode()


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("absent", r"/data/statements\.\w+: 404"),
        ("unreachable", "Failed to fetch"),
        ("cut", r"/data/statements\.\w+: 1 of 2 statements are missing"),
        ("spoiled", "TypeError"),
    ],
)
def test_a_file_that_is_not_whole_gives_an_error_and_no_export(
    browser: Browser, served_site: str, site: Path, format: str, fault: str, said: str
) -> None:
    page = browser.new_page()
    exporter = Exporter(page, served_site, site)
    name = {"csv": "statements.csv", "json": "statements.jsonl", "bibtex": "statements.bib", "ris": "statements.ris"}
    content = (site / "data" / name[format]).read_bytes()
    first, *_, last = ids_of(site)
    answers = {
        "absent": lambda route: route.fulfill(status=404, body=content),
        "unreachable": lambda route: route.abort(),
        "cut": lambda route: route.fulfill(body=content[:-3]),
        "spoiled": lambda route: route.fulfill(body=b"\xff" + content),
    }
    page.route("**/data/*", answers[fault])
    with pytest.raises(Error, match=said):
        page.evaluate(EXPORT, [exporter.module, format, [first, last], exporter.data])
    page.close()


def test_the_formats_are_named_and_so_are_their_files(own: Exporter) -> None:
    script = "async (url) => { const m = await import(url); return m.FORMATS.map((each) => [each, m.fileName(each)]); }"
    names = own.page.evaluate(script, own.module)
    assert [format for format, _ in names] == list(FORMATS)
    assert [re.sub(r".*\.", "", name) for _, name in names] == ["csv", "json", "bib", "ris"]
