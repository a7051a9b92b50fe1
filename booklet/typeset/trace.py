"""Following words on to the pages: which of them stand where, exactly.

Words go through layouts in many ways: as passages, filled into patterns, as lines of text, in
text alternatives and descriptions of links. So each message is put between two characters for
private use, which say which it is; a :class:`TracedSetting` takes them out again before
anything is shaped, and notes where in a paragraph they were. Pages are as they would be
without. Nothing of it is ever painted.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from booklet.text.style import StyledRun
from booklet.typeset.fill import Filler
from booklet.typeset.marks import Span, read, unmarked
from booklet.typeset.setting import Setting
from booklet.typeset.text import Text
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.model.content import Booklet
    from booklet.source.passage import Passage
    from booklet.source.photograph import Photo
    from booklet.source.svg import Drawing
    from booklet.text.line import Line
    from booklet.text.paragraph import Paragraph
    from booklet.text.style import InlineMark
    from booklet.typeset.block import Anchor, Block, Tag
    from booklet.typeset.compose import Composition
    from booklet.typeset.page import Page, Placed
    from booklet.typeset.text import Look

    Box = tuple[float, float, float, float]


@value(by_identity=True)
class SetText:
    """A paragraph, or the piece of one that stands on a page.

    Attributes:
        page: where it stands.
        home: the block, running head or folio that the page holds and it is part of.
        is_furniture: whether it stands beside the content.
        text: as a layout made it, before it was divided between pages.
        lines: each with the x of its near edge and the y of its baseline, in points.
        spans: the messages in the whole paragraph.
    """

    page: Page
    home: Placed
    is_furniture: bool
    text: Text
    lines: tuple[tuple[Line, float, float], ...]
    spans: tuple[Span, ...]


@value(by_identity=True)
class Spoken:
    """Words on a page that are heard and not seen: a text alternative, what a link says.

    Attributes:
        page: where it stands.
        index: of the message.
        box: of the picture or the words, in points from the edge where lines begin:
            x, y, width, height.
        is_alternative: whether they stand for a picture.
    """

    page: Page
    index: int
    box: Box
    is_alternative: bool


@value(by_identity=True)
class Spill:
    """A block that has no room on its page; what a build would stop at.

    Attributes:
        block: which.
        page: number of the page.
        room: that it has there, points.
    """

    block: Block
    page: int
    room: float


class TracedSetting(Setting):
    """A setting that knows which message each of its paragraphs is of.

    What does not fit is noted, and set all the same.

    Attributes:
        spans: the messages in each paragraph.
        spills: what had no room.
    """

    def __init__(self, booklet: Booklet, **options: Any) -> None:  # noqa: ANN401 - as of a setting
        self.spans: dict[Paragraph, tuple[Span, ...]] = {}
        self.spills: list[Spill] = []
        self._made: list[Text] = []
        super().__init__(booklet, **options)

    def text(
        self,
        words: Passage | str,
        look: str,
        *,
        tag: str | Tag | None = "P",
        anchor: Anchor | None = None,
        align: str = "start",
        mark: InlineMark | None = None,
    ) -> Text:
        """Set a passage, as in any setting."""
        made = super().text(words, look, tag=tag, anchor=anchor, align=align, mark=mark)
        self._made.append(made)
        return made

    def filler(self, first_page: int) -> Filler:
        """What fills pages, and over their ends."""
        return _Lenient(self, first_page)

    def text_of(self, block: Block, line: Line) -> Text:
        """The paragraph that a line is of, as the layout made it.

        Args:
            block: that painted the line: the paragraph, a piece of it, or one that keeps
                paragraphs to itself, as a line of the contents does.
            line: as it was painted.
        """
        if isinstance(block, Text):
            origin = block.origin
            assert isinstance(origin, Text)
            return origin
        return next(text for text in reversed(self._made) if line in text.lines)

    def _paragraph(self, runs: list[StyledRun], look: Look) -> Paragraph:
        texts, spans = read([run.text for run in runs])
        plain = [
            StyledRun(text, run.style, run.lang, run.mark)
            for text, run in zip(texts, runs, strict=True)
        ]
        paragraph = super()._paragraph(plain, look)
        self.spans[paragraph] = spans
        return paragraph

    def _look_for(self, words: Passage | str, name: str) -> Look:
        return super()._look_for(unmarked(words if isinstance(words, str) else words.plain), name)

    def _leading_of_script(self, title: str) -> float:
        return super()._leading_of_script(unmarked(title))


class _Lenient(Filler):
    """Fills pages as they would be filled, and over their ends."""

    def __init__(self, setting: TracedSetting, first_page: int) -> None:
        super().__init__(setting.geometry, first_page=first_page)
        self._spills = setting.spills

    def refuse(self, block: Block, room: float) -> None:
        self._spills.append(Spill(block, self.current.number, room))


def trace(
    composition: Composition, setting: TracedSetting
) -> tuple[tuple[SetText, ...], tuple[Spoken, ...]]:
    """Every paragraph of a composition on its page, and what is heard there."""
    seen: list[SetText] = []
    heard: list[Spoken] = []
    for page in composition.pages:
        for placed in (*page.placed, *page.furniture):
            brush = _Brush(page, placed, setting, is_furniture=placed in page.furniture)
            placed.block.paint(brush, placed.x, placed.top)
            seen += brush.seen
            heard += brush.heard
    return tuple(seen), tuple(heard)


class _Brush:
    """Notes what blocks would paint."""

    def __init__(
        self, page: Page, home: Placed, setting: TracedSetting, *, is_furniture: bool
    ) -> None:
        self.on, self.home, self.setting = page, home, setting
        self.is_furniture = is_furniture
        self.seen: list[SetText] = []
        self.heard: list[Spoken] = []
        self._shown: list[Box] = []
        self._said: set[InlineMark] = set()

    @contextmanager
    def tagged(self, block: Block) -> Iterator[None]:
        self._shown = []
        yield
        if block.tag is not None and block.tag.alt and self._shown:
            self._hear(block.tag.alt, _around(self._shown), is_alternative=True)

    @contextmanager
    def artifact(self) -> Iterator[None]:
        yield

    def lines(self, block: Block, lines: Sequence[tuple[Line, float, float]]) -> None:
        by_text: dict[Text, list[tuple[Line, float, float]]] = {}
        for one in lines:
            by_text.setdefault(self.setting.text_of(block, one[0]), []).append(one)
            self._note_links(*one)
        for text, own in by_text.items():
            spans = self.setting.spans[text.whole]
            self.seen.append(
                SetText(self.on, self.home, self.is_furniture, text, tuple(own), spans)
            )

    def _note_links(self, line: Line, x: float, y: float) -> None:
        for mark in {segment.mark for segment in line.segments}:
            if mark is not None and mark.description and mark not in self._said:
                self._said.add(mark)
                box = (x, y + line.ink_bottom, line.width, line.ink_top - line.ink_bottom)
                self._hear(mark.description, box, is_alternative=False)

    def _hear(self, words: str, box: Box, *, is_alternative: bool) -> None:
        for span in read([words])[1]:
            self.heard.append(Spoken(self.on, span.index, box, is_alternative))

    def drawing(
        self, drawing: Drawing, x: float, y: float, *, width: float, height: float = 0.0
    ) -> None:
        size = drawing.size
        self._shown.append((x, y, width, height or width * (size.height / size.width)))

    def photograph(self, photo: Photo, x: float, y: float, *, width: float, height: float) -> None:
        del photo
        self._shown.append((x, y, width, height))

    def box(
        self, x: float, y: float, width: float, height: float, *, role: str, radius: float = 0
    ) -> None:
        """Nothing that says anything."""

    def frame(
        self, x: float, y: float, width: float, height: float, *, role: str, weight: float
    ) -> None:
        """Nothing that says anything."""

    def rule(self, x0: float, y0: float, x1: float, y1: float, *, role: str, weight: float) -> None:
        """Nothing that says anything."""

    def arrive(self, anchor: Anchor, top: float) -> None:
        """The words of the outline are on the page too."""

    def lead(self, *_: object, **__: object) -> None:
        """What is heard of it is what its picture says."""

    def page(self, view: object, x: float, y: float, *, scale: float) -> None:
        """A picture of a page: its words are those of another place."""

    def stock(self, flowable: object, x: float, y: float, *, width: float) -> None:
        """What ReportLab sets is none of ours."""


def _around(
    boxes: Sequence[Box],
) -> Box:
    """The smallest box around some: x, y, width, height."""
    x, y = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(x + w for x, _, w, _ in boxes), max(y + h for _, y, _, h in boxes)
    return x, y, right - x, top - y
