"""From light to ink: photographs through ICC profiles.

Colours of the theme are never converted, they have their inks; a photograph has millions.
Relative colorimetric with black point compensation: paper is as white as it is, and the
darkest tone of the picture is the darkest that the press can print.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image, ImageCms


def in_inks(image: Image.Image, profile: bytes) -> Image.Image:
    """A photograph in the four inks of a printing condition; a grey one stays in black alone.

    Args:
        image: in any mode; its own profile is heeded, without one RGB means sRGB and CMYK
            means the printing condition itself.
        profile: of the printing condition.

    Returns:
        An image in the mode L or CMYK.
    """
    own = image.info.get("icc_profile", b"")
    if image.mode in {"1", "L", "I", "I;16"}:
        return image.convert("L")
    if image.mode == "CMYK":
        return image if not own else _through(image, own, profile)
    if image.mode != "RGB":
        image = image.convert("RGB")
    return _through(image, own, profile)


def _through(image: Image.Image, source: bytes, target: bytes) -> Image.Image:
    from PIL import ImageCms

    converted = ImageCms.applyTransform(image, _transform(source, target, image.mode))
    assert converted is not None, "Pillow changes an image in place only if asked to"
    converted.info.pop("icc_profile", None)
    return converted


@lru_cache(maxsize=8)
def _transform(source: bytes, target: bytes, mode: str) -> ImageCms.ImageCmsTransform:
    from PIL import ImageCms

    return ImageCms.buildTransform(
        io.BytesIO(source) if source else ImageCms.createProfile("sRGB"),
        io.BytesIO(target),
        mode,
        "CMYK",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
