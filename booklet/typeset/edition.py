"""Editions: parts, page geometry and conformance, read from ``layouts/editions/*.yaml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.diagnostics import BookletError, Diagnostic
from booklet.geometry import PAPER, Size
from booklet.model.collections import ListOf, MapOf, Nested
from booklet.model.heirs import read_heir
from booklet.model.load import SECTION_KINDS
from booklet.model.numbers import LengthOf, Whole
from booklet.model.schema import Reader, Record, key
from booklet.model.values import Flag, Id, Line, OneOf
from booklet.source.near import did_you_mean, listed
from booklet.tagging.metadata import Conformance
from booklet.typeset.exemption import ExemptionRecord
from booklet.typeset.page import Area, PageDesign
from booklet.units import mm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from booklet.units import Length

_LEAST_ROOM = mm(20)


class AreaRecord(Record):
    """A region of a page, by its distances from the trim; negative ones reach beyond it."""

    inside: Length = key(LengthOf(), "From the spine.")
    outside: Length = key(LengthOf(), "From the fore-edge.")
    head: Length = key(LengthOf(), "From the head.")
    foot: Length = key(LengthOf(), "From the foot.")

    @property
    def area(self) -> Area:
        """The region as the engine knows it."""
        return Area(inside=self.inside, outside=self.outside, head=self.head, foot=self.foot)


class DesignRecord(Record):
    """A kind of page."""

    frame: AreaRecord = key(Nested(AreaRecord), "What running content fills.")
    areas: Mapping[str, AreaRecord] = key(
        MapOf(Nested(AreaRecord)), "Places for single things, by name: art.", default={}
    )
    ground: str = key(Line(), "Swatch of the whole page; left out: paper.", default="")
    running_head: bool = key(Flag(), "Whether the title stands at the head.", default=True)
    folio: bool = key(Flag(), "Whether the page number stands at the foot.", default=True)
    align: str = key(
        OneOf("top", "middle", "bottom", "spread"),
        "Where content stands in the frame; spread: lines to write on fill what is left of it.",
        default="top",
    )
    ruled: bool = key(Flag(), "Writing lines down the frame.", default=False)
    next: str = key(Line(), "Design of the page that content runs on to.", default="")
    shrinks: bool = key(
        Flag(), "Whether display type is made smaller, to keep content on a page.", default=False
    )
    most: int = key(
        Whole(2, 64),
        "Pages that its content runs on to at most: for these display type becomes smaller.",
        default=64,
    )
    one_page: bool = key(Flag(), "Whether content too long for it is an error.", default=False)
    even: bool = key(
        Flag(),
        "Whether spaces and breaks are chosen so that no page stays nearly empty.",
        default=False,
    )
    roomier: str = key(
        Line(), "Design taken instead for content that does not fit on one page.", default=""
    )


class PartRecord(Record):
    """A part of the file."""

    name: str = key(Id(), "What it is called: cover.")
    sections: tuple[str, ...] = key(
        ListOf(Line()), "Kinds of sections; “contents”; “rest” for all that no part names."
    )


class Edition(Record, kind="edition"):
    """One way of making the booklet: for whom, in what parts, on what pages."""

    name: str = key(Id(), "The same as the file’s name.")
    audience: str = key(Line(), "For whom it is made.", name="for")
    like: str = key(Line(), "An edition that has all that is not said here: screen.", default="")
    each: str = key(
        OneOf(*SECTION_KINDS),
        "Beside the edition of all sections of this kind there is one of each, with the"
        " section’s id behind its name: handout-anna.",
        default="",
    )
    of: str = key(
        Id(), "The one section of that kind; left out: all, or as the name says.", default=""
    )
    theme: tuple[str, ...] = key(
        ListOf(Id()),
        "Variants of the theme, one over the other: [large-print] is theme-large-print.yaml.",
        default=(),
    )
    service_theme: tuple[str, ...] = key(
        ListOf(Id()), "Variants over those where a service gives it in its name.", default=()
    )
    layouts: str = key(
        Id(), "By which layouts it is set: booklet; handout, poster and others.", default="booklet"
    )
    colour: str = key(OneOf("rgb", "cmyk"), "How colours are written: in light or in ink.")
    paper: str = key(OneOf(*PAPER), "Size of a finished page.", name="trim")
    landscape: bool = key(Flag(), "Whether pages are wider than high.", default=False)
    printer: str = key(
        Line(),
        "Who prints it, by the name of a file in layouts/printers; left out: it is not printed.",
        default="",
    )
    conforms: tuple[str, ...] = key(ListOf(OneOf("ua1", "2a", "x4")), "Standards the file keeps.")
    resolution: int = key(Whole(72, 1200), "Photographs have at most so many pixels an inch.")
    parts: tuple[PartRecord, ...] = key(ListOf(Nested(PartRecord)), "In the order of the file.")
    multiple: int = key(
        Whole(1, 64),
        "The number of pages is a multiple of this; of a printed one, its printer says.",
    )
    make_up: tuple[str, ...] = key(
        ListOf(OneOf("contacts", "notes", "blank")),
        "What fills pages that are short: each once, in order, the last as often as needed.",
    )
    exempt: tuple[ExemptionRecord, ...] = key(
        ListOf(Nested(ExemptionRecord)), "What preflight finds and we live with.", default=()
    )
    design_records: Mapping[str, DesignRecord] = key(
        MapOf(Nested(DesignRecord)), "Kinds of pages by name.", name="designs"
    )

    def check(self, reader: Reader) -> None:
        """Every name stands for something, and every frame has room for words."""
        self._check_parts(reader)
        if "x4" in self.conforms and self.colour != "cmyk":
            message = "“x4” is for the press, but the colours are in light"
            hints = ("write `colour: cmyk`", "or take x4 out of `conforms:`")
            reader.findings.add("C018", message, self.location, *hints)
        for design in self.design_records.values():
            for other in filter(None, (design.next, design.roomier)):
                if other not in self.design_records:
                    reader.findings.add(
                        "C018",
                        f"there is no design “{other}”",
                        design.location,
                        *did_you_mean(other, list(self.design_records)),
                        "name one that stands in this file",
                    )
            self._check_room(design.frame, reader)
            for area in design.areas.values():
                self._check_room(area, reader)

    def _check_parts(self, reader: Reader) -> None:
        """A section stands in one part: named twice, it would be printed twice."""
        known = (*SECTION_KINDS, "contents", "rest")
        seen: set[str] = set()
        for part in self.parts:
            for kind in part.sections:
                if kind not in known:
                    message = f"expected {listed(known)}, found “{kind}”"
                    near = did_you_mean(kind, known)
                    hint = "name sections by their kind"
                    reader.findings.add("C018", message, part.location, *near, hint)
                elif kind in seen:
                    message = f"“{kind}” stands in two places"
                    hint = "keep one of the two"
                    reader.findings.add("C033", message, part.location, hint)
                seen.add(kind)

    def _check_room(self, record: AreaRecord, reader: Reader) -> None:
        size = record.area.on(self.trim, spine_at_start=True)
        if min(size.width, size.height) < _LEAST_ROOM:
            message = f"this leaves {size.width} across and {size.height} down on {self.paper}"
            hint = f"make its distances smaller, so that {_LEAST_ROOM} or more are left"
            reader.findings.add("C019", message, record.location, hint)

    @property
    def trim(self) -> Size:
        """Size of a finished page."""
        size = PAPER[self.paper]
        return Size(size.height, size.width) if self.landscape else size

    @property
    def is_family(self) -> bool:
        """Whether there is one of each section beside the one of all: it has such sections."""
        return any(self.each in part.sections for part in self.parts)

    @property
    def is_whole(self) -> bool:
        """Whether it leaves no section of the booklet out."""
        return any("rest" in part.sections for part in self.parts)

    @property
    def takes_inserts(self) -> bool:
        """Whether it has room for a service’s own pages: a press wants them apart."""
        return self.colour != "cmyk" and "contacts" in self.make_up

    @property
    def conformance(self) -> Conformance:
        """The standards that its file claims to keep."""
        kept = self.conforms
        return Conformance(ua1="ua1" in kept, a2a="2a" in kept, x4="x4" in kept)

    def designs(self) -> Mapping[str, PageDesign]:
        """Kinds of pages by name."""
        return {
            name: PageDesign(
                name=name,
                frame=record.frame.area,
                areas={area: r.area for area, r in record.areas.items()},
                ground=record.ground,
                running_head=record.running_head,
                folio=record.folio,
                align=record.align,
                ruled=record.ruled,
                next=record.next,
                shrinks=record.shrinks,
                one_page=record.one_page,
                most=record.most,
                even=record.even,
                roomier=record.roomier,
            )
            for name, record in self.design_records.items()
        }


def load_edition(project: Path, name: str) -> Edition:
    """Read an edition by its name: of a file, or of a file and a section that it is made for.

    Raises:
        BookletError: with everything that is wrong with it, or E002 if there is none.
    """
    folder = project / "layouts" / "editions"
    known = sorted(path.stem for path in folder.glob("*.yaml"))
    stem = name if name in known else _family(name, known)
    if not stem:
        raise _no_edition(name, known)
    reader = Reader(project)
    edition = read_heir(Edition, reader, folder / f"{stem}.yaml")
    if edition is not None and edition.name != stem:
        message = f"the name “{edition.name}” is not that of the file, “{stem}”"
        reader.findings.add("C018", message, edition.location, f"write `name: {stem}`")
    reader.findings.stop()
    assert edition is not None
    if stem != name and not edition.is_family:
        raise _no_edition(name, known)
    return edition if stem == name else edition.changed(name=name, of=name[len(stem) + 1 :])


def edition_files(project: Path) -> Mapping[str, bool]:
    """Every file of an edition by its name, and whether it is a family: one for each story."""
    folder = project / "layouts" / "editions"
    read = {
        path.stem: read_heir(Edition, Reader(project), path)
        for path in sorted(folder.glob("*.yaml"))
    }
    return {name: edition is not None and edition.is_family for name, edition in read.items()}


def _family(name: str, known: Sequence[str]) -> str:
    """The file of editions that are made for a section each; the longest name that fits."""
    return max((stem for stem in known if name.startswith(f"{stem}-")), key=len, default="")


def _no_edition(name: str, known: Sequence[str]) -> BookletError:
    message = f"there is no edition “{name}”"
    hints = (*did_you_mean(name, known), f"there is {', '.join(known)}")
    return BookletError([Diagnostic(code="E002", message=message, location=None, hints=hints)])
