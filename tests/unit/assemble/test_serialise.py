from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NullObject,
    NumberObject,
    TextStringObject,
)

from booklet.assemble.assembly import parse
from booklet.assemble.merge import merge
from booklet.assemble.serialise import serialise, serialise_plain
from booklet.assemble.syntax import escaped, unescaped, write
from tests.support.parts import METADATA, press
from tests.support.pdf import at, read

if TYPE_CHECKING:
    from pathlib import Path

    from pypdf.generic import PdfObject

PART = press().part(["anna", "mark"], links_to="anna")


def test_the_same_objects_are_the_same_bytes() -> None:
    first, second = (serialise(merge([PART], metadata=METADATA)) for _ in range(2))

    assert first == second


BUILD = """
import sys
from booklet.assemble.merge import merge
from booklet.assemble.serialise import serialise
from tests.support.parts import METADATA, press
part = press().part(["anna", "mark"], links_to="anna")
sys.stdout.buffer.write(serialise(merge([part, part.replace(b"-text)", b"-next)")],
    metadata=METADATA)))
"""


def test_hash_seed_time_zone_and_folder_do_not_matter(project: Path, tmp_path: Path) -> None:
    made = set()
    for seed, zone, folder in (("1", "UTC", project), ("2", "Asia/Tokyo", tmp_path)):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "PYTHONPATH": str(project),
        }
        made.add(
            subprocess.run(
                [sys.executable, "-c", BUILD],
                cwd=folder,
                env=environment,
                check=True,
                capture_output=True,
            ).stdout
        )
    assert len(made) == 1
    assert made.pop().startswith(b"%PDF-1.7")


def test_the_id_tells_one_content_from_another() -> None:
    one = read(serialise(merge([PART], metadata=METADATA)))
    other = read(serialise(merge([press().part(["carrie"])], metadata=METADATA)))

    assert one.trailer["/ID"] != other.trailer["/ID"]


def test_objects_are_packed_and_found_again() -> None:
    data = serialise(merge([PART], metadata=METADATA))
    reader = read(data)

    assert len(reader.xref_objStm) > 20
    assert len(data) < len(serialise_plain(merge([PART], metadata=METADATA)))
    assert at(reader.root_object, "/Type") == "/Catalog"
    assert len(reader.pages) == 2


def test_a_writer_of_stock_pypdf_can_be_written() -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 200)

    reader = read(serialise(writer))

    assert reader.pages[0].mediabox.height == 200


def test_an_object_taken_out_leaves_a_free_number() -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 200)
    writer._add_object(DictionaryObject())
    writer._add_object(DictionaryObject({NameObject("/A"): NumberObject(1)}))
    writer._objects[-2] = None

    for data in (serialise(writer), serialise_plain(writer)):
        assert len(read(data).pages) == 1


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (NameObject("/A B"), b"/A#20B"),
        (NumberObject(-3), b"-3"),
        (FloatObject("0.5"), b"0.5"),
        (BooleanObject(True), b"true"),
        (NullObject(), b"null"),
        (TextStringObject("a (b) \\"), b"(a \\(b\\) \\\\)"),
        (TextStringObject("Bö’"), b"<42F690>"),
        (TextStringObject("家"), b"<FEFF5BB6>"),
        (ByteStringObject(b"\x00\xff"), b"<00FF>"),
        (ArrayObject([NumberObject(1), NullObject()]), b"[1 null]"),
        (
            DictionaryObject(
                {
                    NameObject("/K"): NumberObject(1),
                    NameObject("/S"): NameObject("/P"),
                    NameObject("/A"): ArrayObject(),
                }
            ),
            b"<</K 1/S/P/A[]>>",
        ),
    ],
)
def test_an_object_is_written_short_and_read_back(value: PdfObject, text: bytes) -> None:
    assert write(value) == text
    assert write(parse(text, None)) == text


@pytest.mark.parametrize("text", [b"", b"plain", b"(()", b"\\", b"a)b(c\\d"])
def test_what_is_escaped_can_be_undone(text: bytes) -> None:
    assert unescaped(escaped(text)) == text


def test_escapes_of_other_programs_are_known() -> None:
    assert unescaped(rb"a\055b\n\(\)\q") == b"a-b\n()q"
    assert unescaped(b"one\\\ntwo") == b"onetwo"
