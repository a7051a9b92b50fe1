"""The booklet's pages with the ids of their messages beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.geometry import Rect
from booklet.typeset.block import Block
from booklet.typeset.page import Placed
from booklet.typeset.proof import joined
from booklet.units import ZERO, Length
from booklet.values import changed
from layouts.proof.apart import apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.geometry import Size
    from booklet.text.line import Line
    from booklet.typeset.block import Brush
    from booklet.typeset.page import Page
    from booklet.typeset.proof import IdLabel, ProofWords
    from booklet.typeset.setting import Setting
    from booklet.typeset.text import Text


class Ids(Block):
    """Frames round messages, and a line from each to its id in the margin.

    Everything counts from the edge of the sheet where lines begin.

    Args:
        labels: of one page.
        column: where ids stand.
        page: what the page takes of the sheet.
        words: of proofs.
        setting: the theme has its looks and lengths.
    """

    def __init__(
        self,
        labels: Sequence[IdLabel],
        *,
        column: Rect,
        page: Rect,
        words: ProofWords,
        setting: Setting,
    ) -> None:
        super().__init__()
        self.labels = sorted(labels, key=lambda one: (-one.boxes[0].y1.pt, one.boxes[0].x0.pt))
        self.column, self.page = column, page
        self._around = Length(-setting.length("proof.marked"))
        self._weight = setting.length("proof.id.line")
        self._elbow = setting.length("proof.id.elbow")
        self._texts = [_text(one, words, setting) for one in self.labels]
        self._tops = self._stacked()

    def _stacked(self) -> list[float]:
        width = self.column.width.pt
        heights = [text.wrap(width, 0)[1] + text.space_after for text in self._texts]
        wanted = [
            self._frame(one.boxes[0]).y1.pt + text.leading / 2
            for one, text in zip(self.labels, self._texts, strict=True)
        ]
        low, high = self.column.y0.pt, self.column.y1.pt
        return apart(wanted, heights, lowest=low, highest=high)

    def paint(self, brush: Brush, x: float, top: float) -> None:
        del x, top  # it knows its places
        with brush.artifact():
            for label, text, high in zip(self.labels, self._texts, self._tops, strict=True):
                self._point_out(brush, label, high - text.leading / 2)
        for text, high in zip(self._texts, self._tops, strict=True):
            text.paint(brush, self.column.x0.pt, high)

    def _frame(self, box: Rect) -> Rect:
        """Round words, on their page."""
        return box.inset(self._around).within(self.page)

    def _point_out(self, brush: Brush, label: IdLabel, level: float) -> None:
        """Frames, and a line between two lines of text, where it crosses out no other words."""
        role, weight = f"proof.{label.standing}", self._weight
        frames = [self._frame(box) for box in label.boxes]
        for box in frames:
            brush.frame(box.x0.pt, box.y0.pt, box.width.pt, box.height.pt, role=role, weight=weight)
        begin = frames[0].y1.pt
        turn, end = self.page.x1.pt + self._elbow, self.column.x0.pt - self._elbow
        brush.rule(frames[0].x1.pt, begin, turn, begin, role=role, weight=weight)
        brush.rule(turn, begin, end, level, role=role, weight=weight)

    def lines_of_text(self) -> Iterator[Line]:
        for text in self._texts:
            yield from text.lines_of_text()


class Ground(Block):
    """A rectangle of one colour: a page's ground, or the margin beside it."""

    def __init__(self, role: str, *, width: float, height: float) -> None:
        super().__init__()
        self.role, self.width, self.height = role, width, height

    def paint(self, brush: Brush, x: float, top: float) -> None:
        with brush.artifact():
            brush.box(x, top - self.height, self.width, self.height, role=self.role)


def with_ids(
    page: Page, labels: Sequence[IdLabel], words: ProofWords, setting: Setting, *, trim: Size
) -> Page:
    """A page on a sheet, at the edge where lines begin, and the ids of its messages beside it.

    Args:
        page: of the booklet.
        labels: its messages.
        words: of proofs.
        setting: of the sheet, in English.
        trim: size of the page.
    """
    sheet, edge = setting.geometry.trim, trim.width.pt
    height = sheet.height.pt
    ground = Ground(page.design.ground or "paper", width=edge, height=trim.height.pt)
    # What the page has run over its edge ends there.
    margin = Ground("paper", width=sheet.width.pt - edge, height=height)
    return changed(
        page,
        design=changed(page.design, ground=""),
        placed=(Placed(ground, 0, trim.height.pt), *page.placed),
        furniture=(
            *page.furniture,
            Placed(margin, edge, height),
            *_beside(page, labels, words, setting, taken=Rect(ZERO, ZERO, trim.width, trim.height)),
        ),
        turned=sheet.width.pt if page.turned else page.turned,
    )


def _beside(
    page: Page, labels: Sequence[IdLabel], words: ProofWords, setting: Setting, *, taken: Rect
) -> Iterator[Placed]:
    """What the page is at the head, what the signs mean at the foot, the ids between them."""
    sheet = setting.geometry.trim
    column = setting.geometry.design("ids").frame.on(sheet, spine_at_start=True)
    said = words.ids.fill(page=setting.number(page.number), section=page.running_title)
    signs = [words.legend.fill(sign=one.sign, word=one.word) for one in words.standings.values()]
    texts = (said, joined(words.notes, signs))
    head, foot = (setting.text(one, "proof.head", tag=None) for one in texts)
    for text in (head, foot):
        text.wrap(column.width.pt, 0)
    yield Placed(head, column.x0.pt, column.y1.pt)
    yield Placed(foot, column.x0.pt, column.y0.pt + foot.height)
    gap = setting.length("proof.gap")
    bottom, top = column.y0 + Length(foot.height + gap), column.y1 - Length(head.height + gap)
    free = Rect(column.x0, bottom, column.x1, top)
    ids = Ids(labels, column=free, page=taken, words=words, setting=setting)
    yield Placed(ids, 0, sheet.height.pt)


def _text(label: IdLabel, words: ProofWords, setting: Setting) -> Text:
    sign = words.standings[label.standing].sign
    said = words.id.fill(sign=sign, number=str(label.number), id=label.context)
    return setting.text(said, f"proof.id.{label.standing}", tag=None)
