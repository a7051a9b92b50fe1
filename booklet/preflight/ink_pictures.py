"""Raster pictures as inks: decoded, made small, and shown as their colour spaces are.

A picture that Pillow cannot read (JPEG 2000 with its own space, fax, fewer than eight bits)
keeps its data, and only its colour space is replaced; PDFium then does the same more slowly.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from pypdf.generic import DecodedStreamObject, NameObject, NumberObject

if TYPE_CHECKING:
    from PIL.Image import Image

    from booklet.preflight.ink_light import Light
    from booklet.preflight.ink_spaces import Spaces

_MODES = {"/DeviceCMYK": "CMYK", "/DeviceRGB": "RGB", "/DeviceGray": "L", "/CalRGB": "RGB"}
_BY_COUNT = {4: "CMYK", 3: "RGB", 1: "L"}
_LARGEST = 1200
"""Pixels along the longer side that are enough to measure areas by."""
_EIGHT = 8
_MOST_PIXELS = 100_000_000


def show_picture(found: Any, *, spaces: Spaces, light: Light) -> DecodedStreamObject | None:  # noqa: ANN401
    """A picture’s replacement, or None if only its colour space was to be replaced.

    Args:
        found: an image XObject (ISO 32000-1:2008, 8.9.5), not a stencil.
        spaces: replaces its colour space, and shows the replacement.
        light: turns RGB into ink.
    """
    inks = _in_ink(found, light)
    if inks is None:
        if "/ColorSpace" in found:
            found[NameObject("/ColorSpace")] = spaces.replaced(found["/ColorSpace"])
        return None
    from PIL import ImageChops
    from PIL.Image import merge

    cyan, magenta, yellow, black = ImageChops.invert(inks).split()
    shown = DecodedStreamObject()
    for key, entry in found.items():
        if key in {"/SMask", "/Interpolate", "/Type", "/Subtype"} or _is_stencil(key, entry):
            shown[NameObject(key)] = entry
    shown[NameObject("/Width")] = NumberObject(inks.width)
    shown[NameObject("/Height")] = NumberObject(inks.height)
    shown[NameObject("/BitsPerComponent")] = NumberObject(_EIGHT)
    shown[NameObject("/ColorSpace")] = NameObject("/DeviceRGB")
    light_of_black = merge("RGB", (black, black, black)).tobytes()
    spaces.shown.append((shown, merge("RGB", (cyan, magenta, yellow)).tobytes(), light_of_black))
    return shown


def _is_stencil(key: str, entry: Any) -> bool:  # noqa: ANN401 - any PDF object
    return key == "/Mask" and isinstance(entry.get_object(), DecodedStreamObject.__mro__[1])


def _in_ink(found: Any, light: Light) -> Image | None:  # noqa: ANN401 - an image XObject
    """The picture in CMYK, 255 being solid; None if it is not of a kind read here."""
    mode = _mode(found.get("/ColorSpace"))
    width, height = int(found.get("/Width", 0)), int(found.get("/Height", 0))
    if not mode or found.get("/BitsPerComponent") != _EIGHT or width * height > _MOST_PIXELS:
        return None
    picture = _decoded(found, mode, (width, height))
    if picture is None:
        return None
    from PIL import ImageChops
    from PIL.Image import merge

    picture.thumbnail((_LARGEST, _LARGEST))
    decode = [float(each) for each in found.get("/Decode", ())]
    if decode[:2] == [1.0, 0.0]:
        picture = ImageChops.invert(picture)
    if mode == "RGB":
        return light.picture(picture)
    if mode == "L":
        none = ImageChops.constant(picture, 0)
        return merge("CMYK", (none, none, none, ImageChops.invert(picture)))
    return picture


def _mode(space: Any) -> str:  # noqa: ANN401 - any PDF object
    found = space.get_object() if space is not None else None
    if isinstance(found, list) and found and found[0] == "/ICCBased":
        return _BY_COUNT.get(int(found[1].get_object().get("/N", 0)), "")
    family = found[0] if isinstance(found, list) and found else found
    return _MODES.get(str(family), "")


def _decoded(found: Any, mode: str, size: tuple[int, int]) -> Image | None:  # noqa: ANN401
    """The samples as they stand in the file, before Decode."""
    from PIL import ImageChops
    from PIL.Image import frombytes
    from PIL.Image import open as open_picture

    filters = found.get("/Filter", ())
    names = [str(name) for name in (filters if isinstance(filters, list) else [filters])]
    try:
        if names == ["/DCTDecode"]:
            picture: Image = open_picture(BytesIO(found._data), formats=["JPEG"])  # noqa: SLF001
            picture.draft(picture.mode, (_LARGEST, _LARGEST))
            picture.load()
            # Pillow takes every CMYK JPEG to be inverted, as Adobe’s are; PDF takes none to be.
            if picture.mode == "CMYK":
                picture = ImageChops.invert(picture)
            return picture if picture.mode == mode else None
        if set(names) <= {"/FlateDecode", "/LZWDecode", "/ASCII85Decode", "/RunLengthDecode"}:
            return frombytes(mode, size, bytes(found.get_data()))
    except (OSError, ValueError, SyntaxError):
        return None
    return None
