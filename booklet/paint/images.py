"""Photographs as image XObjects (ISO 32000-1:2008, 8.9.5); Pillow is loaded at the first one.

What a camera notes beside the picture (place, time, name) does not get into a file.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

from booklet.paint.objects import Stream, reference
from booklet.paint.sketch import logo, sketched
from booklet.values import value

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


@value(kw_only=True)
class Treatment:
    """What a place on a page makes of a photograph.

    Attributes:
        aspect: width to height of the place; what is beyond is cut off evenly. None: all shows.
        widest: pixels across that are enough; None keeps all there are.
        inks: profile of the printing condition; None for screens.
        lines: whether it is drawn in black ink, and little of it.
        is_logo: whether it is a logo; in lines, what is dark in it is solid.
    """

    aspect: float | None = None
    widest: int | None = None
    inks: bytes | None = None
    lines: bool = False
    is_logo: bool = False


@value
class Photograph:
    """A picture in pixels, encoded for a PDF.

    Attributes:
        width: in pixels, as it is looked at.
        components: 1 grey, 3 sRGB, 4 inks.
        data: JPEG if ``is_jpeg``, else bytes, row by row from the top.
        alpha: one byte a pixel; None if nothing shows through.
        bits: of each component.
    """

    width: int
    height: int
    components: int
    data: bytes
    is_jpeg: bool
    alpha: bytes | None = None
    bits: int = 8


def read_photograph(path: Path, treatment: Treatment | None = None) -> Photograph:
    """Read a PNG or JPEG file that the content's check has found sound.

    A JPEG that is upright, of the right size and in sRGB or grey keeps its data; any other
    is turned, cut, converted and encoded anew.
    """
    status = path.stat()
    return _read(path, treatment or Treatment(), status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=2)
def _read(path: Path, treatment: Treatment, _changed: int, _size: int) -> Photograph:
    """The logo of a service stands in several parts; more than the last two would be a load."""
    from PIL import Image, ImageOps

    with Image.open(path, formats=("PNG", "JPEG")) as opened:
        is_jpeg = opened.format == "JPEG"
        plain = opened.mode in {"L", "RGB"} and "icc_profile" not in opened.info
        upright = opened.getexif().get(_ORIENTATION, _UPRIGHT) == _UPRIGHT
        if is_jpeg and plain and upright and _fits(opened, treatment):
            data = without_notes(path.read_bytes())
            return Photograph(opened.width, opened.height, len(opened.getbands()), data, True)
        turned = _in_eight_bits(ImageOps.exif_transpose(opened))
        if treatment.lines and treatment.is_logo:
            return _in_bits(logo(turned, widest=treatment.widest or turned.width))
        image = _cut(turned, treatment)
    if treatment.lines:
        return _in_bits(sketched(image))
    if treatment.inks is not None:
        return _in_inks(image, treatment.inks, is_jpeg=is_jpeg)
    image = _in_srgb(image)
    alpha = None
    if "A" in image.getbands():
        alpha = image.getchannel("A").tobytes()
        image = image.convert("L" if image.mode == "LA" else "RGB")
    data = _jpeg(image) if is_jpeg else image.tobytes()
    components = len(image.getbands())
    return Photograph(image.width, image.height, components, data, is_jpeg, alpha)


def _in_eight_bits(image: Image.Image) -> Image.Image:
    """A grey picture of sixteen bits in eight; Pillow would make all but black of it white."""
    if not image.mode.startswith("I"):
        return image
    return image.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")


def _fits(image: Image.Image, treatment: Treatment) -> bool:
    """Whether a picture can be taken as it is."""
    fine = treatment.widest is None or image.width <= treatment.widest
    in_place = treatment.aspect is None or _kept(image, treatment.aspect) == image.size
    in_colours = treatment.inks is None or image.mode == "L"
    return fine and in_place and in_colours and not treatment.lines


def _kept(image: Image.Image, aspect: float) -> tuple[int, int]:
    """The largest part of a picture that has an aspect, in pixels."""
    width = min(image.width, round(image.height * aspect))
    return max(width, 1), max(min(image.height, round(image.width / aspect)), 1)


def _cut(image: Image.Image, treatment: Treatment) -> Image.Image:
    """The middle of a picture in the shape of its place, no finer than is of use there."""
    profile = image.info.get("icc_profile")
    if treatment.aspect is not None:
        width, height = _kept(image, treatment.aspect)
        x, y = (image.width - width) // 2, (image.height - height) // 2
        image = image.crop((x, y, x + width, y + height))
    if treatment.widest is not None and image.width > treatment.widest:
        from PIL.Image import Resampling

        if image.mode in {"1", "P"}:
            image = image.convert("RGBA" if image.has_transparency_data else "RGB")
        height = max(round(image.height * treatment.widest / image.width), 1)
        image = image.resize((treatment.widest, height), Resampling.LANCZOS)
    if profile:
        image.info["icc_profile"] = profile
    return image


def _in_bits(drawn: Image.Image) -> Photograph:
    return Photograph(drawn.width, drawn.height, 1, drawn.tobytes(), is_jpeg=False, bits=1)


def _in_inks(image: Image.Image, profile: bytes, *, is_jpeg: bool) -> Photograph:
    """For a press: in its inks, on paper where something showed through."""
    from PIL import Image

    from booklet.colour.conversion import in_inks

    if image.has_transparency_data:
        own = image.info.get("icc_profile")
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image.convert("RGBA")).convert("RGB")
        if own:
            image.info["icc_profile"] = own
    inked = in_inks(image, profile)
    data = _jpeg(inked) if is_jpeg else inked.tobytes()
    return Photograph(inked.width, inked.height, len(inked.getbands()), data, is_jpeg)


_SPACES = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}
# Pillow writes inks into a JPEG as Adobe does, the other way round (12.1).
_TURNED_ROUND = f"/Decode[{' '.join(['1 0'] * 4)}]"


def embed_photograph(document: PDFDocument, name: str, photograph: Photograph) -> None:
    """Register a photograph as an XObject of a ReportLab document."""
    size = f"/Width {photograph.width}/Height {photograph.height}"
    kind = f"/Type/XObject/Subtype/Image{size}/BitsPerComponent {photograph.bits}"
    space = f"/ColorSpace/{_SPACES[photograph.components]}"
    if photograph.components == len("CMYK") and photograph.is_jpeg:
        space += _TURNED_ROUND
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
