"""What a page paints: one value for each piece of text, shape, line and picture."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from booklet.preflight.objects import Box
    from booklet.preflight.walking.colours import Paint, Space
    from booklet.preflight.walking.typefaces import Typeface


class Kind(Enum):
    """What sort of thing is painted."""

    TEXT = "text"
    FILL = "shape"
    LINE = "line"
    PICTURE = "picture"
    SHADING = "shading"


class Via(Enum):
    """What it is painted through; a form is the page itself."""

    PAGE = "page"
    ANNOTATION = "annotation"
    PATTERN = "pattern"
    SOFT_MASK = "soft mask"
    GLYPH = "letter of a Type 3 font"


class Painted:
    """One thing that is painted.

    Attributes:
        kind: what sort of thing.
        box: where, within what clips it; default user space.
        paint: its colour; None for pictures and shadings.
        space: the colour space of picture or shading, else that of the paint.
        weight: of a line as drawn, points.
        size: of type as it is on the page, points.
        typeface, strings: of text.
        pixels: width and height of a picture.
        ppi: pixels an inch of a picture as placed, across and up; the lower counts.
        is_mask: a picture that is a stencil for one colour.
        alpha, blend, masked: transparency: 1, ``Normal`` and False for none.
        overprint: whether it leaves other inks as they are; ``mode`` 1: zero inks too.
        via: what it is painted through.
        is_artifact, mcid: the marked content it stands in; None for none.
        is_visible: whether its clip leaves anything of it, and text is not mode 3.
        number: order of painting on the page, from 0.
    """

    __slots__ = (
        "alpha",
        "blend",
        "box",
        "is_artifact",
        "is_mask",
        "is_visible",
        "kind",
        "masked",
        "mcid",
        "mode",
        "number",
        "overprint",
        "paint",
        "pixels",
        "ppi",
        "size",
        "space",
        "strings",
        "typeface",
        "via",
        "weight",
    )

    def __init__(self, kind: Kind, box: Box, paint: Paint | None, space: Space) -> None:
        self.kind, self.box, self.paint, self.space = kind, box, paint, space
        self.weight = self.size = 0.0
        self.typeface: Typeface | None = None
        self.strings: tuple[bytes, ...] = ()
        self.pixels: tuple[int, int] = (0, 0)
        self.ppi = 0.0
        self.is_mask = False
        self.alpha, self.blend, self.masked = 1.0, "Normal", False
        self.overprint, self.mode = False, 0
        self.via = Via.PAGE
        self.is_artifact = False
        self.mcid: int | None = None
        self.is_visible = True
        self.number = 0

    @property
    def text(self) -> str:
        """The characters of text, as far as the file says them."""
        face = self.typeface
        return face.text(b"".join(self.strings)) if face else ""

    @property
    def is_transparent(self) -> bool:
        """Whether what lies behind shows through."""
        return self.alpha < 1 or self.masked or self.blend not in {"Normal", "Compatible"}
