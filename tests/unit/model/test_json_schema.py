from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml as pyyaml

from booklet.model.json_schema import SCHEMA_FOLDER, import_kinds, schema_document
from booklet.model.schema import KINDS
from tests.support.content import CLOSING, PROJECT

if TYPE_CHECKING:
    from pathlib import Path


def known_kinds() -> list[str]:
    import_kinds(PROJECT)
    return sorted(kind for kind in KINDS if not kind.startswith("test-"))


@pytest.mark.parametrize("kind", known_kinds())
def test_the_schema_of_each_kind_is_the_one_declared(kind: str) -> None:
    path = PROJECT / SCHEMA_FOLDER / f"{kind}.schema.json"
    again = "run: python -m booklet.model"
    assert path.is_file(), again
    assert path.read_text("utf-8") == schema_document(kind), again


def test_there_is_no_schema_of_a_kind_that_is_gone() -> None:
    kept = {path.name for path in (PROJECT / SCHEMA_FOLDER).iterdir()}
    assert kept == {f"{kind}.schema.json" for kind in known_kinds()}
    assert len(kept) >= 9


class _AsText(pyyaml.SafeLoader):
    """YAML as VS Code reads it: version 1.2, so that dates are text."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own way
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in pyyaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def own_files() -> list[Path]:
    return sorted([*(PROJECT / "content").rglob("*.yaml"), *(PROJECT / "layouts").rglob("*.yaml")])


@pytest.mark.parametrize("path", own_files(), ids=lambda path: path.stem)
def test_each_file_of_ours_satisfies_the_schema_in_its_first_line(path: Path) -> None:
    text = path.read_text("utf-8")
    schema = (path.parent / text.splitlines()[0].rpartition("=")[2]).resolve()
    document: Any = pyyaml.load(text, _AsText)  # noqa: S506 - a safe loader with fewer types

    assert schema.name == f"{document['kind']}.schema.json"
    jsonschema.validate(document, json.loads(schema.read_text("utf-8")))


def test_a_picture_needs_words_or_a_reason_for_having_none() -> None:
    schema = json.loads((PROJECT / SCHEMA_FOLDER / "closing.schema.json").read_text("utf-8"))
    document = pyyaml.safe_load(CLOSING)

    for picture, fine in (
        ({"image": "a.svg", "alt": "A hill."}, True),
        ({"image": "a.svg", "decorative": True}, True),
        ({"image": "a.svg"}, False),
        ({"image": "a.svg", "alt": "A hill.", "decorative": True}, False),
        ({"image": "a.svg", "decorative": False}, False),
    ):
        validator = jsonschema.Draft7Validator(schema)
        assert validator.is_valid({**document, "picture": picture}) is fine
