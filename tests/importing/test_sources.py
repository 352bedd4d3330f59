import json
from pathlib import Path

import pytest

from builder.errors import OperationalError
from builder.importing.mapping import mapping_of_options
from builder.importing.source_records import SourceRecord
from builder.importing.sources import ReadingOptions, Source, SourceKind, count_records, find_sources, read_source


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.jsonl", "", SourceKind.JSON_LINES),
        ("a.jsonl.gz", "", SourceKind.JSON_LINES),
        ("a.ndjson", "", SourceKind.JSON_LINES),
        ("a.JSON", "", SourceKind.JSON),
        ("a.csv.gz", "", SourceKind.TABLE),
        ("a.tsv", "", SourceKind.TABLE),
        ("a.htm", "", SourceKind.WEB_PAGE),
        ("a.txt", "", SourceKind.PASTED_TEXT),
        ("a.md", "Words", SourceKind.PASTED_TEXT),
        ("a.md", "---\ntitle: T\n---\n", SourceKind.POSTS),
        ("b.md", "+++\n", SourceKind.POSTS),
    ],
)
def test_a_files_kind_is_told_by_its_name_and_beginning(
    tmp_path: Path, name: str, content: str, kind: SourceKind
) -> None:
    file = tmp_path / name
    file.write_text(content)
    assert find_sources(str(file)) == [Source(str(file), kind)]


def test_addresses_and_standard_input_are_told_apart() -> None:
    assert find_sources("https://a.example/x.csv") == [Source("https://a.example/x.csv", SourceKind.WEB_PAGE)]
    assert find_sources("-") == [Source("-", SourceKind.PASTED_TEXT)]
    assert find_sources("-", SourceKind.WEB_PAGE) == [Source("-", SourceKind.WEB_PAGE)]
    with pytest.raises(OperationalError, match="cannot be read as table"):
        find_sources("-", SourceKind.TABLE)


def test_a_folder_is_posts_or_saved_pages(tmp_path: Path) -> None:
    pages = [tmp_path / "a.html", tmp_path / "b.htm"]
    for page in pages:
        page.write_text("<p>Words</p>")
    assert find_sources(str(tmp_path)) == [Source(str(page), SourceKind.WEB_PAGE) for page in pages]
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "c.md").write_text("x")
    assert find_sources(str(tmp_path)) == [Source(str(tmp_path), SourceKind.POSTS)]
    assert len(find_sources(str(tmp_path), SourceKind.WEB_PAGE)) == 2
    with pytest.raises(OperationalError, match="is a folder"):
        find_sources(str(tmp_path), SourceKind.TABLE)


def test_what_is_not_there_or_tells_nothing_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(OperationalError, match="is not there"):
        find_sources(str(tmp_path / "none.csv"))
    (tmp_path / "a.xyz").write_text("")
    with pytest.raises(OperationalError, match="does not tell") as raised:
        find_sources(str(tmp_path / "a.xyz"))
    assert "--kind" in raised.value.remedy


def test_the_same_statement_comes_out_of_every_kind_of_record(tmp_path: Path) -> None:
    record = {"title": "T", "speaker": "A", "text": "One.\n\nTwo.", "topics": ["x", "y"]}
    (tmp_path / "a.jsonl").write_text(json.dumps({**record, "topics": "x;y"}))
    (tmp_path / "a.json").write_text(json.dumps([record]))
    (tmp_path / "a.csv").write_text('Title,Who,Text,Topics\nT,A,"One.\n\nTwo.",x;y\n')
    mapping = mapping_of_options({}, {}, {"topics": ";"}, None)
    by_who = mapping_of_options({"speaker": "Who"}, {}, {"topics": ";"}, None)
    for name, said in (("a.jsonl", mapping), ("a.json", mapping), ("a.csv", by_who)):
        (source,) = find_sources(str(tmp_path / name))
        (found,) = read_source(source, ReadingOptions(said), tmp_path)
        assert isinstance(found, SourceRecord)
        assert found.values == record


def test_how_many_records_there_are_is_known_beforehand(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{}\n\n{}")
    (tmp_path / "a.csv").write_text('a,b\n"x\ny",1\n\n2,3\n')
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "a.md").write_text("x")
    names = ("a.jsonl", "a.csv", "posts")
    assert [count_records(find_sources(str(tmp_path / name))[0], ReadingOptions()) for name in names] == [3, 2, 1]
