"""The file under examination: opened once, what rules ask of it kept."""

from __future__ import annotations

from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, TypeVar, cast

from pypdf.generic import StreamObject

from booklet.preflight.meant import Purpose
from booklet.preflight.objects import array, entry, name
from booklet.preflight.sheet import SheetPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from pypdf import PdfReader

    from booklet.preflight.limits import Limits
    from booklet.preflight.meant import Meant
    from booklet.preflight.walking.painted import Painted
    from booklet.preflight.walking.walker import Walker

T = TypeVar("T")


class Examined:
    """A finished file, and what it was meant to be.

    Attributes:
        name: of the file, without its folder.
        data: its bytes (for pypdfium2).
        meant: what it was meant to be.
    """

    def __init__(self, data: bytes, meant: Meant, *, name: str = "") -> None:
        self.data, self.meant, self.name = data, meant, name
        self._kept: dict[str, object] = {}

    @property
    def limits(self) -> Limits:
        """The figures to measure against."""
        return self.meant.limits

    @cached_property
    def reader(self) -> PdfReader:
        """The file as pypdf's objects."""
        from pypdf import PdfReader

        return PdfReader(BytesIO(self.data))

    @cached_property
    def pages(self) -> tuple[SheetPage, ...]:
        """Every page with its boxes."""
        return tuple(
            SheetPage(number, page) for number, page in enumerate(self.reader.pages, start=1)
        )

    @cached_property
    def purpose(self) -> Purpose:
        """What becomes of the file: as was meant, or as its output intent says."""
        if self.meant.purpose is not None:
            return self.meant.purpose
        intents = array(entry(self.reader.root_object, "/OutputIntents"))
        kinds = {name(entry(intent, "/S")) for intent in intents}
        return Purpose.PRESS if "GTS_PDFX" in kinds else Purpose.SCREEN

    @cached_property
    def xmp(self) -> str:
        """The metadata as they are written; empty if there are none."""
        stream = entry(self.reader.root_object, "/Metadata")
        if not isinstance(stream, StreamObject):
            return ""
        return self.walker.data_of(stream).decode("utf-8", "replace")

    @cached_property
    def walker(self) -> Walker:
        """Reads content streams; knows what could not be looked at."""
        from booklet.preflight.walking.walker import Walker

        return Walker()

    @cached_property
    def painted(self) -> tuple[tuple[SheetPage, tuple[Painted, ...]], ...]:
        """Every page with all that it paints, in the order of painting."""
        return tuple((page, self.walker.paint(page)) for page in self.pages)

    def once(self, key: str, make: Callable[[], T]) -> T:
        """What ``make`` makes, made once for all rules: ``once("ink", render_all)``."""
        if key not in self._kept:
            self._kept[key] = make()
        return cast("T", self._kept[key])
