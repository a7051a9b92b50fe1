"""What a file was meant to be: plain data, so that it can be told to a process apart."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from booklet.preflight.limits import Limits
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from booklet.geometry import Size
    from booklet.preflight.fold_values import Folding
    from booklet.preflight.trace import Trace, Worded


class Purpose(Enum):
    """What becomes of a file."""

    SCREEN = "screen"  # read on a screen or by a screen reader
    PRESS = "press"  # cut and bound by a commercial printer
    SHEETS = "sheets"  # imposed: printed and folded
    PLATES = "plates"  # imposed for a commercial press


@value(kw_only=True)
class Meant:
    """What is known of a file besides the file.

    Attributes:
        purpose: what becomes of it; None: the file itself must tell.
        edition: name of the edition; empty for a file made elsewhere.
        printer: name of the printer's profile; empty for none.
        colour: ``rgb`` or ``cmyk``; empty if nobody said.
        mono: whether it is in one ink, and little of it.
        trim: size of a finished page; None if nobody said.
        conforms: standards that the file keeps: ``ua1``, ``2a``, ``x4``.
        language: BCP 47 tag; empty if unknown.
        title: of the booklet; empty if unknown.
        words: every passage of the content; empty for a file made elsewhere.
        swatches: the theme's colours by role, as ``#rrggbb``.
        trace: what was placed where, and from which line of content; None for a file made
            elsewhere.
        limits: figures, severities and exemptions.
        whole: whether the file is the whole booklet, not its cover, its inside or a story alone.
        right_to_left: whether it is bound on the right.
        folding: how imposed sheets are folded and bound; None if nobody said.
        reader: the file whose pages lie on the sheets; empty if it is not at hand.
    """

    purpose: Purpose | None = None
    edition: str = ""
    printer: str = ""
    colour: str = ""
    mono: bool = False
    trim: Size | None = None
    conforms: tuple[str, ...] = ()
    language: str = ""
    title: str = ""
    words: tuple[Worded, ...] = ()
    swatches: Mapping[str, str] = {}
    trace: Trace | None = None
    limits: Limits = Limits()
    whole: bool = True
    right_to_left: bool = False
    folding: Folding | None = None
    reader: bytes = b""
