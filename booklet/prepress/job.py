"""What is asked of an imposition, before any page is looked at."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from booklet.units import ZERO, Length
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Collection

    from booklet.geometry import Size


class Scheme(Enum):
    """How sheets become a thing to read."""

    SADDLE_STITCH = "saddle-stitch"
    """Sheets folded, put inside one another, stitched through the fold."""
    PERFECT_BOUND = "perfect-bound"
    """Sheets folded to sections, laid on one another, glued or sewn at the spine."""
    CUT_AND_STACK = "cut-and-stack"
    """Sheets cut, and the piles laid on one another: no fold."""
    N_UP = "n-up"
    """Several pages in reading order on each side, to read from the sheet."""
    STEP_AND_REPEAT = "step-and-repeat"
    """The same page many times on a sheet, for cards and leaflets."""

    @property
    def folds(self) -> bool:
        """Whether sheets are folded."""
        return self in {Scheme.SADDLE_STITCH, Scheme.PERFECT_BOUND}


class Binding(Enum):
    """The side of the first page on which the spine lies."""

    LEFT = "left"
    RIGHT = "right"


class Flip(Enum):
    """The edge of the sheet, as seen, about which a printer turns it for the back."""

    SHORT = "short"
    LONG = "long"
    NONE = "none"
    """One side only."""


class Orientation(Enum):
    """How a sheet stands in the file."""

    AUTO = "auto"
    """As the pages fit."""
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Blanks(Enum):
    """Where empty pages go when pages are short; the back cover stays the last page."""

    BEFORE_BACK = "before-back"
    """Before the last page."""
    BEFORE_BACK_LEAF = "before-back-leaf"
    """Before the last two: the cover's back leaf stays whole."""
    END = "end"
    """After the last page, where none is a back cover."""
    REFUSE = "refuse"
    """Nowhere: pages that are short are an error."""


class Colour(Enum):
    """What marks are drawn in."""

    BLACK = "black"
    """The black plate alone, ``0 0 0 1 k``."""
    GREY = "grey"
    """Device grey, for office printers."""


@value(kw_only=True)
class Margins:
    """What a machine cannot print at each edge of the sheet, as its front is seen."""

    top: Length = ZERO
    right: Length = ZERO
    bottom: Length = ZERO
    left: Length = ZERO


MARKS = ("crop", "fold", "registration", "collation", "slug")
"""Names of marks, as people write them."""


@value(kw_only=True)
class Marks:
    """What is drawn beside the pages.

    Attributes:
        crop: where to cut.
        fold: where to fold.
        registration: crosses by which the plates are brought over one another.
        collation: a step on each section's spine, so that a wrong order shows.
        slug: a line that names file, sheet and side.
        colour: of all of them.
    """

    crop: bool = False
    fold: bool = False
    registration: bool = False
    collation: bool = False
    slug: bool = False
    colour: Colour = Colour.BLACK

    @classmethod
    def named(cls, names: Collection[str], colour: Colour = Colour.BLACK) -> Marks:
        """Those of these names, of :data:`MARKS`."""
        return cls(
            crop="crop" in names,
            fold="fold" in names,
            registration="registration" in names,
            collation="collation" in names,
            slug="slug" in names,
            colour=colour,
        )

    @property
    def some(self) -> bool:
        """Whether anything is drawn."""
        return self.crop or self.fold or self.registration or self.collation or self.slug


@value(kw_only=True)
class Imposition:
    """The whole of what is asked.

    Attributes:
        scheme: how sheets become a thing to read.
        sheet: the paper; which way it stands, ``orientation`` says.
        section: pages on one folded sheet, both sides counted: 4, 8, 16 or 32.
        signature: sheets put inside one another; 0 is the scheme's own: all of them
            when stitched, one when glued.
        columns: pages across a sheet that is not folded; 0 is as many as fit.
        rows: pages down such a sheet.
        thickness: of one sheet of the paper.
        cover: of the outermost sheet of a stitched booklet; None if all are alike.
        creep: how far the innermost leaf was seen to stand out, measured on a folded
            dummy; None: from ``thickness`` and ``cover``.
        milled: what is milled off the spine before it is glued.
        gutter: paper between pages that are cut apart; None: twice the bleed.
        bleed: how far art runs beyond the trim; None: as far as the file has it, to 3 mm.
        margins: what the machine cannot print.
        fit: whether pages are made smaller or larger to fill the sheet.
        safe: text nearer to the spine than this, after creep, is a finding.
    """

    scheme: Scheme
    sheet: Size
    orientation: Orientation = Orientation.AUTO
    binding: Binding = Binding.LEFT
    flip: Flip = Flip.SHORT
    section: int = 4
    signature: int = 0
    columns: int = 0
    rows: int = 0
    blanks: Blanks = Blanks.BEFORE_BACK
    thickness: Length = ZERO
    cover: Length | None = None
    creep: Length | None = None
    milled: Length = ZERO
    gutter: Length | None = None
    bleed: Length | None = None
    margins: Margins = Margins()
    fit: bool = False
    safe: Length = ZERO
    marks: Marks = Marks()
