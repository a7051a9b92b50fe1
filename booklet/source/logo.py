"""Logos: drawings made elsewhere, with colours of their own.

What drawing programs write beside plain shapes is read or passed over: style sheets of simple
classes, ``style`` attributes, metadata, elements of their own. What would be seen and cannot be
kept is refused with a way out: gradients, transparency, clips, text, pictures of pixels.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from booklet.diagnostics import Location
from booklet.geometry import Size
from booklet.source.svg import NAMESPACE, SvgReader
from booklet.source.svg_shapes import GEOMETRY, Style
from booklet.units import Length

if TYPE_CHECKING:
    from booklet.source.drawing import Shape

_BLACK, _WHITE = "#000000", "#FFFFFF"
_NAMES = {
    "black": _BLACK, "silver": "#C0C0C0", "gray": "#808080", "grey": "#808080",
    "white": _WHITE, "maroon": "#800000", "red": "#FF0000", "purple": "#800080",
    "fuchsia": "#FF00FF", "green": "#008000", "lime": "#00FF00", "olive": "#808000",
    "yellow": "#FFFF00", "navy": "#000080", "blue": "#0000FF", "teal": "#008080",
    "aqua": "#00FFFF", "orange": "#FFA500", "currentcolor": _BLACK,
}  # fmt: skip
_HEXADECIMAL = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")
_RGB = re.compile(r"rgb\(\s*(\d+)(%?)\s*,\s*(\d+)\2\s*,\s*(\d+)\2\s*\)")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SHOWN = {
    "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "fill-rule",
    "transform",
}  # fmt: skip
_WHOLE = {"opacity", "fill-opacity", "stroke-opacity"}
_LOST = {"clip-path", "mask", "filter", "stroke-dasharray", "mix-blend-mode"}
_HOLLOW = {"defs", "metadata", "title", "desc", "style", "namedview"}
"""Elements in which nothing is painted."""
_PAINTS = {"linearGradient", "radialGradient", "pattern", "filter", "mask", "clipPath", "image"}
_KEPT = {"", "none", "normal", "1", "100%"}
_ACROSS = 1000.0
"""A logo's numbers are taken to this many units, whatever it was drawn in."""
_LEAST_NUMBERS = 4


class LogoReader(SvgReader):
    """Reads a logo once, gathering shapes and findings."""

    def __init__(self, file: str, data: bytes, roles: frozenset[str] | None) -> None:
        super().__init__(file, data, roles)
        self.styles = [Style(fill=_BLACK, is_filled=True, width=1.0)]
        self.classes: dict[str, dict[str, str]] = {}
        self._hidden = 0
        self._sheet: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Pass over what paints nothing; hand on to the reader of shapes what it knows."""
        namespace, _, name = tag.rpartition(" ")
        if namespace == NAMESPACE and name in _PAINTS:
            self.find("V034", found=f"<{name}>")
        foreign = bool(self.open) and namespace != NAMESPACE
        look = self.look(attributes)
        if self._hidden or foreign or name in _HOLLOW | _PAINTS or look.get("display") == "none":
            self._hidden += 1
            self.open.append(name)
            return
        if name in {"text", "tspan"}:
            self.open.append(name)
            self.styles.append(self.styles[-1])
            self.matrices.append(self.matrices[-1])
            return
        for lost in sorted(_LOST & look.keys()):
            if look[lost].strip() not in _KEPT:
                self.find("V034", found=f"{lost}: {look[lost]}")
        for part in sorted(_WHOLE & look.keys()):
            if look[part].strip() not in _KEPT | {"1.0"}:
                self.find("V034", found=f"{part}: {look[part]}")
        own = GEOMETRY.get(name, frozenset({"width", "height", "viewBox"} if name == "svg" else ()))
        kept = {of: value for of, value in look.items() if of in _SHOWN or of in own}
        super().start(tag, kept)

    def end(self, name: str) -> None:
        """Leave an element, painted or passed over."""
        if self._hidden:
            self._hidden -= 1
            if self.open.pop() == "style":
                self.read_sheet("".join(self._sheet))
            return
        super().end(name)
        if not (self.open or self.findings or any(map(_is_seen, self.shapes))):
            self.find("V036", Location(self.file, 1, 1))

    def text(self, words: str) -> None:
        """Keep a style sheet's rules; refuse words that would be painted."""
        if self.open[-1] == "style":
            self._sheet.append(words)
        elif self.open[-1] in {"text", "tspan"} and words.strip() and not self._hidden:
            self.find("V035", found=" ".join(words.split())[:40])

    def look(self, attributes: dict[str, str]) -> dict[str, str]:
        """An element's attributes, over them its classes, over these its own style."""
        merged = {name: value for name, value in attributes.items() if " " not in name}
        for of in attributes.get("class", "").split():
            merged |= self.classes.get(of, {})
        return merged | _declared(attributes.get("style", ""))

    def read_sheet(self, sheet: str) -> None:
        """Take the rules of simple classes from a style sheet: ``.a,.b{fill:#123456}``."""
        for selectors, block in _RULE.findall(_COMMENT.sub("", sheet)):
            for selector in selectors.split(","):
                if selector.strip().startswith("."):
                    self.classes.setdefault(selector.strip()[1:], {}).update(_declared(block))
        self._sheet = []

    def begin_drawing(self, attributes: dict[str, str]) -> None:
        """The size counts in its proportions alone: the place on the page says how large."""
        found = [attributes.get(name, "") for name in ("width", "height", "viewBox")]
        view = found[2] or f"0 0 {_number(found[0])} {_number(found[1])}"
        try:
            numbers = [float(number) for number in view.replace(",", " ").split()]
        except ValueError:
            numbers = []
        if len(numbers) != _LEAST_NUMBERS or min(numbers[2:]) <= 0:
            self.find("V004", found=" ".join(found).strip())
            return
        x, y, across, down = numbers
        scale = _ACROSS / max(across, down)
        self.size = Size(Length(across * scale), Length(down * scale))
        self.unit = Length(1.0)
        self.matrices[-1] = (scale, 0.0, 0.0, scale, -x * scale, -y * scale)

    def changed(self, style: Style, attributes: dict[str, str]) -> Style:
        """The style of an element, by the colours it names."""
        changes: dict[str, Any] = {}
        if "fill" in attributes:
            colour = self.colour("fill", attributes["fill"])
            changes |= {"fill": colour, "is_filled": colour is not None}
        if "stroke" in attributes:
            changes["stroke"] = self.colour("stroke", attributes["stroke"])
        if "stroke-width" in attributes:
            width = attributes["stroke-width"].removesuffix("px")
            changes["width"] = self.number("stroke-width", width)
        changes |= self.chosen(attributes)
        return style._replace(**changes) if changes else style

    def colour(self, attribute: str, written: str) -> str | None:
        """A colour as ``#RRGGBB``, which stands for itself where others are roles."""
        said = written.strip().lower()
        if said in {"none", "transparent"}:
            return None
        if said.startswith("url("):
            self.find("V034", self.place(attribute), found=written)
            return _BLACK
        known = _NAMES.get(said) or _hexadecimal(said)
        if known is None:
            self.find("V033", self.place(attribute), found=written)
        return known or _BLACK


def _is_seen(shape: Shape) -> bool:
    return bool({shape.fill, shape.stroke} - {None, _WHITE})


def _declared(style: str) -> dict[str, str]:
    """``fill:#123456;stroke:none`` as names and values."""
    pairs = (declaration.partition(":") for declaration in style.split(";"))
    return {name.strip(): value.strip() for name, colon, value in pairs if colon}


def _hexadecimal(said: str) -> str | None:
    if _HEXADECIMAL.fullmatch(said):
        digits = said[1:] if len(said) == len("#123456") else "".join(c * 2 for c in said[1:])
        return f"#{digits.upper()}"
    if found := _RGB.fullmatch(said):
        of = 2.55 if found[2] else 1
        parts = [round(int(found[group]) * of) for group in (1, 3, 4)]
        if max(parts) <= 255:  # noqa: PLR2004 - eight bits
            return "#" + "".join(f"{part:02X}" for part in parts)
    return None


def _number(length: str) -> str:
    """A length without its unit: only the proportion counts."""
    return length.strip().rstrip("abcdefghijklmnopqrstuvwxyz%")
