"""Where this program was installed from, so that a new archive can install it from there too."""

import json
from importlib.metadata import PackageNotFoundError, distribution

PACKAGE = "statement-archive"

UNKNOWN = f"{PACKAGE} @ https://edit-this-line.invalid/statement-archive.tar.gz"
"""What stands for the source until somebody names it: the bare name could be anybody's on a package index."""


def package_source() -> str | None:
    """Give what pip installs this program from, or None where that is known to nobody but this machine.

    pip notes it for a package that came from a repository or an address (PEP 610,
    https://packaging.python.org/en/latest/specifications/direct-url/).
    """
    try:
        noted = distribution(PACKAGE).read_text("direct_url.json")
    except PackageNotFoundError:
        return None
    return source_of(noted) if noted else None


def source_of(direct_url: str) -> str | None:
    """Give the requirement that a ``direct_url.json`` states: a repository at its commit, or an archive's address."""
    noted = json.loads(direct_url)
    url, repository = str(noted.get("url", "")), noted.get("vcs_info")
    if not url.startswith("https://"):
        return None
    below = f"#subdirectory={noted['subdirectory']}" if noted.get("subdirectory") else ""
    if repository:
        return f"{repository['vcs']}+{url}@{repository['commit_id']}{below}"
    return url if "archive_info" in noted else None
