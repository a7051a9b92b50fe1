"""Whether a foreign font is in the file, and says what its shapes mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, DictionaryObject, NameObject, PdfObject

if TYPE_CHECKING:
    from booklet.assemble.inserts.findings import Findings

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_KNOWN_ENCODINGS = frozenset({"/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding"})
_KNOWN_COLLECTIONS = frozenset({"GB1", "CNS1", "Japan1", "Korea1", "KR"})
_SYMBOLIC = 1 << 2
_SUBSET_PREFIX = 7


def check_font(font: DictionaryObject, entries: dict[str, PdfObject], findings: Findings) -> None:
    """Note a font that PDF/A does not allow; mend what can be mended without guessing.

    Args:
        font: the font or a descendant of one.
        entries: what of it will be copied.
        findings: where to note it.
    """
    kind = str(font.get("/Subtype"))
    name = _plain_name(font)
    if kind in {"/CIDFontType0", "/CIDFontType2"}:
        if not _embedded(font):
            findings.add("I009", found=name)
        if kind == "/CIDFontType2" and "/CIDToGIDMap" not in entries:
            # What readers assume; ISO 19005-2:2011, 6.2.11.3.2 wants it written down.
            entries["/CIDToGIDMap"] = NameObject("/Identity")
    elif kind == "/Type0":
        if "/ToUnicode" not in font and not _known_collection(font):
            findings.add("I010", found=name)
    elif kind != "/Type3":
        if not _embedded(font):
            findings.add("I009", found=name)
        elif "/ToUnicode" not in font and not _readable(font):
            findings.add("I010", found=name)


def _embedded(font: DictionaryObject) -> bool:
    descriptor = font.get("/FontDescriptor")
    held = descriptor.get_object() if descriptor is not None else None
    return isinstance(held, DictionaryObject) and any(key in held for key in _PROGRAMS)


def _known_collection(font: DictionaryObject) -> bool:
    """Whether characters follow from a public character collection (9.10.2)."""
    descendants = font.get("/DescendantFonts")
    held = descendants.get_object() if descendants is not None else None
    if not isinstance(held, ArrayObject) or not held:
        return False
    system = held[0].get_object()
    info = system.get("/CIDSystemInfo") if isinstance(system, DictionaryObject) else None
    found = info.get_object() if info is not None else None
    return isinstance(found, DictionaryObject) and str(found.get("/Ordering")) in _KNOWN_COLLECTIONS


def _readable(font: DictionaryObject) -> bool:
    """Whether the characters follow from a standard encoding."""
    encoding = font.get("/Encoding")
    held = encoding.get_object() if encoding is not None else None
    if isinstance(held, DictionaryObject):
        return True
    if held in _KNOWN_ENCODINGS:
        return True
    descriptor = font.get("/FontDescriptor")
    described = descriptor.get_object() if descriptor is not None else None
    flags = described.get("/Flags") if isinstance(described, DictionaryObject) else None
    return isinstance(flags, int) and not flags & _SYMBOLIC


def _plain_name(font: DictionaryObject) -> str:
    name = str(font.get("/BaseFont", "without a name")).removeprefix("/")
    return name[_SUBSET_PREFIX:] if name[_SUBSET_PREFIX - 1 : _SUBSET_PREFIX] == "+" else name
