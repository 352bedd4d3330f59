import json
from pathlib import Path

from click.testing import CliRunner

from builder.cli.main import main
from builder.cli.schema_command import KINDS
from builder.reading.fields import TABLES


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["schema", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def test_each_kind_is_printed_and_all_are_one_schema() -> None:
    assert [table.name for table in TABLES] == list(KINDS)
    code, output = run()
    assert code == 0
    definitions = json.loads(output)["$defs"]
    assert list(definitions) == list(KINDS)
    for kind in KINDS:
        code, output = run(kind)
        alone = json.loads(output)
        assert (code, alone.pop("$schema")) == (0, "https://json-schema.org/draft/2020-12/schema")
        assert alone == definitions[kind]


def test_files_are_written_into_a_folder(tmp_path: Path) -> None:
    assert run("--output", str(tmp_path / "schemas"))[0] == 0
    written = {each.name for each in (tmp_path / "schemas").iterdir()}
    assert written == {f"{kind}.schema.json" for kind in KINDS}
    assert run("topic", "--output", str(tmp_path / "one"))[0] == 0
    assert [each.name for each in (tmp_path / "one").iterdir()] == ["topic.schema.json"]
    assert (tmp_path / "one" / "topic.schema.json").read_text("utf-8") == run("topic")[1]


def test_what_is_no_kind_or_no_folder_is_said(tmp_path: Path) -> None:
    assert run("nonsense")[0] == 2
    (tmp_path / "file").write_text("")
    code, output = run("--output", str(tmp_path / "file" / "below"))
    assert (code, "Traceback" in output, "cannot be written" in output) == (1, False, True)
