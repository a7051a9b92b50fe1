"""The same declarations as JSON Schema, from which editors complete and underline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from booklet.model.schema import KINDS

if TYPE_CHECKING:
    from booklet.model.schema import RecordType


def schema_of(record: RecordType, *, kind: str = "") -> dict[str, Any]:
    """What JSON Schema (draft 07) says of a record; with ``kind``, of a whole file."""
    properties: dict[str, Any] = {}
    required: list[str] = []
    if kind:
        properties["kind"] = {"const": kind, "description": f"What this file is: {kind}."}
        required.append("kind")
    for declared in record.keys.values():
        properties[declared.name] = {"description": declared.help, **declared.spec.schema()}
        if declared.required:
            required.append(declared.name)
    return {
        "description": (record.__doc__ or "").partition("\n\n")[0].replace("\n    ", " "),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def schema_document(kind: str) -> str:
    """The text of ``content/schema/<kind>.schema.json``."""
    import json

    document = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": kind,
        **schema_of(KINDS[kind], kind=kind),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
