"""The same declarations as JSON Schema, from which editors complete and underline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from booklet.model.heirs import LIKE
from booklet.model.schema import KINDS

if TYPE_CHECKING:
    from pathlib import Path

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
    schema: dict[str, Any] = {
        "description": (record.__doc__ or "").partition("\n\n")[0].replace("\n    ", " "),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }
    if LIKE in properties:
        # What it does not say, the file that it is like says.
        schema = _without_required(schema)
        schema["anyOf"] = [{"required": ["kind", "name", LIKE]}, {"required": required}]
    return schema


def _without_required(schema: Any) -> Any:  # noqa: ANN401 - any value of JSON
    """The same for a file that may say only what is different from another."""
    if isinstance(schema, dict):
        kept = {name: value for name, value in schema.items() if name != "required"}
        return {name: _without_required(value) for name, value in kept.items()}
    return [_without_required(one) for one in schema] if isinstance(schema, list) else schema


def schema_document(kind: str) -> str:
    """The text of ``content/schema/<kind>.schema.json``."""
    import json

    document = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": kind,
        **schema_of(KINDS[kind], kind=kind),
    }
    if KINDS[kind].layered:
        document = {**_without_required(document), "required": ["kind"]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


SCHEMA_FOLDER = "content/schema"


def import_kinds(project: Path) -> None:
    """Import every module that declares a kind, the layouts' too.

    Found by reading for ``kind="…"``, so that nothing names the modules twice and the
    engine imports no layout where a booklet is built.
    """
    import importlib
    import sys

    if str(project) not in sys.path:
        sys.path.insert(0, str(project))
    for folder in ("booklet", "layouts"):
        for path in sorted((project / folder).rglob("*.py")):
            if _DECLARES_A_KIND in path.read_text("utf-8"):
                importlib.import_module(".".join(path.relative_to(project).with_suffix("").parts))


_DECLARES_A_KIND = "(Record, kind="


def write_schemas(project: Path) -> None:
    """Write ``content/schema/<kind>.schema.json`` for every kind."""
    import_kinds(project)
    folder = project / SCHEMA_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for kind in sorted(KINDS):
        path = folder / f"{kind}.schema.json"
        path.write_text(schema_document(kind), "utf-8", newline="\n")
