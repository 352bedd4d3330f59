"""Compiled templates, kept in a folder from one build to the next: compiling them all takes longer than many builds."""

import sys
from contextlib import suppress
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from builder.digests import builder_digest, digest_of
from builder.publishing.site_views import Site
from builder.rendering.assets import Assets


class CompiledTemplates(FileSystemBytecodeCache):
    """The code of each template, one file a template, used as long as all that it was made from is the same.

    That is the template's text, the site's constants and the addresses of the assets, which stand in the code, this
    package and its libraries. The files are code that is run as it is: the folder is for the user's own builds, and
    not to be taken over from anybody else.
    """

    def __init__(self, folder: Path, site: Site, assets: Assets) -> None:
        with suppress(OSError):  # without it, templates are compiled each time
            folder.mkdir(parents=True, exist_ok=True)
        super().__init__(str(folder), "%s.code")
        self._made_from = digest_of(builder_digest(), sys.version, repr(site), assets.folder_path)

    def get_source_checksum(self, source: str) -> str:
        """Give the digest of all that a template's code is made from."""
        return digest_of(self._made_from, source).hex()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a template's code, if there is one that can be read."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # a file that was cut short may fail in any way
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code, if the folder can be written to."""
        with suppress(OSError):
            super().dump_bytecode(bucket)
