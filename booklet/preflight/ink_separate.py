"""A file made anew so that PDFium shows inks instead of colours: twice, see :mod:`.ink_spaces`.

Painting order, clipping, glyphs, transparency and masks stay PDFium’s own work. Overprint, which it
does not do, becomes the blend mode Darken: an ink that an object does not print is left as it was
(ISO 32000-1:2008, 8.6.7), and of one that it does print the stronger stays. So an object
that overprints the same ink more lightly counts as the heavier of the two.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    StreamObject,
)

from booklet.preflight.ink_light import Light, press_profile
from booklet.preflight.ink_pictures import show_picture
from booklet.preflight.ink_spaces import Spaces

if TYPE_CHECKING:
    from pypdf.generic import PdfObject

_NUMBER = rb"[+-]?(?:\d+\.?\d*|\.\d+)"
_COLOURS = re.compile(
    # What is not to be touched: strings up to three deep, comments.
    rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))*\)|<[0-9A-Fa-f\s]*>|%[^\r\n]*"
    rb"|(?P<inline>(?<![^\s>])BI\s.*?\sID\s.*?\sEI(?=[\s]|$))"
    rb"|(?<![\w.+\-/])(?:(?P<inks>(?:N\s+){4})(?P<k>[kK])|(?P<light>(?:N\s+){3})(?P<rg>rg|RG)"
    rb"|(?P<grey>N\s+)(?P<g>[gG]))(?![^\s\[\]<>()/%])"
    rb"|(?P<space>/Device(?:CMYK|RGB|Gray))\s+(?P<cs>cs|CS)(?![^\s\[\]<>()/%])"
    .replace(b"N", _NUMBER),
    re.DOTALL,
)  # fmt: skip
_INLINE_SPACE = re.compile(
    rb"(/(?:CS|ColorSpace)\s*)(/(?:CMYK|RGB|G|DeviceCMYK|DeviceRGB|DeviceGray))\b"
)
_BLACK = b"/InkFour cs 0 0 0 1 scn /InkFour CS 0 0 0 1 SCN\n"
"""What every page begins with: black, which would else be device grey."""
_DEEPEST = 24


class Separations:
    """A file as inks.

    Attributes:
        first: the file that shows cyan, magenta and yellow as lacking red, green and blue.
        second: the file that shows black as lacking light.
        profile: of the press, from the output intent; None if there is none.
    """

    def __init__(self, data: bytes) -> None:
        reader = PdfReader(BytesIO(data))
        self.profile = press_profile(reader)
        maker = _Maker(reader, Light(self.profile))
        self.first = maker.written(0)
        self.second = maker.written(1)


class _Maker:
    """Goes through everything that pages paint, once."""

    def __init__(self, reader: PdfReader, light: Light) -> None:
        self._writer, self._light = PdfWriter(), light
        self._spaces = Spaces(self._writer, light)
        self._done: dict[int, object] = {}  # the objects too: a freed one’s id is used again
        for page in reader.pages:
            added = self._writer.add_page(page, ["/Annots", "/StructParents", "/B", "/Metadata"])
            self._page(added)

    def written(self, which: int) -> bytes:
        for stream, *shown in self._spaces.shown:
            stream.set_data(shown[which])
        output = BytesIO()
        self._writer.write(output)
        return output.getvalue()

    def _page(self, page: Any) -> None:  # noqa: ANN401 - pypdf’s page
        self._resources(page.get("/Resources"), 0)
        self._group(page)
        contents = page.get_contents()
        data = contents.get_data() if contents is not None else b""
        stream = DecodedStreamObject()
        stream.set_data(_BLACK + self._content(data))
        page[NameObject("/Contents")] = self._writer._add_object(stream)  # noqa: SLF001

    def _new(self, found: PdfObject | None) -> bool:
        """Whether this object is met for the first time."""
        if found is None or id(found) in self._done:
            return False
        self._done[id(found)] = found
        return True

    def _resources(self, written: Any, depth: int) -> None:  # noqa: ANN401 - any PDF object
        found = written.get_object() if written is not None else None
        if depth > _DEEPEST or not isinstance(found, DictionaryObject) or not self._new(found):
            return
        spaces = found.setdefault(NameObject("/ColorSpace"), DictionaryObject()).get_object()
        if self._new(spaces):
            for name in list(spaces):
                spaces[NameObject(name)] = self._spaces.replaced(spaces[name])
            spaces.update(self._spaces.resources())
        self._states(_entries(found, "/ExtGState"))
        for each in _entries(found, "/XObject") + _entries(found, "/Pattern"):
            self._painted(each, depth)
        for shading in _entries(found, "/Shading"):
            self._shading(shading)
        for font in _entries(found, "/Font"):
            if font.get("/Subtype") == "/Type3" and self._new(font):
                self._resources(font.get("/Resources"), depth + 1)
                for glyph in _entries(font, "/CharProcs"):
                    self._stream(glyph, b"")

    def _states(self, states: list[Any]) -> None:
        mode_1 = any(state.get("/OPM") == 1 for state in states)
        for state in states:
            overprint = state.get("/op", state.get("/OP"))
            if overprint is not None and state.get("/BM", "/Normal") in {"/Normal", "/Compatible"}:
                # pypdf’s False is true, as objects are.
                said = {str(overprint), str(state.get("/OP"))}
                darkens = mode_1 and "True" in said
                state[NameObject("/BM")] = NameObject("/Darken" if darkens else "/Normal")

    def _painted(self, found: Any, depth: int) -> None:  # noqa: ANN401 - XObject or pattern
        if not self._new(found):
            return
        if found.get("/Subtype") == "/Image":
            if found.get("/ImageMask"):
                return
            shown = show_picture(found, spaces=self._spaces, light=self._light)
            if shown is not None:
                self._replace(found, shown)
        elif found.get("/PatternType") == 2:  # noqa: PLR2004 - a shading pattern
            self._shading(found["/Shading"].get_object())
        elif isinstance(found, StreamObject):
            self._resources(found.get("/Resources"), depth + 1)
            self._group(found)
            # A pattern starts from the page’s own beginning; a form goes on from where it is.
            self._stream(found, _BLACK if found.get("/PaintType") == 1 else b"")

    def _stream(self, found: Any, before: bytes) -> None:  # noqa: ANN401 - a content stream
        content = DecodedStreamObject()
        content.update({key: found.raw_get(key) for key in found})
        for key in ("/Filter", "/DecodeParms", "/Length"):
            content.pop(key, None)
        content.set_data(before + self._content(found.get_data()))
        self._replace(found, content)

    def _replace(self, found: Any, by: StreamObject) -> None:  # noqa: ANN401 - a stream
        """Put another stream in the place of one, for pages still to come that share it too."""
        by.indirect_reference = found.indirect_reference
        self._writer._objects[found.indirect_reference.idnum - 1] = by  # noqa: SLF001

    def _group(self, found: DictionaryObject) -> None:
        """Transparency is blended ink by ink; a group’s own space would bend that."""
        group = found.get("/Group")
        if isinstance(group, DictionaryObject):
            group.pop("/CS", None)

    def _shading(self, found: Any) -> None:  # noqa: ANN401 - a shading dictionary
        if self._new(found) and "/ColorSpace" in found:
            found[NameObject("/ColorSpace")] = self._spaces.replaced(found["/ColorSpace"])
            found.pop("/Background", None)

    def _content(self, data: bytes) -> bytes:
        return _COLOURS.sub(self._colour, data)

    def _colour(self, match: re.Match[bytes]) -> bytes:
        if match["k"]:
            return _chosen(match["inks"].rstrip(), stroke=match["k"] == b"K")
        if match["rg"]:
            red, green, blue = map(float, match["light"].split())
            inks = b"%.4f %.4f %.4f %.4f" % self._light.inks((red, green, blue))
            return _chosen(inks, stroke=match["rg"] == b"RG")
        if match["g"]:
            return _chosen(b"0 0 0 %.4f" % (1 - float(match["grey"])), stroke=match["g"] == b"G")
        if match["cs"]:
            return self._stand_in(match["space"]) + b" " + match["cs"]
        if match["inline"]:
            return _INLINE_SPACE.sub(lambda m: m[1] + self._stand_in(m[2]), match[0], count=1)
        return match[0]

    def _stand_in(self, device: bytes) -> bytes:
        return self._spaces.stand_in(device.decode("ascii")).encode("ascii")


def _chosen(inks: bytes, *, stroke: bool) -> bytes:
    return (b"/InkFour CS %b SCN" if stroke else b"/InkFour cs %b scn") % inks


def _entries(found: Any, key: str) -> list[Any]:  # noqa: ANN401 - a resource dictionary
    held = found.get(key)
    held = held.get_object() if held is not None else None
    if not isinstance(held, DictionaryObject):
        return []
    return [
        each
        for each in (entry.get_object() for entry in held.values())
        if isinstance(each, DictionaryObject)
    ]
