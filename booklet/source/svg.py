"""Illustrations: a small, strict part of SVG, read into a :class:`Drawing`.

A drawing is made of plain shapes coloured by role: ``class="accent-deep"`` fills,
``class="stroke-ink"`` strokes, with a hyphen for the full stop of ``accent.deep``. Plain
``fill`` and ``stroke`` attributes may stand beside the class, for drawing programs; only
``none`` means anything here. There is no transparency (PDF/X-1a and mono need none), no
text, no raster image, and nothing is ever fetched.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from booklet.diagnostics import BookletError, Diagnostic, Location
from booklet.geometry import Size
from booklet.source.drawing import Drawing, Shape
from booklet.source.names import named
from booklet.source.svg_codes import CODES
from booklet.source.svg_shapes import (
    GEOMETRY,
    IDENTITY,
    Matrix,
    ShapeError,
    Style,
    multiply,
    outline,
    read_transform,
    transformed,
)
from booklet.units import Length

if TYPE_CHECKING:
    from pathlib import Path
    from xml.parsers.expat import XMLParserType

__all__ = ["Drawing", "Shape", "load_drawing"]

NAMESPACE = "http://www.w3.org/2000/svg"
LIMIT = 200_000
"""Characters a file may have: ten times our largest."""

_WORDS: dict[str, tuple[str, dict[str, int]]] = {
    "stroke-linecap": ("cap", {"butt": 0, "round": 1, "square": 2}),
    "stroke-linejoin": ("join", {"miter": 0, "round": 1, "bevel": 2}),
    "fill-rule": ("even_odd", {"nonzero": False, "evenodd": True}),
}
_INHERITED = ("class", "fill", "stroke", "stroke-width", *_WORDS)
_ROOT = {"width", "height", "viewBox", "version", "role", "aria-label"}
_ALLOWED = {
    name: {*_INHERITED, "transform", "id", *attributes}
    for name, attributes in {**GEOMETRY, "g": (), "svg": _ROOT}.items()
}
_SILENT = {"title", "desc"}


LOGOS = "assets/logos/"
"""Drawings here have colours of their own (:mod:`booklet.source.logo`)."""


def load_drawing(project: Path, path: str, *, roles: frozenset[str] | None = None) -> Drawing:
    """Read an illustration.

    Args:
        project: folder all paths are relative to.
        path: the file, with forward slashes.
        roles: the swatches there are; None leaves unknown ones to be found by the palette.

    Raises:
        BookletError: with every finding in the file, or T006 if there is none.
    """
    try:
        data = (project / path).read_bytes()
    except FileNotFoundError:
        folder, _, name = path.rpartition("/")
        others = {file.name: b"" for file in (project / folder).glob("*.svg")}
        data = named(others, name, what="drawing", file=folder)
    return _parse(path, data, roles)


@lru_cache(maxsize=128)
def _parse(file: str, data: bytes, roles: frozenset[str] | None) -> Drawing:
    if file.startswith(LOGOS):
        from booklet.source.logo import LogoReader  # only for editions that a service gives

        return LogoReader(file, data, roles).read()
    return SvgReader(file, data, roles).read()


class SvgReader:
    """Reads one file once, gathering shapes and findings."""

    def __init__(self, file: str, data: bytes, roles: frozenset[str] | None) -> None:
        self.file, self.data, self.roles = file, data, roles
        self.findings: list[Diagnostic] = []
        self.shapes: list[Shape] = []
        self.styles = [Style()]
        self.matrices = [IDENTITY]
        self.known: dict[tuple[object, ...], Style] = {}
        self.open: list[str] = []
        self.size = Size(Length(0), Length(0))
        self.unit = Length(0)

    def read(self) -> Drawing:
        from xml.parsers import expat  # 1 ms that a booklet without pictures need not pay

        if len(self.data) > LIMIT:
            self.find("V040", Location(self.file, 1, 1), limit=f"{LIMIT:,}")
            raise BookletError(self.findings)
        self.parser: XMLParserType = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.ProcessingInstructionHandler = self.instruction
        try:
            self.parser.Parse(self.data, True)
        except expat.ExpatError as error:
            place = Location(self.file, error.lineno, error.offset + 1)
            self.find("V001", place, found=expat.ErrorString(error.code))
        if self.findings:
            raise BookletError(self.findings)
        return Drawing(self.file, self.size, self.unit, tuple(self.shapes))

    # What the parser calls.

    def doctype(self, *_: object) -> None:
        self.find("V002")
        raise BookletError(self.findings)  # before any entity is declared, let alone expanded

    def instruction(self, target: str, _: str) -> None:
        self.find("V013", found=target)

    def text(self, words: str) -> None:
        if words.strip() and self.open[-1] not in _SILENT:
            self.find("V012", found=" ".join(words.split())[:40])

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, _, name = tag.rpartition(" ")
        self.open.append(name)
        if len(self.open) == 1:
            if name != "svg" or namespace != NAMESPACE:
                self.find("V003", found=name, namespace=NAMESPACE)
                raise BookletError(self.findings)
            self.begin_drawing(attributes)
        self.styles.append(self.styles[-1])
        self.matrices.append(self.matrices[-1])
        if name in _SILENT:
            return
        if name not in _ALLOWED or (name == "svg" and len(self.open) > 1):
            self.find("V010", found=name)
            return
        for attribute in attributes.keys() - _ALLOWED[name]:
            code = "V013" if attribute.endswith("href") else "V011"
            found = attributes[attribute] if code == "V013" else attribute.rpartition(" ")[2]
            self.find(code, self.place(attribute), found=found, element=name)
        self.styles[-1] = style = self.inherit(attributes)
        if "transform" in attributes:
            self.matrices[-1] = self.matrix(attributes["transform"])
        if name in GEOMETRY:
            self.add(name, attributes, style)

    def end(self, _: str) -> None:
        self.open.pop()
        self.styles.pop()
        self.matrices.pop()

    # What they call in turn.

    def begin_drawing(self, attributes: dict[str, str]) -> None:
        found = [attributes.get(name, "") for name in ("width", "height", "viewBox")]
        try:
            width, height = Length.parse(found[0]), Length.parse(found[1])
            x, y, across, down = map(float, found[2].replace(",", " ").split())
            is_one_shape = math.isclose(width.pt * down, height.pt * across, rel_tol=1e-3)
        except ValueError:
            is_one_shape = False
        if not is_one_shape or not across:
            self.find("V004", found=" ".join(found).strip())
            return
        self.size, self.unit = Size(width, height), width * (1 / across)
        self.matrices[-1] = (1.0, 0.0, 0.0, 1.0, -x, -y)

    def inherit(self, attributes: dict[str, str]) -> Style:
        """The style of an element; most are like one before, and that one is taken."""
        key = (self.styles[-1], *[attributes.get(name) for name in _INHERITED])
        if key not in self.known:
            findings = len(self.findings)
            style = self.changed(self.styles[-1], attributes)
            if len(self.findings) > findings:
                return style  # so that the next like it is found fault with too
            self.known[key] = style
        return self.known[key]

    def changed(self, style: Style, attributes: dict[str, str]) -> Style:
        changes: dict[str, Any] = {}
        for token in attributes.get("class", "").split():
            is_stroke = token.startswith("stroke-")
            role = token.removeprefix("stroke-").replace("-", ".")
            self.check_role(role)
            changes["stroke" if is_stroke else "fill"] = role
            if not is_stroke:
                changes["is_filled"] = True
        if attributes.get("fill") == "none":
            changes |= {"fill": None, "is_filled": False}
        if attributes.get("stroke") == "none":
            changes["stroke"] = None
        if "stroke-width" in attributes:
            changes["width"] = self.number("stroke-width", attributes["stroke-width"])
        changes |= self.chosen(attributes)
        return style._replace(**changes) if changes else style

    def chosen(self, attributes: dict[str, str]) -> dict[str, Any]:
        """The properties that are one of a few words."""
        choices: dict[str, Any] = {}
        for name, (field, values) in _WORDS.items():
            if name in attributes:
                word = attributes[name]
                if word not in values:
                    self.find("V020", self.place(name), found=word, attribute=name)
                choices[field] = values.get(word, 0)
        return choices

    def add(self, name: str, attributes: dict[str, str], style: Style) -> None:
        try:
            verbs, numbers = outline(name, attributes)
        except ShapeError as error:
            code = "V021" if error.attribute == "d" else "V020"
            where = self.place(error.attribute, error.found)
            self.find(code, where, found=error.found[:40], attribute=error.attribute)
            return
        if style.is_filled is None:
            self.find("V030")
        if style.stroke is not None and not style.width:
            self.find("V032")
        a, b, c, d, _, _ = matrix = self.matrices[-1]
        scale = math.sqrt(abs(a * d - b * c))
        self.shapes.append(
            Shape(
                verbs,
                tuple(transformed(numbers, matrix)),
                style.fill,
                style.stroke,
                (style.width or 0.0) * scale if style.stroke else 0.0,
                style.cap,
                style.join,
                style.even_odd,
            )
        )

    def check_role(self, role: str) -> None:
        if self.roles is not None and role not in self.roles:
            from difflib import get_close_matches

            near = get_close_matches(role, self.roles, n=3) or sorted(self.roles)
            known = ", ".join(near)
            self.find("V031", self.place("class", role.replace(".", "-")), found=role, known=known)

    def number(self, attribute: str, text: str) -> float:
        try:
            return float(text)
        except ValueError:
            self.find("V020", self.place(attribute), found=text, attribute=attribute)
            return 0.0

    def matrix(self, text: str) -> Matrix:
        try:
            return multiply(self.matrices[-1], read_transform(text))
        except ValueError:
            self.find("V022", self.place("transform"), found=text)
            return IDENTITY

    def place(self, attribute: str, found: str = "") -> Location:
        """Where an attribute of the element now being read has its value, or a part of it."""
        begin = self.parser.CurrentByteIndex
        name = attribute.rpartition(" ")[2]
        at = self.data.find(name.encode() + b"=", begin)
        if at >= 0:
            within = self.data.find(found.encode(), at + len(name) + 1) if found else -1
            begin = within if within >= 0 else at
        before = self.data[:begin].decode(errors="replace")
        line_start = before.rfind("\n") + 1
        return Location(self.file, before.count("\n") + 1, len(before) - line_start + 1)

    def find(self, code: str, place: Location | None = None, **found: str) -> None:
        if place is None:
            parser = self.parser
            place = Location(self.file, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        kind = CODES[code]
        hints = tuple(hint.format_map({"namespace": NAMESPACE, **found}) for hint in kind.hints)
        message = kind.message.format_map(found)
        self.findings.append(Diagnostic(code, message, place, hints, kind.clause))
