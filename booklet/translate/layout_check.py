"""Findings of the real layout: what a translation has too many words for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.diagnostics import BookletError
from booklet.l10n.codes import diagnose
from booklet.l10n.messages import short
from booklet.translate.fitting import Fitting, cut, plain
from booklet.translate.overflow import Fault, grown_sections, overflows
from booklet.translate.pages import set_pages
from booklet.typeset.overfull import too_tall
from booklet.typeset.page import TooTall

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from booklet.diagnostics import Diagnostic, Location
    from booklet.geometry import Rect
    from booklet.l10n.catalogue import Catalogue, Entry, Key
    from booklet.l10n.messages import Words
    from booklet.translate.fitting import Fit
    from booklet.translate.overflow import Overflow
    from booklet.translate.pages import Pages
    from booklet.translate.workspace import Workspace

_CODES = {
    Fault.SMALLER: "K051",
    Fault.RUNS_OVER: "K052",
    Fault.WORD: "K054",
}
_SHOWN = 80


class LayoutCheck:
    """A translation beside the English, both set.

    Args:
        space: of the locale.
        catalogue: its words, as they stand in the file.
        english: the source set.
    """

    def __init__(self, space: Workspace, catalogue: Catalogue, *, english: Pages) -> None:
        self.space, self.catalogue, self.english = space, catalogue, english
        counts = {one.key: one.slot.count for one in space.messages}
        self._forms = {
            key: space.facts.plural(count) if count is not None else 0
            for key, count in counts.items()
        }
        self._can_mend = [
            key for key, entry in catalogue.entries.items() if key in counts and entry.is_translated
        ]

    def told(self) -> tuple[list[Diagnostic], list[str]]:
        """Everything that has no room, or less than in English, in the order of lines.

        Returns:
            Findings, and what no translator can mend, but should know.
        """
        try:
            pages = self._set({})
        except BookletError as error:
            return list(error.diagnostics), []
        # A running head is told once, not of every page.
        wrong = {(one.fault, frozenset(one.uses)): one for one in reversed(self._wrong(pages))}
        found = [one for over in wrong.values() for one in self._told(over, pages)]
        full = [one for one in self._wrong(pages) if one.fault is Fault.FULL]
        found += self._full(pages, self.fits(pages, full) if full else ())
        found += self._grown(pages)
        found.sort(key=lambda one: one.location.line if one.location else 0)
        return found, list(self._remarks(wrong.values()))

    def _set(self, cuts: Mapping[Key, int]) -> Pages:
        assert self.space.layouts is not None

        def shortened(key: Key, words: Words) -> Words:
            return cut(words, cuts[key], self.space.tag) if key in cuts else words

        return set_pages(
            self.space.project,
            self.space.content,
            self.space.layouts,
            tag=self.space.tag,
            rewrite=shortened if cuts else None,
        )

    def _wrong(self, pages: Pages) -> tuple[Overflow, ...]:
        return overflows(pages, self.english, blamed=self._can_mend)

    def fits(self, pages: Pages, full: Iterable[Overflow]) -> tuple[Fit, ...]:
        """The longest texts that fit into places that are too full."""
        fitting = Fitting(
            pages.words,
            lambda cuts: tuple(
                one for one in self._wrong(self._set(cuts)) if one.fault is Fault.FULL
            ),
            language=self.space.tag,
        )
        return fitting.fits(full)

    def _remarks(self, wrong: Iterable[Overflow]) -> Iterator[str]:
        """Pages that are otherwise because lines of the script are further apart."""
        script = [one for one in wrong if one.fault is Fault.SCRIPT]
        for one in sorted(script, key=lambda one: one.page):
            done = f"set at {100 * one.scale:.0f} %" if one.scale < 1 else "runs over"
            yield f"  {self.space.tag}: page {one.page} {done} for the script, not for its words"

    def _told(self, over: Overflow, pages: Pages) -> Iterator[Diagnostic]:
        """What is to be said of a place, but of one that is too full."""
        if over.fault in _CODES:
            key = over.uses[0][0]
            found = over.word or short(plain(pages.words[key]))
            yield from self._diagnosed(_CODES[over.fault], key, found=found, **_said(over, pages))

    def _full(self, pages: Pages, fits: Iterable[Fit]) -> Iterator[Diagnostic]:
        """What has no room, and how much of it would have."""
        spilt = {spill.page: spill for spill in reversed(pages.setting.spills)}
        for fit in fits:
            if fit.text or fit.over.page not in spilt:
                said = {"found": short(fit.whole), "fits": _fits(fit)}
                yield from self._diagnosed("K050", fit.key, **said, **_said(fit.over, pages))
                spilt.pop(fit.over.page, None)
        # It is no translation that is too long: the locale's own content, or English.
        for spill in spilt.values():
            yield too_tall(TooTall(spill.block, spill.room))

    def _grown(self, pages: Pages) -> Iterator[Diagnostic]:
        for section, before, here in grown_sections(pages, self.english):
            key = next((key for key in self._can_mend if key[0] == f"{section}.title"), None)
            if key is not None:
                found = short(plain(pages.words[key]))
                yield from self._diagnosed("K053", key, found=found, pages=here, english=before)

    def _diagnosed(self, code: str, key: Key, **found: object) -> Iterator[Diagnostic]:
        entry = self.catalogue.entries[key]
        made = diagnose(code, self._where(entry), **found)
        if made.severity == "error" or "ignore-room" not in entry.flags:
            yield made

    def _where(self, entry: Entry) -> Location:
        form = min(self._forms[entry.key], len(entry.translations) - 1)
        return self.catalogue.location(entry, form if entry.lines else None)


def _said(over: Overflow, pages: Pages) -> dict[str, object]:
    return {
        "page": over.page,
        "lines": _lines(over.lines),
        "english": _lines(over.english),
        "scale": round(100 * over.scale),
        "measure": round(over.measure.mm),
        "done": _done(over),
        "box": _box(over.box, pages),
    }


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"


def _box(box: Rect, pages: Pages) -> str:
    """A box as one measures it on a printed page."""
    above = pages.setting.geometry.trim.height - box.y1
    return (
        f"{box.width.mm:.0f} × {box.height.mm:.0f} mm,"
        f" {box.x0.mm:.0f} mm from the left and {above.mm:.0f} mm from the head"
    )


def _done(over: Overflow) -> str:
    if over.scale < 1:
        return f"was set at {100 * over.scale:.0f} % of its size"
    return "was cut"


def _fits(fit: Fit) -> str:
    """How far a text fits, so that somebody can find the place."""
    counted = f"{len(fit.text)} of {len(fit.whole)} characters"
    if not fit.text:
        return "not one word of it fits: shorten what else stands there"
    if len(fit.text) <= _SHOWN:
        return f"the longest beginning that fits has {counted}: “{fit.text}”"
    end = fit.text[-_SHOWN // 2 :].partition(" ")[2] or fit.text[-_SHOWN // 2 :]
    return f"the longest beginning that fits has {counted} and ends “… {end}”"
