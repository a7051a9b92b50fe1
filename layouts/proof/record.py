"""A message in a proof: what it is and how it stands, its words, and its place on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.geometry import Rect
from booklet.typeset.block import Anchor, Tag
from booklet.typeset.boxes import Box, Row, Space, Stack
from booklet.typeset.proof import STANDINGS, joined
from booklet.typeset.view import PageView, View
from booklet.units import ZERO, Length
from layouts.proof.cells import Cells
from layouts.proof.label import Gauge, label, label_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.source.passage import Passage
    from booklet.typeset.block import Block
    from booklet.typeset.proof import Place, Proof, ProofMessage, ProofWords, Used
    from booklet.typeset.setting import Setting


class Records:
    """Sets messages as rows of a table.

    Args:
        proof: what they are of.
        words: of proofs.
        setting: in English; words of the language are set by the proof’s own.
    """

    def __init__(self, proof: Proof, words: ProofWords, setting: Setting) -> None:
        self.proof, self.words, self.setting = proof, words, setting
        self._label = max(label_width(words.standings[one], setting) for one in STANDINGS)
        self._room = setting.length("proof.gauge")

    def head(self) -> Block:
        """What stands in each column; the first one is above the others."""
        words, setting = self.words, self.setting
        same = self.proof.translation.direction == setting.direction
        language = setting.text(self.proof.language, "proof.head", align="start" if same else "end")
        english, shown = (setting.text(one, "proof.head") for one in (words.english, words.shown))
        cells = [self._head_cell([one]) for one in (english, language, shown)]
        head = Stack([self._head_cell([Space(0)]), self._cells(cells)], tag=Tag("TR"))
        head.keep_with_next = True
        return head

    def row(self, message: ProofMessage) -> Block:
        """A message: how it stands, and below that its words and its place."""
        bar = Box(
            bar=f"proof.{message.standing}",
            bar_width=self.setting.length("proof.bar"),
            across=self.setting.length("proof.bar.across"),
        )
        scope = Tag("TH", attributes={"Table": {"Scope": "Row"}})
        above = Stack(list(self._above(message)), tag=scope)
        cells = self._cells(
            [self._english(message), self._translated(message), self._shown(message)]
        )
        cells.space_before = self.setting.length("proof.inside")
        row = Stack([above, cells], tag=Tag("TR"), box=bar, anchor=Anchor(f"m{message.number}"))
        row.space_before = row.space_after = self.setting.length("proof.record.gap")
        return row

    # -- cells ------------------------------------------------------------------------------

    def _head_cell(self, blocks: Sequence[Block]) -> Stack:
        return Stack(blocks, tag=Tag("TH", attributes={"Table": {"Scope": "Column"}}))

    def _cells(self, cells: Sequence[Stack]) -> Cells:
        english, translated, shown = cells
        picture = self.setting.length("proof.picture")
        gap = self.setting.length("proof.gap")
        return Cells([(english, 0), (translated, 0), (shown, picture)], gap=gap)

    def _above(self, message: ProofMessage) -> Iterator[Block]:
        setting, words = self.setting, self.words
        standing = label(message.standing, words, setting)
        name = words.message.fill(number=str(message.number), id=message.context)
        line: list[tuple[Block, float]] = [
            (standing, self._label),
            (setting.text(name, "proof.id"), 0),
        ]
        if message.used:
            line.append((self._used(message.used, message.standing), self._room))
        yield Row(line, gap=setting.length("proof.gap"), align="baseline")
        yield setting.text(joined(words.notes, self._notes(message)), "proof.note")
        for one in message.found:
            severity = words.severities[one.severity]
            said = words.finding.fill(severity=severity, code=one.code, message=one.message)
            yield setting.text(said, f"proof.{one.severity}")
            if one.severity == "error" and one.hints:
                yield setting.text(one.hints[0], "proof.note")

    def _notes(self, message: ProofMessage) -> Iterator[str]:
        words, used = self.words, message.used
        yield from message.notes
        if message.places and not message.places[0].is_seen:
            yield words.heard
        yield from self._also(message)
        if used and used.characters:
            yield words.letters.fill(letters=str(used.characters))
        yield message.where

    def _also(self, message: ProofMessage) -> Iterator[str]:
        """Other pages; a title is in many running heads."""
        here = {place.label for place in message.places}
        labels = dict.fromkeys(place.label for place in message.others if place.is_seen)
        others = [one for one in labels if one not in here]
        few = int(self.setting.length("proof.also"))
        if others:
            said = self.words.also if len(others) <= few else self.words.also_often
            yield said.fill(pages=joined(self.words.pages, others[:few]))

    def _used(self, used: Used, standing: str) -> Block:
        words, lines = self.words, str(used.lines)
        if used.most is None:
            said = words.open_room.fill(lines=lines)
            return self.setting.text(said, "proof.note", align="end")
        said = words.room.fill(lines=lines, most=str(used.most))
        role = f"proof.{standing}" if used.lines <= used.most else "proof.error"
        height = self.setting.length("proof.gauge.height")
        gauge = Gauge(used.lines / used.most, role=role, height=height)
        return Stack([self.setting.text(said, "proof.note", align="end"), gauge])

    def _english(self, message: ProofMessage) -> Stack:
        blocks: list[Block] = [self.setting.text(message.source, "proof.words")]
        if message.old_source:
            where = message.source.location
            was = self.words.was.weave(where, english=message.old_source)
            blocks.append(self.setting.text(was, "proof.note"))
        return Stack(blocks, tag=Tag("TD"))

    def _translated(self, message: ProofMessage) -> Stack:
        blocks: list[Block] = []
        for form, passage in message.forms:
            if form:
                said = self.words.form.fill(form=form)
                blocks.append(self.setting.text(said, "proof.note", tag=self._in_english()))
            if passage is None:
                said = self.words.not_translated
                blocks.append(self.setting.text(said, "proof.note", tag=self._in_english()))
            else:
                blocks.append(self._in_language(passage))
        attributes = None
        if self.proof.translation.direction != self.setting.direction:
            attributes = {"Layout": {"WritingMode": "RlTb"}}
        return Stack(blocks, tag=Tag("TD", lang=self.proof.tag, attributes=attributes))

    def _in_english(self) -> Tag:
        return Tag("P", lang=self.setting.language)

    def _in_language(self, passage: Passage) -> Block:
        text = self.proof.translation.text(passage, "proof.words")
        text.page = self.setting.direction  # it stands on a page that is read as English is
        return text

    # -- pictures ---------------------------------------------------------------------------

    def _shown(self, message: ProofMessage) -> Stack:
        blocks: list[Block] = [self._picture(place, message) for place in message.places]
        for block in blocks[1:]:
            block.space_before = self.setting.length("proof.inside")
        if not blocks:
            blocks = [self.setting.text(self.words.not_set, "proof.note")]
        return Stack(blocks, tag=Tag("TD"))

    def _picture(self, place: Place, message: ProofMessage) -> Block:
        setting, trim = self.setting, self.proof.trim
        box = place.box.inset(Length(-setting.length("proof.marked")))
        window = self._window(box)
        view = View(place.page, trim, window, (box.within(window),))
        return PageView(
            view,
            alt=self.words.picture.fill(page=place.label, number=str(message.number)),
            role=f"proof.{message.standing}",
            weight=setting.length("proof.frame"),
        )

    def _window(self, box: Rect) -> Rect:
        """The page as far as the words reach, and something around them.

        Words that run over the page's edge are seen there, down to the height of a page.
        """
        setting, trim = self.setting, self.proof.trim
        around, least = (Length(setting.length(f"proof.{one}")) for one in ("around", "least"))
        more = max(Length((least - box.height).pt / 2), around)
        top = max(box.y1, min(trim.height, box.y1 + more))
        bottom = min(box.y0, max(ZERO, box.y0 - more))
        return Rect(ZERO, max(bottom, top - trim.height), trim.width, top)
