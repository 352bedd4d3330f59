"""The interface's words in other languages: gettext catalogues, one ``.po`` file a language.

English is the source language and needs none. A catalogue is read as translators write it
(https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html); there is no compiling step to forget.
"""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

CATALOGUES = Path(__file__).parent / "catalogues"


@cache
def translations(language: str) -> NullTranslations:
    """Give the messages for a language tag: of ``de-AT``, else of ``de``, else the English source."""
    parts = language.split("-")
    for length in range(len(parts), 0, -1):
        catalogue = CATALOGUES / f"{'-'.join(parts[:length])}.po"
        if catalogue.is_file():
            return _read(catalogue)
    return NullTranslations()


def _read(catalogue: Path) -> GNUTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with catalogue.open("rb") as lines:
        write_mo(compiled, read_po(lines))
    compiled.seek(0)
    return GNUTranslations(compiled)
