"""Pictures: how many pixels, how large as placed, in which colours (8.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.objects import entry, number
from booklet.preflight.walking.colours import GRAY, UNKNOWN
from booklet.preflight.walking.graphics import scale_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pypdf.generic import StreamObject

    from booklet.preflight.walking.colours import Space
    from booklet.preflight.walking.lexer import Operand
    from booklet.preflight.walking.painted import Painted
    from booklet.preflight.walking.streams import Stream

_INCH = 72.0


def picture(painted: Painted, found: StreamObject, stream: Stream) -> None:
    """Note what an image XObject is."""
    _size(painted, number(entry(found, "/Width")), number(entry(found, "/Height")), stream)
    painted.is_mask = str(entry(found, "/ImageMask")) == "True"
    painted.masked = painted.masked or "/SMask" in found
    given = entry(found, "/ColorSpace")
    _space(
        painted, stream.walker.spaces.read(given, stream.resources) if given else UNKNOWN, stream
    )


def inline_picture(painted: Painted, found: Mapping[str, Operand], stream: Stream) -> None:
    """Note what an inline image is; its keys may be short (8.9.7)."""
    wide = found.get("/W", found.get("/Width"))
    high = found.get("/H", found.get("/Height"))
    _size(painted, number(wide), number(high), stream)
    painted.is_mask = found.get("/IM", found.get("/ImageMask")) == 1
    given = found.get("/CS", found.get("/ColorSpace"))
    known = isinstance(given, str)
    _space(painted, stream.walker.spaces.read(given, stream.resources) if known else GRAY, stream)


def _size(painted: Painted, wide: float, high: float, stream: Stream) -> None:
    matrix = stream.state.matrix
    across = (matrix[0] ** 2 + matrix[1] ** 2) ** 0.5
    up = (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5
    painted.pixels = (int(wide), int(high))
    if across > 0 and up > 0:
        painted.ppi = min(wide / across, high / up) * _INCH
    painted.size = scale_of(matrix)[1]


def _space(painted: Painted, space: Space, stream: Stream) -> None:
    if painted.is_mask:
        painted.paint = stream.state.fill
        painted.space = stream.state.fill.space
        return
    painted.paint, painted.space = None, space
