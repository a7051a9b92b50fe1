from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from booklet.diagnostics import BookletError
from booklet.translate.exchange import docx, guard, xliff, xlsx
from booklet.translate.exchange.formats import read
from booklet.translate.exchange.rows import Parcel, Row
from booklet.values import changed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROW = Row(id="m000000000000", source="Be kind.", target="Bądź dobra.", context="closing.message")
PARCEL = Parcel(project="small", source="en-GB", target="pl", rows=(ROW,))
XLIFF = xliff.write(PARCEL)
XLSX = xlsx.write(PARCEL)
DOCX = docx.write(PARCEL)


def repacked(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


def refused(name: str, data: bytes, folder: Path) -> tuple[str, str]:
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(BookletError) as error:
        read(path, project="small", source="en-GB")
    (one,) = error.value.diagnostics
    assert one.hints
    return one.code, one.message


ENTITY_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]><xliff>&m;</xliff>"
)


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><xliff/>', "K041", "document type"),
        (ENTITY_BOMB.encode(), "K041", "document type"),
        (ENTITY_BOMB.replace("?>", " encoding='UTF-16'?>", 1).encode("utf-16"), "K041", "DTD"),
        (b"<a>" * 300 + b"</a>" * 300, "K042", "nested"),
        (b"<xliff>", "K040", "no element found"),
        (b"", "K040", "no element found"),
        (b"<html/>", "K040", "not XLIFF 2.0"),
        (XLIFF.replace(b"dobra.", b"<ph id='1'/>"), "K043", "<ph>"),
        (XLIFF.replace(b"xliff:document:2.0", b"xliff:document:1.2"), "K040", "not XLIFF 2.0"),
    ],
    ids=["dtd", "bomb", "utf-16", "deep", "cut", "empty", "html", "inline", "1.2"],
)
def test_a_hostile_xliff_is_refused(data: bytes, code: str, said: str, tmp_path: Path) -> None:
    found, message = refused("pl.xliff", data, tmp_path)
    assert found == code
    assert said in message


SHEET = "xl/worksheets/sheet1.xml"


def formula(parts: dict[str, bytes]) -> None:
    for name, content in parts.items():
        if name == SHEET:
            head, _, tail = content.partition(b'<c r="E2"')
            cell, _, rest = tail.partition(b"</c>")
            del cell
            parts[name] = head + b'<c r="E2"><f>WEBSERVICE("https://a.org")</f><v>1</v></c>' + rest


def add(name: str, content: bytes = b"x") -> Callable[[dict[str, bytes]], None]:
    return lambda parts: parts.update({name: content})


def in_part(name: str, old: bytes, new: bytes) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new, 1)

    return change


EXTERNAL = (
    b'<Relationship Id="r99" TargetMode="External" Target="https://a.org/t.dotm"'
    b' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s"/>'
    b"</Relationships>"
)
DTD = b'?>\n<!DOCTYPE x [<!ENTITY a "a">]>'


def disguised(parts: dict[str, bytes]) -> None:
    """A part that the list of contents calls a workbook, by a name that nobody takes for XML."""
    workbook = b"<!DOCTYPE x>" + parts.pop("xl/workbook.xml")
    parts["xl/workbook.dat"] = workbook.decode().encode("utf-16")
    listed = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = listed.replace(b"xl/workbook.xml", b"xl/workbook.dat")


def far_away(parts: dict[str, bytes]) -> None:
    """One cell in the last row and the last column: 17,000 million before it."""
    cell = (
        b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    )
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", cell)


def dated(parts: dict[str, bytes]) -> None:
    """What a spreadsheet makes of 2/3."""
    head, _, tail = parts[SHEET].partition(b'<c r="E2"')
    rest = tail.partition(b"</c>")[2]
    parts[SHEET] = head + b'<c r="E2" t="d"><v>2026-02-03</v></c>' + rest


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        (formula, "K041", "a formula in E2"),
        (add("xl/vbaProject.bin"), "K041", "macros"),
        (add("xl/externalLinks/externalLink1.xml", b"<a/>"), "K041", "links to other files"),
        (add("xl/embeddings/evil.bin"), "K041", "embedded files"),
        (add("xl/bomb.bin", b"\0" * 13_000_000), "K042", "unpacked"),
        (far_away, "K042", "rows"),
        (dated, "K043", "a date in E2"),
        (
            in_part(
                SHEET,
                b"</sheetData>",
                b'</sheetData><mergeCells><mergeCell ref="D2:E2"/></mergeCells>',
            ),
            "K043",
            "E2 is merged",
        ),
        (disguised, "K041", "document type"),
        (add("xl/other.xml", b"<a>" * 250 + b"</a>" * 250), "K042", "nested"),
        (in_part("xl/workbook.xml", b"<", b"<!DOCTYPE x><"), "K041", "document type"),
        (
            in_part("[Content_Types].xml", b"spreadsheetml.sheet.main", b"sheet.macroEnabled.main"),
            "K041",
            "macros",
        ),
        (
            in_part("xl/_rels/workbook.xml.rels", b"</Relationships>", EXTERNAL % b"image"),
            "K041",
            "a link to another file (image)",
        ),
        (lambda parts: parts.update({f"x{n}": b"" for n in range(400)}), "K042", "parts"),
        (lambda parts: parts.clear(), "K040", ""),
        (in_part(SHEET, b"<", b"<<"), "K040", "not well-formed"),
    ],
    ids=(
        "formula macro external embedded bomb far date merged disguised deep dtd macro-type image"
        " parts empty broken"
    ).split(),
)
def test_a_hostile_spreadsheet_is_refused(
    change: Callable[[dict[str, bytes]], None], code: str, said: str, tmp_path: Path
) -> None:
    found, message = refused("pl.xlsx", repacked(XLSX, change), tmp_path)
    assert found == code
    assert said in message


BODY = "word/document.xml"


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        (add("word/vbaProject.bin"), "K041", "macros"),
        (
            in_part(
                "word/_rels/document.xml.rels", b"</Relationships>", EXTERNAL % b"attachedTemplate"
            ),
            "K041",
            "a link to another file (attachedTemplate)",
        ),
        (in_part(BODY, b"?>", DTD), "K041", "document type"),
        (
            in_part(BODY, b"<w:t>B\xc4\x85d\xc5\xba", b"<w:fldSimple/><w:t>B\xc4\x85d\xc5\xba"),
            "K041",
            "fields",
        ),
        (in_part(BODY, b"<w:r>", b'<w:ins w:id="1" w:author="a"/><w:r>'), "K047", "tracked"),
        (in_part(BODY, b">en-GB<", b">English<"), "K043", "heads"),
        (in_part(BODY, b"<w:tcPr>", b"<w:tcPr><w:vMerge/>"), "K043", "merged"),
        (in_part(BODY, b"</w:p></w:tc>", b"</w:p><w:tbl/></w:tc>"), "K043", "tables in them"),
        (in_part(BODY, b"<w:tbl>", b"<w:p/><w:tbl>"), "", ""),
    ],
    ids="macro template dtd field tracked heads merged nested harmless".split(),
)
def test_a_hostile_document_is_refused(
    change: Callable[[dict[str, bytes]], None], code: str, said: str, tmp_path: Path
) -> None:
    data = repacked(DOCX, change)
    if not code:
        assert docx.read(data, "pl.docx") == PARCEL
        return
    found, message = refused("pl.docx", data, tmp_path)
    assert found == code
    assert said in message


def test_cells_for_urdu_are_typed_in_from_the_right() -> None:
    parcel = changed(PARCEL, target="ur", rows=(changed(ROW, target="پیش آئیں۔"),))
    with zipfile.ZipFile(io.BytesIO(docx.write(parcel))) as package:
        body = package.read(BODY).decode()
    assert body.count("<w:bidi/>") == 1
    assert "<w:bidi/>" in body.partition("پیش")[0].rpartition("<w:tc>")[2]
    with zipfile.ZipFile(io.BytesIO(xlsx.write(parcel))) as package:
        assert b'readingOrder="2"' in package.read("xl/styles.xml")
    assert b"<w:bidi/>" not in zipfile.ZipFile(io.BytesIO(DOCX)).read(BODY)


def test_a_hyperlink_is_only_an_address(tmp_path: Path) -> None:
    del tmp_path
    change = in_part("word/_rels/document.xml.rels", b"</Relationships>", EXTERNAL % b"hyperlink")
    assert docx.read(repacked(DOCX, change), "pl.docx") == PARCEL


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("pl.xlsx", b"PK\x03\x04 and nothing", "K040"),
        ("pl.docx", b"", "K040"),
        ("pl.doc", b"", "K048"),
        ("pl.po", b"\xff\xfe", "K040"),
        ("pl.po", b'msgid "a', "K001"),
        ("pl.po", b'msgid ""\nmsgstr "Language: tlh\\n"\n', "K043"),
    ],
)
def test_what_is_no_such_file_is_refused(name: str, data: bytes, code: str, tmp_path: Path) -> None:
    assert refused(name, data, tmp_path)[0] == code


def test_a_file_too_large_is_not_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "LARGEST", 10)
    assert refused("pl.xliff", XLIFF, tmp_path)[0] == "K042"


@pytest.mark.parametrize("kind", ["po", "xliff", "xlsx", "docx"])
def test_a_file_of_too_many_rows_is_refused(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "MOST_ROWS", 2)
    rows = tuple(changed(ROW, id=f"m{number:012x}") for number in range(4))
    many = changed(PARCEL, rows=rows)
    module = {"xliff": xliff, "xlsx": xlsx, "docx": docx}.get(kind)
    data = module.write(many) if module else b'\nmsgid "a"\nmsgstr ""\n' * 4
    assert refused(f"pl.{kind}", data, tmp_path) == (
        "K042",
        f"“pl.{kind}” is too large: more than 2 rows",
    )


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BookletError, match="No such file"):
        read(tmp_path / "pl.xliff", project="small", source="en-GB")
