"""A PDF without tags becomes a section with a heading and one figure a page.

Its own content is painted as a form within the figure's marked content, so that no mark
of its own and no unbalanced operator reaches the page.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DictionaryObject,
    EncodedStreamObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

if TYPE_CHECKING:
    from booklet.assemble.inserts.draft import Draft

_MARKS = frozenset({b"BMC", b"BDC", b"EMC", b"MP", b"DP"})
_MARKED = re.compile(rb"\b(?:BMC|BDC|EMC|MP|DP)\b")
_FORM = "/Insert"


def tag_pages(draft: Draft, links: list[list[DictionaryObject]]) -> None:
    """Give the draft a tree: what its content says of each page stands for the page."""
    heading = draft.element("H1", draft.sect)
    draft.enter(_held(draft, heading), ActualText=draft.request.title)
    kids: list[PdfObject] = [draft.target.reference(heading)]
    _unmark_forms(draft)
    for index, alternative in enumerate(draft.request.alternatives):
        figure = draft.element("Figure", draft.sect, alt=alternative)
        owners = [heading, figure] if index == 0 else [figure]
        _frame(draft, index, owners)
        kids.append(draft.target.reference(figure))
        kids += [_link_element(draft, index, link) for link in links[index]]
    draft.enter(_held(draft, draft.sect), K=ArrayObject(kids))
    draft.finish([draft.target.reference(draft.sect)], DictionaryObject())


def _held(draft: Draft, number: int) -> DictionaryObject:
    found = draft.target.get_object(number)
    assert isinstance(found, DictionaryObject)
    return found


def _frame(draft: Draft, index: int, owners: list[int]) -> None:
    """Paint a page's content as a form, as the content of the last of ``owners``."""
    page = draft.pages[index]
    reference = page.indirect_reference
    assert reference is not None
    box = page["/MediaBox"]
    form = EncodedStreamObject()
    draft.enter(form, Type="/XObject", Subtype="/Form", BBox=box, Filter="/FlateDecode")
    for name in ("/Resources", "/Group"):
        if name in page:
            form[NameObject(name)] = page.raw_get(name)
    form._data = zlib.compress(_contents(draft, index))  # noqa: SLF001 - pypdf has no setter
    drawn = draft.target.reference(draft.target.allocate(form))
    objects = DictionaryObject({NameObject(_FORM): drawn})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): objects})
    # The heading has no ink of its own: its sequence is empty and its words are in the tree.
    opening = b"/H1<</MCID 0>>BDC EMC\n" if len(owners) > 1 else b""
    last = len(owners) - 1
    painted = b"%b/Figure<</MCID %d>>BDC q %b Do Q EMC" % (opening, last, _FORM.encode())
    contents = EncodedStreamObject()
    contents[NameObject("/Filter")] = NameObject("/FlateDecode")
    contents._data = zlib.compress(painted)  # noqa: SLF001 - as above
    draft.enter(page, Contents=draft.target.reference(draft.target.allocate(contents)))
    for mcid, owner in enumerate(owners):
        draft.enter(_held(draft, owner), Pg=reference, K=NumberObject(mcid))
    layout = DictionaryObject({NameObject("/BBox"): page["/TrimBox"]})
    draft.enter(layout, O="/Layout", Placement="/Block")
    draft.enter(_held(draft, owners[-1]), A=layout)
    key = len(draft.parents)
    draft.enter(page, StructParents=NumberObject(key))
    marked = ArrayObject(draft.target.reference(owner) for owner in owners)
    draft.parents[key] = draft.target.reference(draft.target.allocate(marked))


def _link_element(draft: Draft, index: int, link: DictionaryObject) -> PdfObject:
    number = draft.element("Link", draft.sect, alt=str(link["/Contents"]))
    held = DictionaryObject()
    page = draft.pages[index].indirect_reference
    assert page is not None
    assert link.indirect_reference is not None
    draft.enter(held, Type="/OBJR", Pg=page, Obj=link.indirect_reference)
    draft.enter(_held(draft, number), K=held)
    key = len(draft.parents)
    draft.enter(link, StructParent=NumberObject(key))
    draft.parents[key] = draft.target.reference(number)
    return draft.target.reference(number)


def _contents(draft: Draft, index: int) -> bytes:
    """All of a page's operators, without marks."""
    page = draft.reader.pages[index]
    found = page.raw_get("/Contents").get_object() if "/Contents" in page else ArrayObject()
    pieces = []
    for piece in found if isinstance(found, ArrayObject) else [found]:
        stream = piece.get_object() if piece is not None else None
        if not isinstance(stream, StreamObject):
            draft.findings.refuse("I001", found=f"the contents of page {index + 1} are missing")
        pieces.append(draft.copier.cleaner.contents(stream))
    # A token ends with its stream, so the pieces are joined by a line end (7.8.2).
    return _unmarked(b"\n".join(pieces), draft)


def _unmarked(data: bytes, draft: Draft) -> bytes:
    if not _MARKED.search(data):
        return data
    source = EncodedStreamObject()
    source[NameObject("/Filter")] = NameObject("/FlateDecode")
    source._data = zlib.compress(data)  # noqa: SLF001 - as above
    contents = ContentStream(source, draft.reader)
    contents.operations = [
        (operands, operator) for operands, operator in contents.operations if operator not in _MARKS
    ]
    return contents.get_data()


def _unmark_forms(draft: Draft) -> None:
    """Take the marks out of every form that was copied."""
    for slot in draft.target.slots:
        if not isinstance(slot, StreamObject):
            continue
        if slot.get("/Subtype") == "/Form" or slot.get("/PatternType") == 1:
            slot.pop(NameObject("/StructParents"), None)
            slot.pop(NameObject("/StructParent"), None)
            data = slot.get_data()
            plain = _unmarked(data, draft)
            if plain is not data:
                slot._data = zlib.compress(plain)  # noqa: SLF001 - as above
                slot[NameObject("/Filter")] = NameObject("/FlateDecode")
                slot.pop(NameObject("/DecodeParms"), None)
