"""Photographs as image XObjects (ISO 32000-1:2008, 8.9.5); Pillow is loaded at the first one.

What a camera notes beside the picture (place, time, name) does not get into a file.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from booklet.paint.objects import Stream, reference

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image
    from reportlab.pdfbase.pdfdoc import PDFDocument

_QUALITY = 90
_UPRIGHT = 1
_ORIENTATION = 0x0112
_START_OF_SCAN = 0xDA
_HAVE_NO_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})
# JFIF and Adobe's note on the colour transform are needed to decode; the rest is talk.
_DROPPED = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})


@dataclass(frozen=True, slots=True)
class Photograph:
    """A picture in pixels, encoded for a PDF.

    Attributes:
        width: in pixels, as it is looked at.
        components: 1 grey, 3 sRGB.
        data: JPEG if ``is_jpeg``, else bytes, 8 bits a component, row by row from the top.
        alpha: one byte a pixel; None if nothing shows through.
    """

    width: int
    height: int
    components: int
    data: bytes
    is_jpeg: bool
    alpha: bytes | None = None


def read_photograph(path: Path) -> Photograph:
    """Read a PNG or JPEG file that the content's check has found sound.

    A JPEG that is upright and in sRGB or grey keeps its data; any other is turned,
    converted and encoded anew.
    """
    from PIL import Image, ImageOps

    with Image.open(path, formats=("PNG", "JPEG")) as opened:
        is_jpeg = opened.format == "JPEG"
        plain = opened.mode in {"L", "RGB"} and "icc_profile" not in opened.info
        if is_jpeg and plain and opened.getexif().get(_ORIENTATION, _UPRIGHT) == _UPRIGHT:
            data = without_notes(path.read_bytes())
            return Photograph(opened.width, opened.height, len(opened.getbands()), data, True)
        image = _in_srgb(ImageOps.exif_transpose(opened))
    alpha = None
    if "A" in image.getbands():
        alpha = image.getchannel("A").tobytes()
        image = image.convert("L" if image.mode == "LA" else "RGB")
    data = _jpeg(image) if is_jpeg else image.tobytes()
    components = len(image.getbands())
    return Photograph(image.width, image.height, components, data, is_jpeg, alpha)


def embed_photograph(document: PDFDocument, name: str, photograph: Photograph) -> None:
    """Register a photograph as an XObject of a ReportLab document."""
    size = f"/Width {photograph.width}/Height {photograph.height}/BitsPerComponent 8"
    kind = "/Type/XObject/Subtype/Image" + size
    space = "/ColorSpace/" + ("DeviceGray" if photograph.components == 1 else "DeviceRGB")
    encoded = "/Filter/DCTDecode" if photograph.is_jpeg else ""
    if photograph.alpha is not None:
        mask = f"{name} mask"
        document.Reference(Stream(photograph.alpha, f"{kind}/ColorSpace/DeviceGray"), mask)

    def entries(target: PDFDocument) -> str:
        soft = f"/SMask {reference(target, mask)}" if photograph.alpha is not None else ""
        return kind + space + encoded + soft

    stream = Stream(photograph.data, entries, compress=not photograph.is_jpeg)
    document.Reference(stream, name)


def _in_srgb(image: Image.Image) -> Image.Image:
    """The image as L, LA, RGB or RGBA, its numbers meant for sRGB."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if profile and image.mode in {"RGB", "CMYK"}:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        wanted = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(image, source, wanted, outputMode="RGB")
        assert converted is not None, "Pillow changes an image in place only if asked to"
        return converted
    if image.mode in {"L", "LA", "RGB", "RGBA"}:
        return image
    if image.mode in {"1", "I", "I;16"}:
        return image.convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _jpeg(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=_QUALITY)
    return file.getvalue()


def without_notes(jpeg: bytes) -> bytes:
    """The same picture without Exif, comments and the like (ITU-T T.81, B.1.1)."""
    kept, at = [jpeg[:2]], 2
    while jpeg[at] == 0xFF and jpeg[at + 1] != _START_OF_SCAN:  # noqa: PLR2004 - begins a marker
        marker = jpeg[at + 1]
        length = 2
        if marker not in _HAVE_NO_LENGTH:
            length += int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if marker not in _DROPPED:
            kept.append(jpeg[at : at + length])
        at += length
    return b"".join(kept) + jpeg[at:]
