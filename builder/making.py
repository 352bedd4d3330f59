"""Making the site that was planned: rendering, indexing and publishing what is not there already."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING

from builder.cache import Cache
from builder.checking.finding import Finding
from builder.digests import joined
from builder.indexing import CATALOGUE_FILE, INDEX_FOLDER, Begun, Indexed, inodes
from builder.output.compiling import Compiler, places_of
from builder.output.manifest import is_whole, read_head
from builder.output.site_folder import Published, Staging, publish, staging
from builder.output.site_record import EMPTY, SiteRecord, TargetRecord, keep_record, read_record, site_name
from builder.publishing.pages import Document
from builder.publishing.plan import Plan
from builder.publishing.targets import Compilation, FileFacts, Input, Target
from builder.rendering.assets import collect_assets
from builder.rendering.compiled import CompiledTemplates
from builder.rendering.environment import Renderer
from builder.rendering.kept_views import KeptViews
from builder.rendering.render import Rendered, render_targets
from builder.rendering.template_digests import TemplateDigests
from builder.rendering.template_folders import template_folders
from builder.workers import Workers, ignore

if TYPE_CHECKING:
    from builder.build import Options


_MANY = 100
"""After more targets than these were made, there may be much that is no longer of use."""


class Making:
    """The making of one site. The stages are called in order; leaving it before ``publish`` leaves no trace."""

    def __init__(
        self, planned: Plan, options: "Options", cache: Cache | None, hands: Workers, begun: Begun | None = None
    ) -> None:
        self._planned = planned
        self._options = options
        self._cache = cache
        self._hands = hands
        self._place = str(options.output.absolute())
        head = read_head(options.output)
        self._before = head.site if head else ""
        record = read_record(cache, self._place, self._before) if cache else EMPTY
        self._record = record if record.site and is_whole(options.output, record.inode) else EMPTY
        folders = template_folders(options.source)
        self._assets = collect_assets([folder for folder, _ in folders])
        compiled = CompiledTemplates(cache, planned.site, self._assets) if cache else None
        self._renderer = Renderer(folders, planned.site, self._assets, compiled)
        self._views = KeptViews(cache, planned.constants) if cache else None
        templates = TemplateDigests([folder for folder, _ in folders], cache)
        self._constants = _constants(planned, templates, self._assets.folder_path)
        self._constant_digests = {
            name: joined([digest for _, digest in each]) for name, each in self._constants.items()
        }
        self._digests = {target.name: self._digest(target) for target in planned.targets}
        self._changed = [target for target in planned.targets if not self._is_made(target)]
        self._stack = ExitStack()
        self._stage: Staging
        self._facts: dict[str, FileFacts] = {}
        self._about: tuple[Target, ...] = ()
        self._lengths: dict[str, Sequence[int]] = {}
        self._written: list[str] = []
        self._unknown: list[str] = []
        self._removed: list[str] = []
        self._made: dict[str, TargetRecord] = {}
        self._begun = begun
        self._indexing: Callable[[], Indexed] = Indexed
        self._indexed = Indexed()
        self.site = ""
        self.inode = 0

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
        if self._begun:
            self._indexing = self._begun(self._stage.folder)
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
        if self._views and self.waiting > _MANY:
            self._views.trim(self._planned.targets)
        told_of = (output for target in self._planned.targets for output in target.told_of)
        self._facts |= {output: self._record.facts_of(output) for output in told_of if output not in self._facts}
        self._about = self._planned.about_data(self._facts)
        self._digests |= {target.name: self._digest(target) for target in self._about}
        for rendered in self._render([target for target in self._about if not self._is_made(target)]):
            findings |= {(each.path, each.line, each.code): each for each in rendered.findings}
        for document in self._assets.documents:
            self._write(document)
        return tuple(findings.values())

    def index(self) -> None:
        """Let Pagefind index the words, beside the catalogue of the rest."""
        self._indexed = self._indexing()

    @property
    def unsegmented(self) -> tuple[str, ...]:
        """Languages whose words the search hardly finds."""
        return self._indexed.unsegmented

    def publish(self) -> Published:
        """Swap the site in, and remember what it was made from."""
        files = [*self._planned.outputs, *(each.output for each in self._assets.documents)]
        if self._options.index_later and not (self._stage.folder / CATALOGUE_FILE).is_file():
            files.remove(CATALOGUE_FILE)
        if self._options.search:
            files.extend(f"{INDEX_FOLDER}/{file}" for file in inodes(self._stage.folder / INDEX_FOLDER))
        self.site = site_name(self._digests.values(), [self._indexed.catalogue, self._assets.folder_path.encode()])
        self.inode = publish(self._stage, self._options.output, files, self.site, self._record.inode)
        if self._cache:
            self._keep_record(self._cache)
        return Published(len(files), len(self._written) + len(self._indexed.written))

    def _keep_record(self, cache: Cache) -> None:
        record = SiteRecord(
            site=self.site,
            before=self._before,
            inode=self.inode,
            digests=self._digests,
            members=next((each.members for each in self._planned.compilations), ()),
            lengths=self._lengths,
            facts={output: (facts.size, facts.sha256) for output, facts in self._facts.items()},
            written=list(dict.fromkeys([*self._written, *self._indexed.written, *self._unknown])),
            removed=[*self._removed, *self._indexed.removed],
        )
        changed = {name: replace(made, build=self.site).kept() for name, made in self._made.items()}
        gone = [name for name in (self._record.digests or cache.records(self._place)) if name not in self._digests]
        keep_record(cache, self._place, record, changed, gone)

    def _digest(self, target: Target) -> bytes:
        return joined([*(digest for _, digest in target.inputs), self._constant_digests[target.template]])

    def _is_made(self, target: Target) -> bool:
        return self._record.is_made(target, self._digests[target.name])

    def _render(self, targets: Sequence[Target], advance: Callable[[int], None] = ignore) -> Iterator[Rendered]:
        rendering = render_targets(targets, self._renderer, self._stage.write, self._hands, advance, self._views)
        for target, rendered in zip(targets, rendering, strict=True):
            constants = self._constants[target.template]
            self._made[target.name] = TargetRecord(
                target.outputs,
                (*target.inputs, *constants),
                self._record.reasons(target, constants),
                changed=rendered.written,
            )
            self._written.extend(rendered.written)
            if target.name not in self._record.digests:
                # What the published site has there is not known: the spare folder must not keep it.
                self._unknown.extend(target.outputs)
            self._facts.update(rendered.facts)
            yield rendered

    def _compile(self, compilation: Compilation, compiler: Compiler) -> None:
        output, members = compilation.output, compilation.members
        lengths = self._record.lengths.get(output, ())
        if lengths and tuple(self._record.members) == members and self._made.keys().isdisjoint(members):
            self._lengths[output], self._facts[output] = lengths, self._record.facts_of(output)
            return
        old, file = self._options.output / output, self._stage.folder / output
        earlier = places_of(self._record.members, lengths)
        self._facts[output], self._lengths[output] = compiler.compile(compilation, old, earlier, file)
        self._written.append(output)

    def _write(self, document: Document) -> None:
        if self._stage.write(document):
            self._written.append(document.output)

    def _remove_leftovers(self) -> None:
        kept = {*self._planned.outputs, *(each.output for each in self._assets.documents)}
        inside = f"{INDEX_FOLDER}/" if self._options.search else "\0"
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
