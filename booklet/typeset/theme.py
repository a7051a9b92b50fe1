"""The theme: type scale, fonts, swatches and lengths, read from ``layouts/theme.yaml``."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, ClassVar

from booklet.colour.swatch import Palette, Swatch
from booklet.model.collections import ListOf, MapOf, Nested
from booklet.model.heirs import read_layers
from booklet.model.numbers import LengthOf, Number, Whole
from booklet.model.schema import Reader, Record, key
from booklet.model.values import Flag, Hex, Line
from booklet.source.files import shown_path
from booklet.source.names import THEME
from booklet.source.near import did_you_mean
from booklet.typeset.one_ink import OneInkRecord
from booklet.typeset.text import Look
from booklet.units import ZERO, Length, pt

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from booklet.diagnostics import Location

_ACCENT = "accent"
_FONT_BEGINS = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf")  # OpenType 1.9, “Font files”
_ROLES = frozenset({"strong", "emphasis", "quotation", "link"})


class SwatchRecord(Record):
    """A colour, once for light and once for ink."""

    rgb: str = key(Hex(), "For screens, in quotes: “#6F2347”.")
    cmyk: tuple[float, ...] = key(
        ListOf(Number(0, 100), exactly=4), "For ink: cyan, magenta, yellow, black, per cent."
    )
    small: tuple[float, ...] | None = key(
        ListOf(Number(0, 100), exactly=4),
        "The same for small letters, of two inks at most; left out: as above.",
        default=None,
    )


class LookRecord(Record):
    """How a kind of paragraph is set."""

    font: str = key(Line(), "One of the fonts above.")
    size: Length = key(LengthOf(minimum=pt(6), maximum=pt(120)), "Type size: 12 pt.")
    leading: Length = key(
        LengthOf(minimum=pt(6), maximum=pt(200)), "From baseline to baseline: 17 pt."
    )
    colour: str = key(Line(), "A swatch by its role: ink, accent.deep.")
    before: Length = key(LengthOf(minimum=ZERO), "Space above.", default=ZERO)
    after: Length = key(LengthOf(minimum=ZERO), "Space below.", default=ZERO)
    keep_with_next: bool = key(Flag(), "Never alone at the foot of a page.", default=False)
    on_grid: bool = key(Flag(), "Baselines stand on the grid.", default=True)
    balanced: bool = key(Flag(), "Lines of nearly equal length.", default=False)
    protrude: bool = key(Flag(), "Opening quotation marks hang out.", default=False)
    longest: float = key(
        Number(20, 200),
        "How many characters a line has at most, be its measure longer; left out: as many as fit.",
        default=math.inf,
    )
    tabular: bool = key(Flag(), "Figures of one width.", default=False)


class InlineRecord(Record):
    """What words of a role inside a paragraph change."""

    font: Mapping[str, str] = key(
        MapOf(Line()), "For each font, the one to use instead.", default={}
    )
    colour: str = key(Line(), "A swatch by its role; left out: the paragraph’s.", default="")


class GridRecord(Record):
    """The baseline grid."""

    leading: Length = key(LengthOf(minimum=pt(6)), "From line to line: the leading of the body.")
    start: Length = key(LengthOf(minimum=ZERO), "From the head of the trim to one of its lines.")


class SymbolsRecord(Record):
    """How a fact is drawn in its true number."""

    names: tuple[str, ...] = key(ListOf(Line()), "Of the drawings, one for each part of the fact.")
    per_row: int = key(Whole(1, 60), "How many stand side by side.")
    gap: Length = key(LengthOf(minimum=ZERO), "Between two.")


class Theme(Record, kind="theme"):
    """How the booklet looks: colours, fonts, sizes, spaces, all by name."""

    layered: ClassVar[bool] = True

    swatches: Mapping[str, SwatchRecord] = key(MapOf(Nested(SwatchRecord)), "Colours by role.")
    accents: tuple[str, ...] = key(ListOf(Line()), "Swatches that stories take in turn: berry.")
    house: str = key(Line(), "The booklet’s own accent.")
    fonts: Mapping[str, tuple[str, ...]] = key(
        MapOf(ListOf(Line())), "Font files by name; the first that has a letter sets it."
    )
    least: Length = key(
        LengthOf(minimum=pt(6)), "No words are made smaller than this to fit.", default=pt(12)
    )
    grid: GridRecord = key(Nested(GridRecord), "The baseline grid of running text.")
    look_records: Mapping[str, LookRecord] = key(
        MapOf(Nested(LookRecord)), "Looks of paragraphs by name.", name="looks"
    )
    inline: Mapping[str, InlineRecord] = key(
        MapOf(Nested(InlineRecord)), "Looks of words by role: strong, emphasis, quotation, link."
    )
    lengths: Mapping[str, Length] = key(MapOf(LengthOf()), "Lengths that layouts ask for by name.")
    symbols: Mapping[str, SymbolsRecord] = key(
        MapOf(Nested(SymbolsRecord)), "Facts as pictures, by the fact’s id."
    )
    one_ink: OneInkRecord | None = key(
        Nested(OneInkRecord), "How it is printed in one ink; left out: in colour.", default=None
    )

    def check(self, reader: Reader) -> None:
        """Every name that one part of the theme uses stands in another."""
        shades = {f"{_ACCENT}.{shade}" for shade in ("deep", "mid", "soft")}
        roles = frozenset(self.swatches) | shades
        for look in self.look_records.values():
            _known(look.font, self.fonts, "font", look.location, reader)
            _known(look.colour, roles, "swatch", look.location, reader)
        for role, inline in self.inline.items():
            _known(role, _ROLES, "role", inline.location, reader)
            for font in (*inline.font, *inline.font.values()):
                _known(font, self.fonts, "font", inline.location, reader)
            if inline.colour:
                _known(inline.colour, roles, "swatch", inline.location, reader)
        if self.one_ink:
            self._check_one_ink(self.one_ink, roles, reader)
        for accent in (*self.accents, self.house):
            for shade in ("deep", "mid", "soft"):
                _known(f"{accent}.{shade}", roles, "swatch", self.location, reader)
        for name, chain in self.fonts.items():
            for path in chain:
                self._check_font(name, reader.project / path, reader)

    def _check_one_ink(self, one_ink: OneInkRecord, roles: frozenset[str], reader: Reader) -> None:
        for role in one_ink.roles:
            _known(role, roles, "swatch", one_ink.location, reader)
        _known(one_ink.outline, self.lengths, "length", one_ink.location, reader)

    def _check_font(self, name: str, path: Path, reader: Reader) -> None:
        file = shown_path(reader.project, path)
        try:
            with path.open("rb") as font:
                begins = font.read(4)
        except OSError:
            near = did_you_mean(path.name, [other.name for other in path.parent.glob("*")])
            hint = "paths are counted from the project’s folder, with forward slashes"
            message = f"font “{name}”: there is no file “{file}”"
            reader.findings.add("C022", message, self.location, *near, hint)
            return
        if begins not in _FONT_BEGINS:
            message = f"font “{name}”: “{file}” is not a font"
            hint = "fetch it anew, as a TrueType or OpenType font: .ttf, .otf"
            reader.findings.add("C024", message, self.location, hint)

    def mixed(self) -> Palette:
        """The swatches, ready to paint with."""
        if self.one_ink:
            return self.one_ink.mixed(self.swatches)
        return Palette(
            {
                role: Swatch.parse(role, rgb=record.rgb, cmyk=record.cmyk, small=record.small)
                for role, record in self.swatches.items()
            }
        )

    def looks(self, leading: float = 1.0) -> Mapping[str, Look]:
        """Looks of paragraphs by name, in points.

        Args:
            leading: times their own. The grid keeps near to its own then: a line takes as many
                of its lines, and the spaces of what stands on it are lines of it as before.
        """
        space = leading / round(leading)
        return {
            name: Look(
                name=name,
                font=record.font,
                size=record.size.pt,
                leading=record.leading.pt * leading,
                colour=record.colour,
                before=record.before.pt * (space if record.on_grid else 1),
                after=record.after.pt * (space if record.on_grid else 1),
                keep_with_next=record.keep_with_next,
                on_grid=record.on_grid,
                balanced=record.balanced,
                protrude=record.protrude,
                tabular=record.tabular,
                longest=record.longest,
                least=self.least.pt,
            )
            for name, record in self.look_records.items()
        }


def load_theme(project: Path, variants: Sequence[str] = ()) -> Theme:
    """Read the theme, and over it variants that say what is different: ``large-print``.

    Raises:
        BookletError: with everything that is wrong with them.
    """
    reader = Reader(project)
    path = project / THEME
    layers = [path, *(path.with_name(f"{path.stem}-{name}.yaml") for name in variants)]
    theme = read_layers(Theme, reader, layers)
    reader.findings.stop()
    assert theme is not None
    return theme


def _known(name: str, names: Collection[str], what: str, where: Location, reader: Reader) -> None:
    if name not in names:
        reader.findings.add(
            "C018",
            f"there is no {what} “{name}”",
            where,
            *did_you_mean(name, sorted(names)),
            f"name one that stands in this file, or add “{name}” to it",
        )
