"""Photographs before they are painted: a file, and how many pixels it has as one looks at it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from booklet.source.svg import LOGOS
from booklet.values import value

if TYPE_CHECKING:
    from pathlib import Path

_ORIENTATION = 0x0112
_ON_ITS_SIDE = (5, 6, 7, 8)


@value
class Photo:
    """A picture in pixels.

    Attributes:
        file: path relative to the project.
        path: where it lies.
        width, height: in pixels, after the camera was turned upright.
    """

    file: str
    path: Path
    width: int
    height: int

    @property
    def is_logo(self) -> bool:
        """Whether it is the sign of somebody, and no photograph."""
        return self.file.startswith(LOGOS)


def load_photo(project: Path, path: str) -> Photo:
    """Look at the head of a PNG or JPEG file that the content’s check has found sound."""
    return _measured(path, project / path)


@lru_cache(maxsize=128)
def _measured(file: str, path: Path) -> Photo:
    from PIL import Image

    with Image.open(path, formats=("PNG", "JPEG")) as image:
        width, height = image.size
        if image.getexif().get(_ORIENTATION) in _ON_ITS_SIDE:
            width, height = height, width
    return Photo(file, path, width, height)
