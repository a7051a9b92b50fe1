"""What of a foreign dictionary may come along, and what makes the file unfit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    PdfObject,
    StreamObject,
)

from booklet.assemble.inserts.fonts import check_font

if TYPE_CHECKING:
    from booklet.assemble.inserts import Limits
    from booklet.assemble.inserts.findings import Findings

# Never needed to show a page, and each with rules of its own in PDF/A.
_DROPPED = frozenset(
    {"/Metadata", "/PieceInfo", "/LastModified", "/OPI", "/Alternates", "/TR", "/TR2", "/HTP"}
    | {"/CIDSet", "/CharSet", "/Length", "/DL", "/NS", "/OC", "/Name"}
)
_FILES = frozenset({"/AF", "/EF", "/F", "/FFilter", "/FDecodeParms"})
_FONTS = frozenset({"/Type0", "/Type1", "/MMType1", "/TrueType", "/Type3"})
_MADE_OF_ANOTHER = frozenset({"/Indexed", "/Pattern"})
_INK = re.compile(
    rb"(?:[-+.\d]+\s+){4}[kK](?=[\s\]]|$)|/DeviceCMYK\s+(?:cs|CS)\b|/CS\s*/(?:CMYK|DeviceCMYK)\b"
)


class Cleaner:
    """Looks at every dictionary that is copied."""

    def __init__(self, findings: Findings, limits: Limits) -> None:
        self._findings = findings
        self._left = limits.decoded
        self._limits = limits

    def dictionary(self, found: DictionaryObject) -> dict[str, PdfObject]:
        """The entries that come along."""
        entries = {str(name): found.raw_get(name) for name in found if str(name) not in _DROPPED}
        if found.get("/Type") == "/Font" or found.get("/Subtype") in _FONTS:
            check_font(found, entries, self._findings)
        if "/AF" in entries:
            self._findings.refuse("I006", found="files that belong to its contents")
        for value in entries.values():
            self._check_space(value)
        return entries

    def stream(self, found: StreamObject) -> dict[str, PdfObject]:
        """The entries of a stream's dictionary that come along."""
        entries = self.dictionary(found)
        if _FILES.intersection(entries) or found.get("/Type") == "/EmbeddedFile":
            self._findings.refuse("I006", found="a stream kept in another file")
        if found.get("/Type") == "/XObject" or "/Subtype" in entries:
            self._check_xobject(found, entries)
        if found.get("/Subtype") == "/Form" or found.get("/PatternType") == 1:
            self.contents(found)
        if "/Crypt" in str(found.get("/Filter", "")):
            self._findings.refuse("I002")
        return entries

    def contents(self, stream: StreamObject) -> bytes:
        """Decode what paints a page or a form, within the limit, and look at its colours."""
        data = stream.get_data()
        self._left -= len(data)
        if self._left < 0:
            most = f"{self._limits.decoded // 1_000_000} MB"
            self._findings.refuse("I003", found="page contents that unfold", limit=most)
        if _INK.search(data):
            self.ink()
        return data

    def ink(self) -> None:
        """Note colours that belong to a press."""
        self._findings.add("I011", found="ink (CMYK)")

    def _check_space(self, value: PdfObject) -> None:
        """A colour space by itself, or one that another is made of."""
        spaces = [value]
        if isinstance(value, ArrayObject) and str(value[0] if value else "") in _MADE_OF_ANOTHER:
            spaces = list(value)[1:2]
        if any(isinstance(space, NameObject) and space == "/DeviceCMYK" for space in spaces):
            self.ink()

    def _check_xobject(self, found: StreamObject, entries: dict[str, PdfObject]) -> None:
        kind = found.get("/Subtype")
        if kind == "/PS" or str(entries.get("/Subtype2")) == "/PS":
            self._findings.refuse("I018", found="PostScript")
        if "/Ref" in entries and kind == "/Form":
            self._findings.refuse("I018", found="a page of another file")
        if kind == "/Image":
            entries.pop("/Interpolate", None)
