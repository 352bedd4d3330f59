"""``datapackage.json``: what the bulk data holds, as a Data Package (https://datapackage.org/standard/data-package/)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.addresses.urls import absolute
from builder.model.settings import Settings
from builder.publishing.exports.columns import Described
from builder.publishing.structured_data import licence_url
from builder.publishing.targets import FileFacts

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A file of the package: its name there, its size and digest, and what its fields mean, where it is a table.

    ``refers`` holds pairs of a field and the resource whose ``id`` it holds; its own name stands for itself.
    """

    name: str
    file: str
    description: str
    format: str
    media_type: str
    facts: FileFacts
    fields: Sequence[Described] = ()
    refers: Sequence[tuple[str, str]] = ()

    def descriptor(self) -> Mapping[str, object]:
        """Give the resource as the package describes it: with its size, its SHA-256 and a table's Table Schema."""
        descriptor: dict[str, object] = {
            "name": self.name,
            "path": self.file,
            "description": self.description,
            "format": self.format,
            "mediatype": self.media_type,
            "encoding": "utf-8",
            "bytes": self.facts.size,
            "hash": f"sha256:{self.facts.sha256}",
        }
        return {**descriptor, "type": "table", "schema": self._schema()} if self.fields else descriptor

    def _schema(self) -> Mapping[str, object]:
        schema: dict[str, object] = {"fields": [field.schema() for field in self.fields], "primaryKey": ["id"]}
        if self.refers:
            schema["foreignKeys"] = [
                {
                    "fields": [field],
                    "reference": {"resource": "" if other == self.name else other, "fields": ["id"]},
                }
                for field, other in self.refers
            ]
        return schema


def data_package(resources: Sequence[Resource], settings: Settings) -> bytes:
    """Give the package's descriptor. Its licence stands where the settings name one by address or SPDX identifier."""
    package: dict[str, object] = {
        "$schema": _PROFILE,
        "name": "statement-archive",
        "title": settings.title,
        "homepage": absolute("/", settings),
    }
    if settings.description:
        package["description"] = settings.description
    licence = licence_url(settings.licence)
    if licence and settings.licence:
        package["licenses"] = [{"path": licence} if licence == settings.licence else
                               {"name": settings.licence, "path": licence}]  # fmt: skip
    package["resources"] = [resource.descriptor() for resource in resources]
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()
