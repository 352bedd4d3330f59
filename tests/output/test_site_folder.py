from pathlib import Path

import pytest

from builder.errors import OperationalError
from builder.output.manifest import NAME as MANIFEST
from builder.output.site_folder import check_output, publish, staging
from builder.publishing.pages import Document


def put(output: Path, **files: str) -> int:
    """Publish files and give how many of them were written anew."""
    with staging(output) as stage:
        documents = [Document(name.replace("_", "."), text.encode()) for name, text in files.items()]
        written = sum([stage.write(document) for document in documents])
        kept = {document.output for document in documents}
        stage.remove(set(stage.files) - kept)
        publish(stage, output, kept)
        return written


def names(output: Path) -> set[str]:
    return {path.name for path in output.iterdir()}


def test_a_site_is_published_with_its_manifest(tmp_path: Path) -> None:
    assert put(tmp_path / "site", a_html="one", b_html="two") == 2
    assert names(tmp_path / "site") == {"a.html", "b.html", MANIFEST}
    assert names(tmp_path) == {"site"}


def test_an_unchanged_file_is_the_same_file(tmp_path: Path) -> None:
    output = tmp_path / "site"
    put(output, a_html="one", b_html="two")
    before = (output / "a.html").stat()
    assert put(output, a_html="one", b_html="three") == 1
    after = (output / "a.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_the_site_no_longer_has_goes(tmp_path: Path) -> None:
    put(tmp_path / "site", a_html="one", b_html="two")
    put(tmp_path / "site", a_html="one")
    assert names(tmp_path / "site") == {"a.html", MANIFEST}


def test_files_that_others_put_there_stay(tmp_path: Path) -> None:
    output = tmp_path / "site"
    put(output, a_html="one")
    (output / "CNAME").write_text("name.example")
    put(output, a_html="two")
    assert (output / "CNAME").read_text() == "name.example"


def test_a_folder_of_somebody_else_s_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(OperationalError, match="no build made"):
        check_output(tmp_path)
    assert (tmp_path / "letter.txt").read_text() == "dear"


def test_a_file_is_no_output(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("x")
    with pytest.raises(OperationalError, match="is a file"):
        check_output(tmp_path / "site")


def test_a_build_that_fails_on_the_way_leaves_the_last_site(tmp_path: Path) -> None:
    output = tmp_path / "site"
    put(output, a_html="one")

    def fail() -> None:
        with staging(output) as stage:
            stage.write(Document("a.html", b"two"))
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert (output / "a.html").read_text() == "one"
    assert names(tmp_path) == {"site"}


def test_a_build_killed_between_the_two_renames_is_made_good_by_the_next(tmp_path: Path) -> None:
    output = tmp_path / "site"
    put(output, a_html="one")
    output.rename(tmp_path / ".site.old")  # where such a kill leaves the last good site
    with pytest.raises(KeyError), staging(output):
        raise KeyError
    assert (output / "a.html").read_text() == "one"


def test_the_spare_folder_is_where_the_next_site_takes_shape(tmp_path: Path) -> None:
    output = tmp_path / "site"
    put(output, a_html="one")
    put(output, a_html="two")
    assert names(tmp_path) == {"site", ".site.spare"}
    assert (tmp_path / ".site.spare" / "a.html").read_text() == "one"
    put(output, a_html="three")
    assert (output / "a.html").read_text() == "three"


def test_a_file_that_is_replaced_stays_as_it_was_for_whoever_has_a_link_to_it(tmp_path: Path) -> None:
    output = tmp_path / "site"
    put(output, a_html="one")
    (tmp_path / "link").hardlink_to(output / "a.html")
    put(output, a_html="two")
    assert (tmp_path / "link").read_text() == "one"


def test_a_file_gives_way_to_a_folder_of_its_name_and_the_other_way_round(tmp_path: Path) -> None:
    output = tmp_path / "site"
    for name in ("a", "a/b.html", "a"):
        with staging(output) as stage:
            stage.remove(set(stage.files) - {name})
            stage.write(Document(name, name.encode()))
            publish(stage, output, {name})
        assert (output / name).read_bytes() == name.encode()


def test_a_file_that_its_owner_took_away_does_not_come_back(tmp_path: Path) -> None:
    output = tmp_path / "site"
    put(output, a_html="one")
    (output / "CNAME").write_text("name.example")
    put(output, a_html="two")
    (output / "CNAME").unlink()
    put(output, a_html="three")
    put(output, a_html="four")
    assert names(output) == {"a.html", MANIFEST}
