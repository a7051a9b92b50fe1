"""What a comparison finds: one kind of value for words, looks and what is not seen."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from booklet.values import value

if TYPE_CHECKING:
    from booklet.geometry import Rect


class Aspect(Enum):
    """In what two files differ; the gravest first."""

    WORDS = "words"
    READER = "screen reader"  # heard, not seen
    LOOKS = "looks"
    FORM = "form"  # boxes and colour spaces
    REFLOW = "reflow"  # the same words elsewhere
    NUMBER = "page number"


class Standing(Enum):
    """What became of a page."""

    KEPT = "kept"
    MOVED = "moved"
    REPLACED = "replaced"
    ADDED = "added"
    REMOVED = "removed"


class Side(Enum):
    """Whose words a piece is."""

    BOTH = "both"
    OLD = "old"
    NEW = "new"


@value
class Piece:
    """Some words of a telling."""

    side: Side
    text: str


@value(kw_only=True)
class Difference:
    """Something that is not as it was.

    Attributes:
        aspect: in what.
        title: what it is, in a few words; empty where the pieces say all.
        pieces: what was and what is, with the words around them.
        old_page, new_page: counted from 1; None where there is none, both for the whole file.
        old, new: where, in points from the lower left corner of the trim as a reader sees it.
    """

    aspect: Aspect
    title: str = ""
    pieces: tuple[Piece, ...] = ()
    old_page: int | None = None
    new_page: int | None = None
    old: tuple[Rect, ...] = ()
    new: tuple[Rect, ...] = ()


@value(kw_only=True)
class Paired:
    """A page of the new file with the page of the old one that it was.

    Attributes:
        standing: what became of it.
        old, new: counted from 1; None for an added or a removed one.
        old_label, new_label: the numbers that readers see.
    """

    standing: Standing
    old: int | None = None
    new: int | None = None
    old_label: str = ""
    new_label: str = ""


@value(kw_only=True)
class Compared:
    """One of the two files.

    Attributes:
        name: as it was given.
        pages: how many.
        dated: when the file says it was made.
        sha256: of its bytes, hexadecimal.
        saved: when the file system says it was written; empty if nobody asked.
    """

    name: str
    pages: int = 0
    dated: str = ""
    sha256: str = ""
    saved: str = ""


@value(kw_only=True)
class Comparison:
    """All that was found.

    Attributes:
        old, new: the files.
        pages: pairs in the order of the new file, removed pages where they were.
        differences: in the order of the pages; those of the whole file first.
        unread: why there is nothing to tell; empty if there is.
    """

    old: Compared
    new: Compared
    pages: tuple[Paired, ...] = ()
    differences: tuple[Difference, ...] = ()
    unread: str = ""

    @property
    def same(self) -> bool:
        """Whether nobody could tell one file from the other."""
        moved = any(pair.standing is not Standing.KEPT for pair in self.pages)
        return not (self.unread or self.differences or moved)

    def of(self, pair: Paired) -> tuple[Difference, ...]:
        """The differences on a page: those of its new side, and what its old side lost."""
        return tuple(
            one
            for one in self.differences
            if (pair.new is not None and one.new_page == pair.new)
            or (pair.old is not None and one.new_page is None and one.old_page == pair.old)
        )

    @property
    def told(self) -> tuple[Paired, ...]:
        """The pages that there is something to tell of, in order."""
        return tuple(
            pair for pair in self.pages if pair.standing is not Standing.KEPT or self.of(pair)
        )

    @property
    def whole(self) -> tuple[Difference, ...]:
        """The differences that belong to no page."""
        return tuple(
            one for one in self.differences if one.old_page is None and one.new_page is None
        )
