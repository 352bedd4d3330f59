"""What templates may call: links, and the interface's words in the language of the site."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Protocol

from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from jinja2.runtime import Macro
from markupsafe import Markup

from builder.addresses.urls import absolute_below, link_below
from builder.languages.messages import translations
from builder.publishing.site_views import Site
from builder.rendering.assets import Assets
from builder.rendering.direct_calls import escaped

Function = Callable[..., object]
_REMEMBERED = 1 << 16
"""How many links are remembered: each is shown on about ten pages. They take some 200 bytes each."""

_MOST_MESSAGES = 1 << 10
_TEXTS = re.compile(r"(?:[^%]|%%|%\(\w+\)s)*")
_MOST_MADE = 1 << 14
"""How much markup is remembered: about a kilobyte each."""


class _Entry(Protocol):
    @property
    def path(self) -> str: ...


def functions_for(site: Site, assets: Assets) -> Mapping[str, Function]:
    """Give the functions by name. Each gives the same for the same arguments, as long as the site is the same."""
    words = translations(site.language)

    # typed: text that is markup already equals the same as plain text, which is still to be escaped
    @lru_cache(_REMEMBERED, typed=True)
    def href(path: str) -> str:
        return link_below(path, site.base_path)

    @lru_cache(_REMEMBERED, typed=True)
    def absolute(path: str) -> str:
        return absolute_below(path, site.url, site.base_path)

    def asset(name: str) -> str:
        return link_below(assets.path(name), site.base_path)

    @pass_eval_context
    def gettext(context: EvalContext, message: str, **variables: object) -> str:
        return _filled_in(context, words.gettext(message), variables)

    @pass_eval_context
    def ngettext(context: EvalContext, one: str, many: str, number: int, **variables: object) -> str:
        return _filled_in(context, words.ngettext(one, many, number), {"num": number, **variables})

    made: dict[tuple[Macro, str, tuple[bool, ...]], tuple[_Entry, str]] = {}

    @pass_eval_context
    def remembered(context: EvalContext, macro: Macro, entry: _Entry, *flags: bool) -> str:
        """Give what a macro makes of an entry with flags: made once, as the same row stands in about ten listings."""
        key = macro, entry.path, flags
        known = made.get(key)
        if known is not None and (known[0] is entry or known[0] == entry):
            return known[1]
        if len(made) >= _MOST_MADE:
            made.clear()
        markup = macro(context, entry, *flags)
        made[key] = entry, markup
        return markup

    return {
        "href": href,
        "absolute": absolute,
        "asset": asset,
        "_": gettext,
        "gettext": gettext,
        "ngettext": ngettext,
        "remembered": remembered,
    }


def _filled_in(context: EvalContext, message: str, variables: Mapping[str, object]) -> str:
    """Give a message with its variables, escaped where the template's text is; it is a format also without any."""
    if not context.autoescape:
        return message % variables
    if "%" not in message:
        return Markup(message)
    if not _names_texts(message):
        return Markup(message) % variables
    return Markup(message % {name: escaped(value) for name, value in variables.items()})


@lru_cache(_MOST_MESSAGES)
def _names_texts(message: str) -> bool:
    """Whether a format only names texts: these are quicker escaped one by one than while they are put in."""
    return _TEXTS.fullmatch(message) is not None
