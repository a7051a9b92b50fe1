"""Holds two files against one another: the stages of a comparison in their order."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from booklet.compare import looks, placing, unseen
from booklet.compare.align import Appearance, aligned
from booklet.compare.areas import Erased, areas_of
from booklet.compare.findings import (
    Aspect,
    Compared,
    Comparison,
    Difference,
    Paired,
    Piece,
    Side,
    Standing,
)
from booklet.compare.form import form
from booklet.compare.reading import Reading
from booklet.compare.targets import Targets, facts
from booklet.compare.telling import changes, text_of
from booklet.compare.wording import matched
from booklet.preflight.objects import dictionary, entry
from booklet.preflight.render import PageImages
from booklet.preflight.rules.saying import counted
from booklet.values import changed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.compare.splitting import Word
    from booklet.preflight.examined import Examined

_ORDER = tuple(Aspect)
_FIRST_WORDS = 12


class Opened:
    """A file with its words and pictures, each had when it is first asked for.

    Attributes:
        examined: its objects.
    """

    def __init__(self, examined: Examined) -> None:
        self.examined = examined

    @cached_property
    def reading(self) -> Reading:
        """Its words."""
        return Reading(self.examined)

    @cached_property
    def images(self) -> PageImages:
        """Its pages as pictures."""
        return PageImages(self.examined.data)

    @cached_property
    def labels(self) -> list[str]:
        """The numbers readers see."""
        return _labels(self.examined)

    def appearances(self) -> list[Appearance]:
        """What each page is known by."""
        found = []
        by_page: dict[int, list[str]] = defaultdict(list)
        for word in self.reading.words:
            by_page[word.page].append(word.text)
        for page in self.examined.pages:
            seen = looks.shown(self.images, page, looks.resolution(page))
            words = by_page[page.number]
            found.append(Appearance(words, digest=looks.digest(seen), thumb=looks.thumb(seen)))
        return found


def compare(old: Opened, new: Opened) -> Comparison:
    """All in which two files differ; both can be read."""
    if old.examined.data == new.examined.data:
        return _identical(old, new)
    return _Comparing(old, new).comparison()


def _identical(old: Opened, new: Opened) -> Comparison:
    """The same bytes: nothing needs to be looked at."""
    pages = [
        Paired(standing=Standing.KEPT, old=at, new=at, old_label=label, new_label=label)
        for at, label in enumerate(old.labels, start=1)
    ]
    return Comparison(old=_named(old.examined), new=_named(new.examined), pages=tuple(pages))


class _Comparing:
    """Two files being compared."""

    def __init__(self, old: Opened, new: Opened) -> None:
        self.old, self.new = old, new
        was, later = old.appearances(), new.appearances()
        self.pairs = aligned(was, later)
        self.alike = {
            (pair.old, pair.new)
            for pair in self.pairs
            if pair.old and pair.new and was[pair.old - 1].digest == later[pair.new - 1].digest
        }
        self.page_of = {pair.old: pair.new for pair in self.pairs if pair.old and pair.new}
        self.words = matched(old.reading.words, new.reading.words)

    def comparison(self) -> Comparison:
        """What was found, in the order of the pages."""
        found = [*self._whole(), *self._in_words(), *self._unseen(), *self._seen(), *self._forms()]
        found = [one for one in found if not self._told_with_its_page(one)] + [*self._pages()]
        ranked = sorted(
            found, key=lambda one: (one.new_page or one.old_page or 0, _ORDER.index(one.aspect))
        )
        pages = tuple(self._labelled(pair) for pair in self.pairs)
        return Comparison(
            old=_named(self.old.examined),
            new=_named(self.new.examined),
            pages=pages,
            differences=tuple(ranked),
        )

    def _labelled(self, pair: Paired) -> Paired:
        return changed(
            pair,
            old_label=self.old.labels[pair.old - 1] if pair.old else "",
            new_label=self.new.labels[pair.new - 1] if pair.new else "",
        )

    def _whole(self) -> Iterator[Difference]:
        old, new = self.old.examined, self.new.examined
        yield from unseen.facts(facts(old), facts(new))
        before, after = Targets(old).outline(), Targets(new).outline()
        yield from unseen.outlines(before, after, self.page_of, self.new.labels)

    def _in_words(self) -> Iterator[Difference]:
        """Changed words."""
        yield from changes(self.words.hunks, self.old.reading.words, self.new.reading.words)

    def _pages(self) -> Iterator[Difference]:
        for pair in self.pairs:
            if pair.new is None and pair.old:
                yield _page_of_words(self.old, pair.old, Side.OLD)
            if pair.old is None and pair.new:
                yield _page_of_words(self.new, pair.new, Side.NEW)

    def _told_with_its_page(self, one: Difference) -> bool:
        """Whether a difference is only that its page came or went as a whole."""
        went = one.old_page is None or one.old_page not in self.page_of
        came = one.new_page is None or one.new_page not in self.page_of.values()
        return went and came and (one.old_page or one.new_page) is not None

    def _unseen(self) -> Iterator[Difference]:
        old, new = self.old.reading, self.new.reading
        pairs = self._same
        yield from unseen.roles(pairs)
        yield from unseen.languages(pairs)
        yield from unseen.links(pairs, self.page_of, self.new.labels)
        yield from unseen.alternatives(old.alternatives, new.alternatives)

    def _seen(self) -> Iterator[Difference]:
        moved = {pair.old for pair in self.pairs if pair.standing is Standing.MOVED and pair.old}
        elsewhere = [
            (self.old.reading.words[a], self.new.reading.words[b]) for a, b in self.words.moved
        ]
        yield from placing.moved(elsewhere, self.page_of, moved)
        yield from placing.reflowed(self._same, self.page_of)
        yield from placing.restyled(self._same)
        erased = Erased(self.old.reading, self.new.reading, self.words, self.page_of)
        for pair in self.pairs:
            if not (pair.old and pair.new):
                continue
            furniture = placing.furniture(
                self.old.reading.furniture.get(pair.old, ()),
                self.new.reading.furniture.get(pair.new, ()),
                (pair.old, pair.new),
            )
            if furniture:
                yield furniture
            if (pair.old, pair.new) not in self.alike:
                besides = erased.on(pair.old, pair.new, furniture)
                yield from areas_of(self.old, self.new, (pair.old, pair.new), besides)

    def _forms(self) -> Iterator[Difference]:
        """What holds for every page is told once."""
        old, new = self.old.examined.painted, self.new.examined.painted
        found: dict[tuple[str, tuple[Piece, ...]], list[Difference]] = defaultdict(list)
        for a, b in self.page_of.items():
            for one in form(old[a - 1], new[b - 1]):
                found[one.title, one.pieces].append(one)
        for (title, pieces), members in found.items():
            if len(members) == len(self.page_of) > 1:
                every = f"{title} of every page"
                yield Difference(aspect=Aspect.FORM, title=every, pieces=pieces)
            else:
                yield from members

    @property
    def _same(self) -> list[tuple[Word, Word]]:
        old, new = self.old.reading.words, self.new.reading.words
        return [(old[a], new[b]) for a, b in self.words.same]


def _page_of_words(file: Opened, page: int, side: Side) -> Difference:
    """A page that came or went, by how it begins."""
    words = [word for word in file.reading.words if word.page == page]
    more = " …" if len(words) > _FIRST_WORDS else ""
    is_new = side is Side.NEW
    return Difference(
        aspect=Aspect.WORDS,
        title=f"the whole page, {counted(len(words), 'word')}",
        pieces=(Piece(side, text_of(words[:_FIRST_WORDS]) + more),) if words else (),
        old_page=None if is_new else page,
        new_page=page if is_new else None,
    )


def _named(examined: Examined) -> Compared:
    """A file by what tells it from others."""
    info = dictionary(examined.reader.trailer.get("/Info"))
    return Compared(
        name=examined.name,
        pages=len(examined.pages),
        dated=_date(str(entry(info, "/ModDate") or entry(info, "/CreationDate") or "")),
        sha256=sha256(examined.data).hexdigest(),
    )


def _labels(examined: Examined) -> list[str]:
    """The numbers readers see (ISO 32000-1:2008, 12.4.2)."""
    labels: Sequence[str] = ()
    with suppress(Exception):  # whatever a hostile file makes pypdf raise: they are only shown
        labels = examined.reader.page_labels
    count = len(examined.pages)
    numbers = [str(at) for at in range(1, count + 1)]
    return [*labels[:count], *numbers[len(labels) :]]


def _date(written: str) -> str:
    """``D:20231101120000Z`` as ``2023-11-01 12:00`` (ISO 32000-1:2008, 7.9.4)."""
    digits = written.removeprefix("D:")[:14]
    if not digits.isdecimal():
        return ""
    day = "-".join(part for part in (digits[:4], digits[4:6], digits[6:8]) if part)
    return f"{day} {digits[8:10]}:{digits[10:12]}" if len(digits) >= 12 else day  # noqa: PLR2004
