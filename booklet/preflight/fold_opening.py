"""A face of the folded booklet, with the page that the reader's file has there beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.fold_geometry import Box, boxed, inverse, rect, then
from booklet.preflight.fold_values import Misfit
from booklet.units import Length
from booklet.values import value

if TYPE_CHECKING:
    from booklet.preflight.fold_binding import Place
    from booklet.preflight.fold_pages import Page
    from booklet.preflight.fold_reading import Printed
    from booklet.preflight.fold_values import Folding


@value(by_identity=True)
class Opening:
    """A face and all that is needed to judge it.

    Attributes:
        folding: how the booklet is made.
        place: the face.
        printed: the side of the sheet on which it is.
        sheet_page: that side's page in the imposed file, from 1.
        page: that should be seen; None for a blank.
    """

    folding: Folding
    place: Place
    printed: Printed
    sheet_page: int
    page: Page | None

    def misfit(
        self,
        code: str,
        message: str,
        *,
        expected: str,
        found: str,
        box: Box | None = None,
        off: float | None = None,
    ) -> Misfit:
        """Something that is wrong here.

        Args:
            code: of the rule.
            message: what, after the name of the page or leaf.
            expected: by the reader's file.
            found: on the sheet.
            box: in the page frame; None for all that is visible.
            off: in points.
        """
        back = then(inverse(self.place.face.view), self.printed.to_page)
        return Misfit(
            code=code,
            message=f"{self.name}{message}",
            expected=expected,
            found=found,
            sheet_page=self.sheet_page,
            place=rect(boxed(box or self.place.visible, back)),
            leaf=self.place.leaf,
            side=self.place.side,
            page=self.page.number if self.page else None,
            off=None if off is None else Length(off),
        )

    @property
    def name(self) -> str:
        """``leaf 3 verso, page 6: ``."""
        what = f"page {self.page.number}" if self.page else "a blank"
        return f"leaf {self.place.leaf} {self.place.side}, {what}: "
