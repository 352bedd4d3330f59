"""Where templates are: those that come with the package, and an archive's own, which overlay them."""

from pathlib import Path

import builder
from builder.errors import OperationalError

NAME = "templates"


def template_folders(source: Path) -> tuple[tuple[Path, str], ...]:
    """Give the folders, the overlay last, each with the path that findings use for it."""
    own = source / NAME
    folders = [(packaged_templates(), NAME)]
    if own.is_dir() and own.resolve() != folders[0][0].resolve():
        folders = [(folders[0][0], f"(package)/{NAME}"), (own, NAME)]
    return tuple(folders)


def packaged_templates() -> Path:
    """Give the folder of the package's own templates: inside an installed package, beside it in a checkout."""
    package = Path(builder.__file__).parent
    for candidate in (package / NAME, package.parent / NAME):
        if (candidate / "pages").is_dir():
            return candidate
    raise OperationalError("the package's templates are missing", "Install the package again.")
