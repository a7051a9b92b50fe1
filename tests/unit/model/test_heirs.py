"""A file says only what is different, and the rest is as in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.model.heirs import read_heir
from booklet.model.json_schema import schema_of
from booklet.model.numbers import Whole
from booklet.model.schema import Reader, Record, key
from booklet.model.values import Line

if TYPE_CHECKING:
    from pathlib import Path


class Cup(Record, kind="test-cup"):
    """Something to drink from."""

    name: str = key(Line(), "What it is called.")
    like: str = key(Line(), "Another that has the rest.", default="")
    size: int = key(Whole(1, 9), "How large.")
    colour: str = key(Line(), "Which colour.")


def cups(folder: Path, **files: str) -> Reader:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(f"kind: test-cup\nname: {name}\n{text}", "utf-8")
    return Reader(folder)


def test_what_a_file_does_not_say_the_other_says(tmp_path: Path) -> None:
    reader = cups(tmp_path, plain="size: 3\ncolour: white\n", red="like: plain\ncolour: red\n")

    cup = read_heir(Cup, reader, tmp_path / "red.yaml")

    assert cup is not None
    assert (cup.name, cup.size, cup.colour) == ("red", 3, "red")


def test_the_other_may_be_like_a_third(tmp_path: Path) -> None:
    reader = cups(tmp_path, a="size: 3\ncolour: white\n", b="like: a\nsize: 4\n", c="like: b\n")

    cup = read_heir(Cup, reader, tmp_path / "c.yaml")

    assert cup is not None
    assert (cup.size, cup.colour) == (4, "white")


def test_a_file_that_is_like_itself_is_told_the_way_round(tmp_path: Path) -> None:
    reader = cups(tmp_path, a="like: b\n", b="like: a\n")

    assert read_heir(Cup, reader, tmp_path / "a.yaml") is None
    (finding,) = reader.findings.diagnostics
    assert "a → b → a" in finding.message
    assert finding.location is not None
    assert finding.location.file == "b.yaml"


def test_a_file_that_is_not_there_is_missed_where_it_is_named(tmp_path: Path) -> None:
    reader = cups(tmp_path, a="like: bb\n", b="size: 1\ncolour: red\n")

    read_heir(Cup, reader, tmp_path / "a.yaml")

    first = reader.findings.diagnostics[0]
    assert (first.code, first.location and first.location.line) == ("C001", 3)


def test_a_mistake_in_the_other_file_is_found_there(tmp_path: Path) -> None:
    reader = cups(tmp_path, a="like: b\n", b="size: 99\ncolour: red\n")

    assert read_heir(Cup, reader, tmp_path / "a.yaml") is None
    (finding,) = reader.findings.diagnostics
    assert finding.location is not None
    assert finding.location.file == "b.yaml"


def test_an_editor_asks_for_all_keys_or_for_the_other_file() -> None:
    schema = schema_of(Cup, kind="test-cup")

    assert "required" not in schema
    assert schema["anyOf"] == [
        {"required": ["kind", "name", "like"]},
        {"required": ["kind", "name", "size", "colour"]},
    ]
