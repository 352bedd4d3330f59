"""The Jinja environment: from a page's view to bytes, and from a template's faults to findings."""

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import jinja2
from jinja2.ext import InternationalizationExtension

from builder.addresses.urls import absolute_below, link_below
from builder.checking.finding import Finding, Rule
from builder.checking.rules import TEMPLATE_ERROR, TEMPLATE_UNDEFINED
from builder.languages.messages import translations
from builder.publishing.pages import Page
from builder.publishing.site_views import Site
from builder.rendering.assets import Assets
from builder.rendering.filters import filters_for


class Renderer:
    """Renders pages with the templates of several folders; a later one overlays an earlier one by name.

    Each folder comes with the path that findings use for it. A template reads ``view``, ``site`` and the
    functions ``href``, ``absolute`` and ``asset``; any other name is a finding.
    """

    def __init__(self, template_folders: Sequence[tuple[Path, str]], site: Site, assets: Assets) -> None:
        self._arguments = (tuple(template_folders), site, assets)
        self._folders = tuple((folder.resolve(), shown) for folder, shown in template_folders)
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader([folder for folder, _ in reversed(self._folders)]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
            extensions=[InternationalizationExtension],
        )
        self._environment.policies["ext.i18n.trimmed"] = True
        self._environment.filters.update(filters_for(site.language))
        self._environment.globals.update(
            site=site,
            href=lambda path: link_below(path, site.base_path),
            absolute=lambda path: absolute_below(path, site.url, site.base_path),
            asset=lambda name: link_below(assets.path(name), site.base_path),
        )
        # the extension adds this method when it is loaded; jinja2's own types do not know it
        install: Any = self._environment.install_gettext_translations  # type: ignore[attr-defined]
        install(translations(site.language), newstyle=True)

    def __reduce__(self) -> tuple[type["Renderer"], tuple[Any, ...]]:
        return type(self), self._arguments  # made anew in a worker process

    def render(self, page: Page[object]) -> tuple[bytes, tuple[Finding, ...]]:
        """Give the page's bytes, or none and the finding that says at which line of a template it failed."""
        try:
            text = self._environment.get_template(page.template).render(view=page.view)
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
