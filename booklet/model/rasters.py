"""Looking into photographs; the one module of the model that needs Pillow."""

from __future__ import annotations

import io
import warnings
from functools import lru_cache
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

    A file that many editions show is looked into once, until it changes.
    """
    state = path.stat()
    problem = _problem_of(path, state.st_mtime_ns, state.st_size)
    if problem is None:
        return True
    code, message, hint = problem
    reader.findings.add(code, f"“{node.text}” {message}", node.location, hint)
    return False


@lru_cache(maxsize=64)
def _problem_of(path: Path, _changed: int, _size: int) -> tuple[str, str, str] | None:
    """Code, message and hint of what is wrong with a photograph.

    Its size is read from its head before anything is unpacked: a small file can hold a
    picture that fills all memory.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=("PNG", "JPEG")) as image:
                width, height = image.size
                if width * height > MOST_PIXELS:
                    return _too_large(f"{width:,} × {height:,} pixels")
                fits = _profile_fits(image)
                image.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _too_large("far more than 40 megapixels")
    except UnidentifiedImageError:
        return "C026", "is neither PNG nor JPEG inside", _SAVE_ANEW
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        message = f"is not a picture that can be read: {error}".splitlines()[0]
        return "C026", message, _SAVE_ANEW
    if fits:
        return None
    return "C026", "has a colour profile for another kind of picture", _SAVE_ANEW


_SAVE_ANEW = "open it in a picture program and save it anew as PNG or JPEG"
_SPACES = {"L": "GRAY", "LA": "GRAY", "CMYK": "CMYK"}


def _profile_fits(image: Image.Image) -> bool:
    """Whether a profile, if there is one, can be read and is for such a picture."""
    profile = image.info.get("icc_profile")
    if not profile:
        return True
    from PIL import ImageCms

    found: str = ImageCms.ImageCmsProfile(io.BytesIO(profile)).profile.xcolor_space
    return found.strip() == _SPACES.get(image.mode, "RGB")


def _too_large(size: str) -> tuple[str, str, str]:
    message = f"has {size}, and there can be 40 megapixels"
    return "C025", message, "save it smaller: 3,000 pixels are enough for a page of A4"
