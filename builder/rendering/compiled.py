"""Compiled templates, kept from one build to the next: compiling them all takes longer than many builds."""

import sys
from contextlib import suppress

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from builder.cache import Cache
from builder.digests import builder_digest, digest_of
from builder.publishing.site_views import Site
from builder.rendering.assets import Assets


class CompiledTemplates(BytecodeCache):
    """The code of each template in the cache, used as long as all that it was made from is the same.

    That is the template's text, the site's constants and the addresses of the assets, which stand in the code, this
    package and its libraries. It is code that is run as it is: like all of the cache, it is for the user's own builds.
    """

    def __init__(self, cache: Cache, site: Site, assets: Assets) -> None:
        self._cache = cache
        self._made_from = digest_of(builder_digest(), sys.version, repr(site), assets.folder_path)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a template's code, if there is one that can be read."""
        kept = self._cache.get("readings", self._key(bucket))
        if kept:
            with suppress(Exception):  # what is damaged may fail in any way: it is compiled again
                bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code."""
        self._cache.put("readings", [(self._key(bucket), bucket.bytecode_to_string())])

    def _key(self, bucket: Bucket) -> bytes:
        return digest_of("template", self._made_from, bucket.key, bucket.checksum)
