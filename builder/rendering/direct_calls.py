"""What the code of templates calls for each value that it puts out: the same as Jinja, in less time."""

import re
from collections.abc import Callable
from typing import Any

from jinja2.runtime import Macro
from markupsafe import Markup, escape

_to_escape = re.compile("[&<>'\"]").search


def escaped(value: Any) -> str:
    """Give what ``markupsafe.escape`` gives, but plain text in which nothing is to be escaped as it is.

    The pieces of a page are joined as text, so that none has to be marked as markup by itself.
    """
    if type(value) is str:
        return escape(value) if _to_escape(value) else value
    if type(value) is Markup:
        return value
    return escape(value)


class DirectMacro(Macro):
    """A macro whose text can be had without a mark that it is markup, where the text is put out at once."""

    def __init__(
        self,
        environment: Any,
        function: Callable[..., str],
        name: str,
        arguments: list[str],
        *of_call: bool,
    ) -> None:
        super().__init__(environment, function, name, arguments, *of_call)
        takes_what_is_not_named = any(of_call[:3])
        self._function = None if takes_what_is_not_named else function

    def text(self, context: Any, *arguments: Any) -> str:
        """Give the text that the macro makes of arguments given by their places."""
        if self._function is not None and len(arguments) == len(self.arguments):
            return self._function(*arguments)
        return self(context.eval_ctx, *arguments)
