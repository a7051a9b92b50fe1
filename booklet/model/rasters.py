"""Looking into photographs; the one module of the model that needs Pillow."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.model.schema import Reader
    from booklet.source.nodes import Scalar

MOST_PIXELS = 40_000_000
"""A3 in 300 pixels an inch has 17 million."""


def raster_is_fine(path: Path, node: Scalar, reader: Reader) -> bool:
    """Whether a photograph can be read and is small enough; notes why not.

    Its size is read from its head before anything is unpacked: a small file can hold a
    picture that fills all memory.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=("PNG", "JPEG")) as image:
                width, height = image.size
                if width * height > MOST_PIXELS:
                    return _too_large(f"{width:,} × {height:,} pixels", node, reader)
                fits = _profile_fits(image)
                image.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _too_large("far more than 40 megapixels", node, reader)
    except UnidentifiedImageError:
        message = f"“{node.text}” is neither PNG nor JPEG inside"
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        message = f"“{node.text}” is not a picture that can be read: {error}".splitlines()[0]
    else:
        if fits:
            return True
        message = f"the colour profile in “{node.text}” is for another kind of picture"
    hint = "open it in a picture program and save it anew as PNG or JPEG"
    reader.findings.add("C026", message, node.location, hint)
    return False


_SPACES = {"L": "GRAY", "LA": "GRAY", "CMYK": "CMYK"}


def _profile_fits(image: Image.Image) -> bool:
    """Whether a profile, if there is one, can be read and is for such a picture."""
    profile = image.info.get("icc_profile")
    if not profile:
        return True
    from PIL import ImageCms

    found: str = ImageCms.ImageCmsProfile(io.BytesIO(profile)).profile.xcolor_space
    return found.strip() == _SPACES.get(image.mode, "RGB")


def _too_large(size: str, node: Scalar, reader: Reader) -> bool:
    message = f"“{node.text}” has {size}, and there can be 40 megapixels"
    hint = "save it smaller: 3,000 pixels are enough for a page of A4"
    reader.findings.add("C025", message, node.location, hint)
    return False
