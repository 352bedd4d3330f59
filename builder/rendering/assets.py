"""The files that pages load: style sheets, scripts, pictures. Published under a fingerprint of all of them.

One folder name for the whole set, instead of a digest in each file's name, keeps relative names as they
are, so that ``import`` in scripts and ``url()`` in style sheets work without being rewritten.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from builder.publishing.pages import Document

FOLDER = "assets"
_FINGERPRINT_LENGTH = 10


class UnknownAssetError(LookupError):
    """A template asks for an asset that no template folder has."""


@dataclass(frozen=True, slots=True)
class Assets:
    """All assets: the site path of their folder, with a slash at the end, and their files."""

    folder_path: str
    documents: tuple[Document, ...]
    _names: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        prefix = self.folder_path.lstrip("/")
        names = frozenset(document.output.removeprefix(prefix) for document in self.documents)
        object.__setattr__(self, "_names", names)

    def path(self, name: str) -> str:
        """Give the site path of an asset, ``css/base.css``.

        Raises:
            UnknownAssetError: no template folder has it.
        """
        if name not in self._names:
            raise UnknownAssetError(f"there is no asset '{name}' in the {FOLDER}/ folder of the templates")
        return self.folder_path + name


def collect_assets(template_folders: Sequence[Path]) -> Assets:
    """Give the files below ``assets/`` of the template folders; a later folder's file replaces a namesake.

    Hidden files and editors' copies (``name~``) are left out. The fingerprint is the beginning of the SHA-256
    digest over all names and bytes.
    """
    files: dict[str, Path] = {}
    for folder in template_folders:
        root = folder / FOLDER
        for path in root.rglob("*"):
            relative = path.relative_to(root)
            if path.is_file() and not _is_left_out(relative):
                files[relative.as_posix()] = path
    contents = {name: files[name].read_bytes() for name in sorted(files)}
    folder_path = f"/{FOLDER}/{_fingerprint(contents)}/"
    return Assets(
        folder_path,
        tuple(Document(folder_path.lstrip("/") + name, content) for name, content in contents.items()),
    )


def _is_left_out(relative: Path) -> bool:
    return relative.name.endswith("~") or any(part.startswith(".") for part in relative.parts)


def _fingerprint(contents: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, content in contents.items():
        digest.update(f"{len(name.encode())}:{name}:{len(content)}:".encode())
        digest.update(content)
    return digest.hexdigest()[:_FINGERPRINT_LENGTH]
