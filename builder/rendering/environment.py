"""The Jinja environment: from a page's view to bytes, and from a template's faults to findings."""

from collections.abc import Iterable, MutableMapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

import jinja2
from jinja2.environment import TemplateModule
from jinja2.ext import InternationalizationExtension

from builder.checking.finding import Finding, Rule
from builder.checking.rules import TEMPLATE_ERROR, TEMPLATE_UNDEFINED
from builder.languages.messages import translations
from builder.publishing.pages import Page
from builder.publishing.site_views import Site
from builder.rendering.assets import Assets
from builder.rendering.direct_code import DirectCodeGenerator
from builder.rendering.filters import filters_for
from builder.rendering.functions import functions_for

_PARTS = "partials/"
"""The folder of the templates that pages are made of."""


class DirectEnvironment(jinja2.Environment):
    """Jinja's environment, whose templates become the code of ``DirectCodeGenerator``."""

    code_generator_class = DirectCodeGenerator

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._modules: dict[str, TemplateModule] = {}

    def module_of(self, name: str, parent: str) -> TemplateModule:
        """Give a file of macros as an import without context does, which gives the same each time."""
        module = self._modules.get(name)
        if module is None:
            module = self._modules[name] = self.get_template(name, parent).module
        return module

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Give the names that a template may use, in one mapping: Jinja copies it for every page."""
        return {**self.globals, **d} if d else self.globals


class Renderer:
    """Renders pages with the templates of several folders; a later one overlays an earlier one by name.

    Each folder comes with the path that findings use for it. A template reads ``view``, ``site`` and the
    functions ``href``, ``absolute``, ``asset`` and ``remembered``; any other name is a finding.

    ``compiled`` keeps the templates' code, so that the next renderer need not make it again.
    """

    def __init__(
        self,
        template_folders: Sequence[tuple[Path, str]],
        site: Site,
        assets: Assets,
        compiled: jinja2.BytecodeCache | None = None,
    ) -> None:
        self._folders = tuple((folder.resolve(), shown) for folder, shown in template_folders)
        self._direct = self._set_up(DirectEnvironment, site, assets, bytecode_cache=compiled)
        self._not_direct: set[str] = set()
        self._site, self._assets = site, assets

    def _set_up(self, kind: type[jinja2.Environment], site: Site, assets: Assets, **options: Any) -> jinja2.Environment:
        environment = kind(
            loader=jinja2.FileSystemLoader([folder for folder, _ in reversed(self._folders)]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
            extensions=[InternationalizationExtension],
            **options,
        )
        environment.policies["ext.i18n.trimmed"] = True
        # the extension adds this method when it is loaded; jinja2's own types do not know it
        install: Any = environment.install_gettext_translations  # type: ignore[attr-defined]
        install(translations(site.language), newstyle=True)
        functions = functions_for(site, assets)
        environment.globals.update(functions, site=site)
        environment.filters.update(filters_for(site.language))
        environment.filters.update(functions)
        return environment

    def prepare(self, templates: Iterable[str]) -> None:
        """Load templates, and all that they may be made of, ahead of the pages: for processes that are forked then.

        What is wrong with one is found when a page is rendered with it.
        """
        parts = self._direct.list_templates(filter_func=lambda name: name.startswith(_PARTS))
        for name in (*templates, *parts):
            with suppress(Exception):
                self._direct.get_template(name)

    def render(self, page: Page[object]) -> tuple[bytes, tuple[Finding, ...]]:
        """Give the page's bytes, or none and the finding that says at which line of a template it failed."""
        if page.template not in self._not_direct:
            with suppress(Exception):
                return self._direct.get_template(page.template).render(view=page.view).encode(), ()
        content, found = self._as_jinja_does(page)
        if not found:
            self._not_direct.add(page.template)
        return content, found

    @cached_property
    def _jinja(self) -> jinja2.Environment:
        return self._set_up(jinja2.Environment, self._site, self._assets)

    def _as_jinja_does(self, page: Page[object]) -> tuple[bytes, tuple[Finding, ...]]:
        try:
            text = self._jinja.get_template(page.template).render(view=page.view)
        except jinja2.TemplateSyntaxError as error:
            path = self._shown(error.filename) or self._first_shown(page.template)
            message = error.message or "the template cannot be read"
            return b"", (TEMPLATE_ERROR.at(path, error.lineno, 1, message),)
        except jinja2.UndefinedError as error:
            message = error.message or "a name is undefined"
            return b"", (self._finding(TEMPLATE_UNDEFINED, page, error, message),)
        except jinja2.TemplateNotFound as error:
            message = f"there is no template '{error.name}'"
            return b"", (self._finding(TEMPLATE_ERROR, page, error, message),)
        except Exception as error:
            message = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
            return b"", (self._finding(TEMPLATE_ERROR, page, error, message),)
        return text.encode(), ()

    def _finding(self, rule: Rule, page: Page[object], error: BaseException, message: str) -> Finding:
        path, line = self._innermost(error.__traceback__) or (self._first_shown(page.template), 1)
        return rule.at(path, line, 1, f"{message} (on the page {page.output})")

    def _innermost(self, trace: TracebackType | None) -> tuple[str, int] | None:
        """Give the deepest place within a template; Jinja makes tracebacks name templates and lines."""
        place = None
        while trace is not None:
            shown = self._shown(trace.tb_frame.f_code.co_filename)
            if shown is not None:
                place = shown, trace.tb_lineno
            trace = trace.tb_next
        return place

    def _shown(self, filename: str | None) -> str | None:
        if filename is None:
            return None
        for folder, shown in self._folders:
            path = Path(filename)
            if path.is_relative_to(folder):
                return f"{shown.rstrip('/')}/{path.relative_to(folder).as_posix()}"
        return None

    def _first_shown(self, template: str) -> str:
        for folder, shown in reversed(self._folders):
            if (folder / template).is_file():
                return f"{shown.rstrip('/')}/{template}"
        return f"{self._folders[0][1].rstrip('/')}/{template}" if self._folders else template
