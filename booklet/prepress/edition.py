"""Editions made of another edition's pages: sheets, by ``layouts/editions/*.yaml``.

They stand beside the editions of pages and are built by the same command; their kind says
which is which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.diagnostics import BookletError
from booklet.model.collections import ListOf, Nested
from booklet.model.numbers import LengthOf, Whole
from booklet.model.reading import read_file
from booklet.model.schema import Reader, Record, key
from booklet.model.values import Choice, Flag, Id, Line, OneOf
from booklet.prepress import is_sheets
from booklet.prepress.codes import diagnose
from booklet.prepress.folding import SECTIONS
from booklet.prepress.job import (
    MARKS,
    Binding,
    Blanks,
    Colour,
    Flip,
    Imposition,
    Marks,
    Orientation,
    Scheme,
)
from booklet.prepress.paper import SHEETS
from booklet.typeset.edition import load_edition
from booklet.typeset.printer import load_printer
from booklet.units import ZERO, Length

if TYPE_CHECKING:
    from pathlib import Path


class ImposeRecord(Record):
    """How pages are put on sheets."""

    scheme: Scheme = key(Choice(Scheme), "How sheets become a booklet: saddle-stitch.")
    sheet: str = key(OneOf(*SHEETS), "The paper: A4, SRA3.")
    orientation: Orientation = key(
        Choice(Orientation), "How it stands; left out: as the pages fit.", default=Orientation.AUTO
    )
    binding: Binding | None = key(
        Choice(Binding),
        "Where the spine is on page 1; left out: where lines of its language begin.",
        default=None,
    )
    flip: Flip = key(Choice(Flip), "The edge that the printer turns the sheet about: short.")
    section: int = key(Whole(4, 32), "Pages on a folded sheet: 4.", default=4)
    signature: int = key(
        Whole(0, 100), "Sheets put inside one another; 0 is all of them.", default=0
    )
    blanks: Blanks = key(
        Choice(Blanks), "Where empty pages go: before-back.", default=Blanks.BEFORE_BACK
    )
    bleed: Length = key(LengthOf(minimum=ZERO), "How much of the pages’ bleed shows.", default=ZERO)
    milled: Length = key(
        LengthOf(minimum=ZERO), "What is milled off the spine of a glued book.", default=ZERO
    )
    marks: tuple[str, ...] = key(
        ListOf(OneOf(*MARKS)), "What is drawn beside the pages: [crop, fold].", default=()
    )
    grey: bool = key(
        Flag(), "Whether marks are grey, as office printers want them, and not ink.", default=False
    )

    def check(self, reader: Reader) -> None:
        """Only some numbers of pages can be folded from a sheet."""
        if self.section not in SECTIONS:
            allowed = ", ".join(map(str, SECTIONS))
            reader.findings.add(
                "C018",
                f"no sheet folds to {self.section} pages",
                self.location,
                f"write one of {allowed}",
            )


class SheetEdition(Record, kind="sheets"):
    """An edition on sheets, from the pages of another."""

    name: str = key(Id(), "The same as the file’s name.")
    audience: str = key(Line(), "For whom it is made.", name="for")
    pages: str = key(Id(), "The edition whose pages lie on the sheets: screen.", name="from")
    printer: str = key(Id(), "Whose paper and safe zone: a file of layouts/printers.")
    impose: ImposeRecord = key(Nested(ImposeRecord), "How.")

    def imposition(
        self, project: Path, printer_asked: str = "", *, right_to_left: bool = False
    ) -> Imposition:
        """What is asked, with the paper and the safe zone of its printer or another.

        Args:
            project: has the printers.
            printer_asked: instead of the edition's own; empty for that.
            right_to_left: whether the pages are read that way.
        """
        printer, asked = load_printer(project, printer_asked or self.printer), self.impose
        colour = Colour.GREY if asked.grey else Colour.BLACK
        return Imposition(
            scheme=asked.scheme,
            sheet=SHEETS[asked.sheet],
            orientation=asked.orientation,
            binding=asked.binding or (Binding.RIGHT if right_to_left else Binding.LEFT),
            flip=asked.flip,
            section=asked.section,
            signature=asked.signature,
            blanks=asked.blanks,
            bleed=asked.bleed,
            milled=asked.milled,
            thickness=printer.paper.inside,
            cover=printer.paper.cover,
            safe=printer.safe.spine,
            marks=Marks.named(asked.marks, colour),
        )

    def printer_of_pages(self, project: Path, asked: str) -> str:
        """The printer asked for, where the pages themselves are made for one; else none."""
        return asked if load_edition(project, self.pages).printer else ""


def load_sheet_edition(project: Path, name: str) -> SheetEdition:
    """Read an edition that is made of sheets.

    Raises:
        BookletError: with everything that is wrong with it; M014 if its pages lie on
            sheets themselves.
    """
    reader = Reader(project)
    edition = read_file(SheetEdition, reader, project / "layouts" / "editions" / f"{name}.yaml")
    reader.findings.stop()
    assert edition is not None
    if is_sheets(project, edition.pages):
        raise BookletError([diagnose("M014", found=name, source=edition.pages)])
    return edition
