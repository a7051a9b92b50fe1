from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pypdf.generic import ByteStringObject, DecodedStreamObject, DictionaryObject, NameObject

from booklet.assemble.reading import read_structure
from booklet.assemble.texts import decoder
from booklet.tagging.tree import Node
from tests.support.parts import press
from tests.support.pdf import read

if TYPE_CHECKING:
    from collections.abc import Callable


def font_with(cmap: bytes) -> Callable[[bytes], str]:
    stream = DecodedStreamObject()
    stream.set_data(cmap)
    return decoder(
        DictionaryObject(
            {NameObject("/Subtype"): NameObject("/Type0"), NameObject("/ToUnicode"): stream}
        )
    )


def test_codes_are_read_one_by_one_and_in_ranges() -> None:
    decode = font_with(
        b"2 beginbfchar <0001> <0061> <0002> <00660069> endbfchar "
        b"2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<0078> <D83DDE00>] endbfrange"
    )

    assert decode(bytes.fromhex("000100020010001200200021")) == "afiACx😀"


def test_a_code_without_meaning_is_shown_as_such() -> None:
    assert font_with(b"")(b"\x00\x01") == "\ufffd"


def test_a_font_with_a_standard_encoding_is_read_by_it() -> None:
    names = DictionaryObject({NameObject("/Subtype"): NameObject("/Type1")})
    names[NameObject("/Encoding")] = NameObject("/WinAnsiEncoding")

    assert decoder(names)(b"caf\xe9 \x92") == "café ’"


def test_text_said_otherwise_is_read_as_it_is_said() -> None:
    file, root = io.BytesIO(), Node("Document")
    made = press()
    canvas = made.canvas(file, root)
    made.show(canvas, Node("P", root), "shown", 400)
    canvas._code[-1:] = ["/Span<</ActualText(said)>>BDC", "EMC", "EMC"]
    canvas.save()

    assert read_structure(read(file.getvalue())).text == "shownsaid"


def test_bytes_of_a_string_survive_what_pypdf_makes_of_them() -> None:
    assert ByteStringObject(b"\x00\x01").original_bytes == b"\x00\x01"
