"""Goldens: what came out when someone last looked at it and found it good.

A text golden is compared exactly. A page golden is a picture of one page: the renderer is
pinned, so the tolerance only has to cover the last bits of floating-point arithmetic, and a
folio that moved by one point fails.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageChops

from tests.support.pages import render_page

if TYPE_CHECKING:
    from pathlib import Path

# A pixel counts as changed when a channel moved by more than this many of 255 levels: above
# what moving an edge by a fiftieth of a point does, below the palest panel on white.
LEVELS = 10
# Changed pixels that are forgiven. One digit of a folio moved by one point changes 20 or more.
PIXELS = 6
# One pixel a point.
RESOLUTION = 72


@dataclass(frozen=True, slots=True)
class Golden:
    """The goldens of this project.

    Attributes:
        folder: where they are kept, ``tests/golden``.
        results: where a failing comparison leaves what it saw.
        update: write the goldens instead of comparing with them.
    """

    folder: Path
    results: Path
    update: bool

    def check(self, name: str, text: str) -> None:
        """Compare text with the golden ``name``, exactly."""
        kept = self._place(name)
        if self.update:
            kept.write_bytes(text.encode())
            return
        expected = kept.read_bytes().decode() if kept.exists() else None
        if expected == text:
            return
        actual = self._leave(name)
        actual.write_bytes(text.encode())
        if expected is None:
            raise AssertionError(_no_golden(name, actual))
        difference = difflib.unified_diff(
            expected.splitlines(), text.splitlines(), "expected", "actual", lineterm=""
        )
        raise AssertionError(f"{name} changed; kept {actual}\n" + "\n".join(difference))

    def check_page(self, name: str, pdf: bytes | Path, *, page: int = 1) -> None:
        """Compare the picture of one page (counted from 1) with the golden ``name``, a PNG."""
        self.check_image(name, render_page(pdf, page=page, resolution=RESOLUTION))

    def check_image(self, name: str, image: Image.Image) -> None:
        """Compare a picture with the golden ``name``, to within the tolerance."""
        kept = self._place(name)
        if self.update:
            # An unchanged page keeps its file, so that a commit shows the pages that moved.
            if not kept.exists() or not _alike(image, _load(kept)):
                image.save(kept, optimize=True)
            return
        if not kept.exists():
            actual = self._leave(name)
            image.save(actual)
            raise AssertionError(_no_golden(name, actual))
        expected = _load(kept)
        if not _alike(image, expected):
            raise AssertionError(self._keep_images(name, image, expected))

    def _keep_images(self, name: str, actual: Image.Image, expected: Image.Image) -> str:
        where = self._leave(name)
        actual.save(where.with_suffix(".actual.png"))
        expected.save(where.with_suffix(".expected.png"))
        if actual.size != expected.size:
            return f"{name} is {actual.size} pixels, expected {expected.size}; kept {where.parent}"
        changes = _changes(actual, expected)
        # White paper, black where something moved: the eye finds it at once.
        ImageChops.invert(changes).save(where.with_suffix(".diff.png"))
        box = changes.getbbox()
        return (
            f"{name}: {_count(changes)} pixels changed by more than {LEVELS} levels, within "
            f"{box} of {actual.size}; kept actual, expected and diff in {where.parent}"
        )

    def _place(self, name: str) -> Path:
        kept = self.folder / name
        if self.update:
            kept.parent.mkdir(parents=True, exist_ok=True)
        return kept

    def _leave(self, name: str) -> Path:
        place = self.results / name
        place.parent.mkdir(parents=True, exist_ok=True)
        return place


def _no_golden(name: str, actual: Path) -> str:
    return f"no golden {name}; look at {actual}, then run pytest with --update-golden"


def _load(path: Path) -> Image.Image:
    with Image.open(path) as image:
        return image.convert("RGB")


def _alike(actual: Image.Image, expected: Image.Image) -> bool:
    return actual.size == expected.size and _count(_changes(actual, expected)) <= PIXELS


def _changes(actual: Image.Image, expected: Image.Image) -> Image.Image:
    """White where a channel moved by more than LEVELS, black elsewhere."""
    channels = ImageChops.difference(actual.convert("RGB"), expected.convert("RGB")).split()
    most = channels[0]
    for channel in channels[1:]:
        most = ImageChops.lighter(most, channel)
    return most.point([0] * (LEVELS + 1) + [255] * (255 - LEVELS))


def _count(changes: Image.Image) -> int:
    return changes.histogram()[255]
