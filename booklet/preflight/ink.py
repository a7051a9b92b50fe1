"""How much ink lies where: total area coverage, and what each ink covers of a page.

Ink is measured on pages as they print, after overprint, knockout and transparency, in steps
of 0.4 % an ink and at 72 pixels an inch unless asked otherwise. At the rim of a shape a pixel
is shared, and holds the mean of both sides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.patches import patches, pixels_in
from booklet.preflight.render import SCREEN_DPI, PageImages
from booklet.preflight.render_places import box_of, pixels_of
from booklet.values import value

if TYPE_CHECKING:
    from typing import Self

    from PIL.Image import Image

    from booklet.geometry import Rect
    from booklet.preflight.patches import Run

INKS = ("cyan", "magenta", "yellow", "black")
_SOLID = 255


@value(by_identity=True)
class Plates:
    """A page as four printing plates; 255 is solid ink.

    Attributes:
        inks: one grey picture for each of :data:`INKS`.
        sheet: what they show, in default user space.
    """

    inks: tuple[Image, Image, Image, Image]
    sheet: Rect


@value
class InkArea:
    """A patch with more ink than it should have.

    Attributes:
        box: around it, in default user space.
        square_mm: how large it is.
        mean: the total of the four inks, per cent, over the patch.
        peak: the most, per cent.
    """

    box: Rect
    square_mm: float
    mean: float
    peak: float


class InkPages:
    """The pages of a file as plates, made when asked for.

    Attributes:
        profile: ICC profile of the press that the file names; None if it names none, and
            then what RGB would be on paper is only guessed.
    """

    def __init__(self, data: bytes) -> None:
        from booklet.preflight.ink_separate import Separations

        separations = Separations(data)
        self.profile = separations.profile
        self._colours = PageImages(separations.first)
        self._blacks = PageImages(separations.second)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back what PDFium holds."""
        self._colours.close()
        self._blacks.close()

    def plates(self, index: int, *, dpi: float = SCREEN_DPI) -> Plates:
        """The plates of a page, whole sheet."""
        from PIL import ImageChops

        cyan, magenta, yellow = ImageChops.invert(self._colours.image(index, dpi=dpi)).split()
        black = ImageChops.invert(self._blacks.image(index, dpi=dpi).getchannel("R"))
        return Plates((cyan, magenta, yellow, black), self._colours.box(index))


def coverage(plates: Plates, *, within: Rect | None = None) -> tuple[float, float, float, float]:
    """What part of the page each ink covers, per cent: a solid half is 50.

    Args:
        plates: of the page.
        within: the part of the sheet to measure, usually the trim; None: all of it.
    """
    from PIL import ImageStat

    means = []
    for ink in plates.inks:
        shown = ink.crop(pixels_of(within, sheet=plates.sheet, image=ink)) if within else ink
        means.append(
            ImageStat.Stat(shown).mean[0] * 100 / _SOLID if shown.width and shown.height else 0.0
        )
    return means[0], means[1], means[2], means[3]


def total(plates: Plates) -> Image:
    """The four inks together as a picture of whole numbers; 255 for each 100 %."""
    from PIL import ImageMath

    cyan, magenta, yellow, black = plates.inks
    added: Image = ImageMath.lambda_eval(
        lambda inks: inks["c"] + inks["m"] + inks["y"] + inks["k"],
        c=cyan, m=magenta, y=yellow, k=black,
    )  # fmt: skip
    return added


def heavy_areas(
    plates: Plates, *, limit: float, square_mm: float, within: Rect | None = None
) -> tuple[InkArea, ...]:
    """Patches with more ink than a limit, the heaviest first.

    Args:
        plates: of the page.
        limit: total of the four inks, per cent; exactly the limit is not over it. Allowed for
            is the rounding of four inks to 8 bits.
        square_mm: patches smaller than this do not count.
        within: the part of the sheet to look at, usually the bleed.
    """
    from PIL import ImageMath

    ink = total(plates)
    if within:
        ink = _only(ink, pixels_of(within, sheet=plates.sheet, image=ink))
    least = limit * _SOLID / 100 + 2
    _, most = ink.getextrema()
    assert not isinstance(most, tuple), "a picture of single numbers"
    if most <= least:
        return ()
    over: Image = ImageMath.lambda_eval(lambda given: (given["t"] > least) * 255, t=ink).convert(
        "L"
    )
    pixel = (plates.sheet.width.mm / ink.width) * (plates.sheet.height.mm / ink.height)
    found = [
        _measured(patch, ink, plates.sheet, pixel)
        for patch in patches(over)
        if pixels_in(patch) * pixel >= square_mm
    ]
    return tuple(sorted(found, key=lambda area: -area.mean))


def _only(ink: Image, pixels: tuple[int, int, int, int]) -> Image:
    from PIL.Image import new

    kept = new("I", ink.size, 0)
    kept.paste(ink.crop(pixels), pixels)
    return kept


def _measured(patch: list[Run], ink: Image, sheet: Rect, pixel: float) -> InkArea:
    left, right = min(run[1] for run in patch), max(run[2] for run in patch)
    top, bottom = patch[0][0], patch[-1][0] + 1
    amount, peak = 0, 0
    for row, begin, end in patch:
        values = list(memoryview(ink.crop((begin, row, end, row + 1)).tobytes()).cast("i"))
        amount += sum(values)
        peak = max(peak, *values)
    size = pixels_in(patch)
    return InkArea(
        box_of((left, top, right, bottom), sheet=sheet, image=ink),
        size * pixel,
        amount / size * 100 / _SOLID,
        peak * 100 / _SOLID,
    )
