"""QR codes as drawings: modules of ink on paper (ISO/IEC 18004:2015), never mirrored."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

from booklet.geometry import Size
from booklet.source.drawing import Drawing, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.units import Length

_QUIET = 4
"""Modules of paper on every side (ISO/IEC 18004:2015, 6.3.8)."""
_BOX = "mlllh"
_RUNS = re.compile(rb"\x00{5,}|\x01{5,}")
_FINDERS = (b"\1\0\1\1\1\0\1\0\0\0\0", b"\0\0\0\0\1\0\1\1\1\0\1")
_DIGITS = bytes.maketrans(b"\0\1", b"01")


@lru_cache(maxsize=64)
def qr_drawing(address: str, *, size: Length, least: Length) -> Drawing:
    """The QR code of an address, with its quiet zone; a fifth of it may be spoilt (level M).

    Args:
        address: what it leads to.
        size: of the code without its quiet zone.
        least: width of a module; a long address makes the code larger rather than finer.
    """
    rows = _modules(address)
    unit = max(size * (1 / len(rows)), least, key=lambda length: length.pt)
    whole = len(rows) + 2 * _QUIET
    ground = _corners(0, 0, whole, whole)
    dark = [number for box in _boxes(rows) for number in box]
    shapes = (
        Shape(_BOX, ground, fill="paper"),
        Shape(_BOX * (len(dark) // len(ground)), tuple(dark), fill="ink"),
    )
    return Drawing(f"QR code: {address}", Size(unit * whole, unit * whole), unit, shapes, kept=True)


def _boxes(rows: list[list[bool]]) -> Iterator[tuple[float, ...]]:
    """Each run of dark modules in a row; in one path, so that no seam shows between rows."""
    for y, row in enumerate(rows, start=_QUIET):
        x = _QUIET
        for is_dark, run in groupby(row):
            width = len(list(run))
            if is_dark:
                yield _corners(x, y, width, 1)
            x += width


def _corners(x: float, y: float, width: float, height: float) -> tuple[float, ...]:
    return (x, y, x + width, y, x + width, y + height, x, y + height)


def _modules(address: str) -> list[list[bool]]:
    encoder = _encoder()
    code = encoder.QRCode(None, encoder.QRErrorCorrectLevel.M)
    code.addData(address)
    code.make()
    return [[bool(module) for module in row] for row in code.modules]


@lru_cache(maxsize=1)
def _encoder() -> Any:  # noqa: ANN401 - ReportLab has no types
    """ReportLab’s encoder, without the 0.2 s of charts and barcodes that its package loads."""
    from importlib.util import module_from_spec, spec_from_file_location
    from pathlib import Path

    import reportlab

    path = Path(reportlab.__file__).parent / "graphics" / "barcode" / "qrencoder.py"
    spec = spec_from_file_location("booklet_qrencoder", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    module.QRUtil.getLostPoint = lambda code: _penalty(code.modules)
    return module


def _penalty(modules: list[list[bool]]) -> int:
    """How hard a mask makes a code to read (7.8.3).

    ReportLab’s encoder takes three times as long, and overlooks what looks like a finder in
    columns.
    """
    rows = [bytes(row) for row in modules]
    lines = [*rows, *map(bytes, zip(*modules, strict=True))]
    runs = sum(len(run) - 2 for line in lines for run in _RUNS.findall(line))
    finders = sum(line.count(one) for line in lines for one in _FINDERS)
    numbers = [int(row.translate(_DIGITS), 2) for row in rows]
    inner = (1 << len(rows) - 1) - 1
    blocks = 0
    for one, next_ in pairwise(numbers):
        same = ~(one ^ next_)
        blocks += (same & same >> 1 & ~(one ^ one >> 1) & inner).bit_count()
    share = 100 * sum(map(sum, rows)) // len(rows) ** 2
    return runs + 3 * blocks + 40 * finders + 10 * (abs(share - 50) // 5)
