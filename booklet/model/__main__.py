"""``python -m booklet.model``: write the JSON Schemas of all kinds of file anew."""

from __future__ import annotations

from pathlib import Path

from booklet.model.json_schema import write_schemas

write_schemas(Path(__file__).resolve().parents[2])
