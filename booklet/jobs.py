"""What is to be built, and what came of it: the values that the pipeline passes on."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, TypeVar, cast

from booklet.naming import FileName
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from booklet.diagnostics import Diagnostic
    from booklet.model.content import Booklet
    from booklet.paint.painter import PaintedPart
    from booklet.prepress.impose import Imposed
    from booklet.typeset.compose import Composition, InsertedPart
    from booklet.typeset.setting import Setting

    Painted = PaintedPart | InsertedPart

T = TypeVar("T")

_FEW = 4
"""Drafts and pages of services that are kept: enough for the editions of one."""

Stage = Callable[[str], AbstractContextManager[None]]
"""Told the name of each stage as it begins; times it, or does nothing."""


@contextmanager
def quietly(name: str) -> Iterator[None]:
    """Tell nobody which stage runs."""
    del name
    yield


@value(kw_only=True)
class Job:
    """What is to be built, from what, and where to.

    Attributes:
        project: folder with ``content/``, ``layouts/`` and ``assets/``.
        content: folder of the content files.
        output: folder for finished files.
        edition: name of a file in ``layouts/editions``.
        printer: name of a file in ``layouts/printers``; empty for the edition’s own.
        locale: BCP 47 tag; empty for the language of the content.
        incomplete: whether what has no translation may stay in that language, in a draft.
        service: in whose name it is: a file in ``content/services``; empty for nobody's.
        mono: whether it is in one ink, and little of it.
        created: date of the file, in UTC; None for the booklet's own date.
    """

    project: Path
    content: Path
    output: Path
    edition: str = "screen"
    printer: str = ""
    locale: str = ""
    incomplete: bool = False
    service: str = ""
    mono: bool = False
    created: datetime | None = None

    def name(self, booklet: Booklet, part: str = "") -> FileName:
        """What a finished file of the booklet is called."""
        return FileName(
            booklet=booklet.id,
            locale=booklet.language,
            edition=self.edition,
            service=self.service,
            mono=self.mono,
            part=part,
        )


@value(kw_only=True)
class Draft:
    """A booklet with every page filled and nothing painted.

    Attributes:
        booklet: the words of the locale.
        setting: theme and edition.
        composition: the pages.
        warnings: what does not stop a build.
        title: of the file.
    """

    booklet: Booklet
    setting: Setting
    composition: Composition
    warnings: tuple[Diagnostic, ...]
    title: str = ""


@value(kw_only=True)
class Pages:
    """The pages of an edition as one file that is not written yet.

    Attributes:
        draft: what they were painted from.
        parts: in which they were painted; the cover is one, if its printer wants it apart.
        apart: whether he does.
        data: the file.
    """

    draft: Draft
    parts: Sequence[Painted]
    apart: bool
    data: bytes


class Shelf:
    """What the editions of one command have in common: each thing is made once.

    Nothing on it is changed any more, so an edition is the same, to the byte, whether it is
    made alone or after others.
    """

    def __init__(self) -> None:
        self._kept: dict[Hashable, object] = {}
        self._lately: dict[Hashable, object] = {}

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` makes, made when it is first asked for."""
        if key not in self._kept:
            self._kept[key] = make()
        return cast("T", self._kept[key])

    def lately(self, key: Hashable, make: Callable[[], T]) -> T:
        """The same for what a service has for itself: only the last few are kept."""
        if key not in self._lately:
            made = make()
            while len(self._lately) >= _FEW:
                del self._lately[next(iter(self._lately))]
            self._lately[key] = made
        return cast("T", self._lately[key])


@value
class Finished:
    """A file in its place.

    Attributes:
        path: where it lies.
        size: bytes.
        pages: how many.
    """

    path: Path
    size: int
    pages: int


@value(kw_only=True)
class Built:
    """The finished files of an edition.

    Attributes:
        files: the whole booklet first; then, if its printer wants them, cover and inside.
        draft: what they were painted from.
        sheets: how the pages lie, where they lie on sheets.
    """

    files: tuple[Finished, ...]
    draft: Draft
    sheets: Imposed | None = None

    @property
    def path(self) -> Path:
        """Where the whole booklet lies."""
        return self.files[0].path
