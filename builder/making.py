"""Making the site that was planned: rendering, indexing and publishing what is not there already."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from builder.cache import Cache
from builder.checking.finding import Finding
from builder.output.compiling import Compiler
from builder.output.manifest import read_head
from builder.output.site_folder import Published, Staging, publish, staging
from builder.output.site_record import EMPTY, Place, SiteRecord, keep_record, read_record, site_name
from builder.publishing.pages import Document
from builder.publishing.plan import Plan
from builder.publishing.targets import Compilation, FileFacts, Input, Target
from builder.rendering.assets import collect_assets
from builder.rendering.environment import Renderer
from builder.rendering.render import Rendered, render_targets
from builder.rendering.template_digests import TemplateDigests
from builder.rendering.template_folders import template_folders
from builder.search.paths import CATALOGUE, FOLDER, INDEX
from builder.workers import Workers

if TYPE_CHECKING:
    from builder.build import Options

_INDEX = f"{FOLDER}/{INDEX}"


class Making:
    """The making of one site. The stages are called in order; leaving it before ``publish`` leaves no trace."""

    def __init__(self, planned: Plan, options: "Options", cache: Cache | None, hands: Workers) -> None:
        self._planned = planned
        self._options = options
        self._cache = cache
        self._hands = hands
        self._place = str(options.output.absolute())
        head = read_head(options.output)
        self._before = head.site if head else ""
        self._record = read_record(cache, self._place, self._before) if cache else EMPTY
        folders = template_folders(options.source)
        self._assets = collect_assets([folder for folder, _ in folders])
        self._renderer = Renderer(folders, planned.site, self._assets)
        self._constants = _constants(
            planned, TemplateDigests([folder for folder, _ in folders], cache), self._assets.folder_path
        )
        self._changed = [target for target in planned.targets if not self._is_made(target)]
        self._stack = ExitStack()
        self._stage: Staging
        self._facts: dict[str, FileFacts] = {}
        self._about: tuple[Target, ...] = ()
        self._parts: dict[str, Mapping[str, Place]] = {}
        self._written: list[str] = []
        self._removed: list[str] = []
        self._reasons: dict[str, tuple[str, ...]] = {}
        self._catalogue = b""
        self.site = ""
        self.unsegmented: tuple[str, ...] = ()

    def __enter__(self) -> "Making":
        self._stage = self._stack.enter_context(staging(self._options.output, self._record))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> bool | None:
        return self._stack.__exit__(kind, error, at)

    @property
    def waiting(self) -> int:
        """How many targets are to be made."""
        return len(self._changed)

    def render(self, advance: Callable[[int], None]) -> tuple[Finding, ...]:
        """Make what changed and give the findings about templates, each once however many pages it concerns."""
        self._remove_leftovers()
        findings: dict[tuple[str, int, str], Finding] = {}
        with Compiler() as compiler:
            for rendered in self._render(self._changed, advance):
                for part in rendered.parts:
                    compiler.gather(rendered.target, part)
                for finding in rendered.findings:
                    findings.setdefault((finding.path, finding.line, finding.code), finding)
            if not findings:
                for compilation in self._planned.compilations:
                    self._compile(compilation, compiler)
        if findings:
            return tuple(findings.values())
        self._about = self._planned.about_data(self._facts)
        for rendered in self._render([target for target in self._about if not self._is_made(target)]):
            findings |= {(each.path, each.line, each.code): each for each in rendered.findings}
        for document in self._assets.documents:
            self._write(document)
        return tuple(findings.values())

    def index(self) -> None:
        """Let Pagefind index the words, beside the catalogue of the rest."""
        from builder.search.index import index_records

        index = index_records(
            self._planned.search_records, self._stage.folder / FOLDER, self._hands.jobs, cache=self._cache
        )
        self._catalogue = index.catalogue
        self._write(Document(CATALOGUE.lstrip("/"), index.catalogue))
        new, old = _inodes(self._stage.folder / _INDEX), _inodes(self._options.output / _INDEX)
        self._written.extend(f"{_INDEX}/{file}" for file, inode in new.items() if old.get(file) != inode)
        self._removed.extend(f"{_INDEX}/{file}" for file in old if file not in new)
        self.unsegmented = index.unsegmented

    def publish(self) -> Published:
        """Swap the site in, and remember what it was made from."""
        targets = (*self._planned.targets, *self._about)
        files = [*self._planned.outputs, *(each.output for each in self._assets.documents)]
        if self._options.index_later and not (self._stage.folder / CATALOGUE.lstrip("/")).is_file():
            files.remove(CATALOGUE.lstrip("/"))
        if self._options.search:
            files.extend(f"{_INDEX}/{file}" for file in _inodes(self._stage.folder / _INDEX))
        site = site_name(targets, self._constants, [self._catalogue])
        publish(self._stage, self._options.output, files, site)
        if self._cache:
            record = SiteRecord(
                site=site,
                before=self._before,
                constants=self._constants,
                targets={each.name: (each.digest, each.outputs, each.template, each.inputs) for each in targets},
                parts=self._parts,
                facts={output: (facts.size, facts.sha256) for output, facts in self._facts.items()},
                reasons=self._reasons,
                written=self._written,
                removed=self._removed,
            )
            keep_record(self._cache, self._place, record)
        self.site = site
        return Published(len(files), len(self._written))

    def _is_made(self, target: Target) -> bool:
        return self._record.is_made(target, self._constants[target.template])

    def _render(
        self, targets: list[Target], advance: Callable[[int], None] = lambda _count: None
    ) -> Iterator[Rendered]:
        for target in targets:
            self._reasons[target.name] = self._record.reason(target, self._constants[target.template])
        for rendered in render_targets(targets, self._renderer, self._stage.write, self._hands, advance):
            self._written.extend(rendered.written)
            self._facts.update(rendered.facts)
            yield rendered
        for target in (*self._planned.targets, *self._about):
            for output in target.told_of:
                if output not in self._facts:
                    self._facts[output] = self._record.facts_of(output)

    def _compile(self, compilation: Compilation, compiler: Compiler) -> None:
        output = compilation.output
        earlier = self._record.parts.get(output, {})
        changed = {target.name for target in self._changed}
        as_it_was = self._record.constants.get("") == self._constants[""] and tuple(earlier) == compilation.members
        if as_it_was and changed.isdisjoint(earlier):
            self._parts[output], self._facts[output] = earlier, self._record.facts_of(output)
            return
        file = self._stage.folder / output
        self._facts[output], self._parts[output] = compiler.compile(
            compilation, self._options.output / output, earlier, file
        )
        self._written.append(output)

    def _write(self, document: Document) -> None:
        if self._stage.write(document):
            self._written.append(document.output)

    def _remove_leftovers(self) -> None:
        kept = {*self._planned.outputs, *(each.output for each in self._assets.documents)}
        inside = f"{_INDEX}/" if self._options.search else "\0"
        leftovers = [file for file in self._stage.files if file not in kept and not file.startswith(inside)]
        self._stage.remove(leftovers)
        self._removed.extend(leftovers)


def _constants(planned: Plan, templates: TemplateDigests, assets: str) -> dict[str, tuple[Input, ...]]:
    """Give, by template, what its pages are made from beside their views; under an empty name what other files are."""
    by_template: dict[str, tuple[Input, ...]] = {"": planned.constants}
    for name in sorted({target.template for target in planned.targets} | set(planned.late_templates)):
        if name:
            used = (f"templates/{name} and what it uses", templates.of(name))
            by_template[name] = (*planned.constants, used, ("styles and scripts", assets.encode()))
    return by_template


def _inodes(folder: Path) -> dict[str, int]:
    """Give the files of a folder and of those within it, each with its inode."""
    found: dict[str, int] = {}
    waiting = [""]
    while waiting:
        place = waiting.pop()
        with suppress(FileNotFoundError), os.scandir(folder / place) as entries:
            for entry in entries:
                name = f"{place}{entry.name}"
                if entry.is_dir():
                    waiting.append(f"{name}/")
                else:
                    found[name] = entry.inode()
    return found
