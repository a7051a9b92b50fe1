"""Colour spaces and colours as a content stream uses them (ISO 32000-1:2008, 8.6)."""

from __future__ import annotations

from pypdf.generic import ArrayObject, DictionaryObject, NameObject, PdfObject

from booklet.preflight.objects import dictionary, entry, name, number, resolved
from booklet.values import value

_DEVICE = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}
_SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_CIE = {"CalGray": 1, "CalRGB": 3, "Lab": 3}
_DEEPEST = 6
_TRACE_OF_INK = 0.005


@value(by_identity=True)
class Space:
    """A colour space.

    Attributes:
        family: ``DeviceCMYK``, ``ICCBased``, ``Separation`` …
        components: how many numbers a colour has.
        base: of an Indexed or Pattern space; the alternate of a spot colour.
        colorants: names of the inks of a Separation or DeviceN.
    """

    family: str
    components: int
    base: Space | None = None
    colorants: tuple[str, ...] = ()

    @property
    def final(self) -> Space:
        """The space that colours really are in: what an Indexed space picks from."""
        return self.base if self.family in {"Indexed", "Pattern"} and self.base else self

    @property
    def is_rgb(self) -> bool:
        """Whether its colours are light: red, green, blue."""
        space = self.final
        icc = space.family == "ICCBased" and space.components == 3  # noqa: PLR2004 - RGB
        return icc or space.family in {"DeviceRGB", "CalRGB"}

    @property
    def is_cmyk(self) -> bool:
        """Whether its colours are the four process inks."""
        space = self.final
        return space.components == 4 and space.family in {"DeviceCMYK", "ICCBased"}  # noqa: PLR2004

    @property
    def is_gray(self) -> bool:
        """Whether its colours are shades of grey."""
        space = self.final
        return space.components == 1 and space.family in {"DeviceGray", "CalGray", "ICCBased"}

    @property
    def independent(self) -> bool:
        """Whether its colours are measured, for no device: CIE-based (8.6.5)."""
        return self.final.family in {"ICCBased", *_CIE}

    @property
    def spots(self) -> tuple[str, ...]:
        """Inks that are not process inks."""
        process = {"Cyan", "Magenta", "Yellow", "Black", "None", "All"}
        return tuple(c for c in self.final.colorants if c not in process)

    @property
    def said(self) -> str:
        """What people call it."""
        space = self.final
        if space.is_rgb:
            return "RGB"
        if space.is_cmyk:
            return "CMYK"
        if space.is_gray:
            return "grey"
        if space.spots:
            return f"spot colour “{', '.join(space.spots)}”"
        return space.family


@value
class Paint:
    """A colour that something is painted with.

    Attributes:
        space: its colour space.
        numbers: its components; empty for a pattern, which has many colours.
    """

    space: Space
    numbers: tuple[float, ...]

    @property
    def inks(self) -> dict[str, float] | None:
        """How much of each ink, 0 to 1; None where light must be converted first."""
        space, found = self.space.final, self.numbers
        if len(found) != space.components:
            return None
        if space.is_cmyk:
            return dict(zip(("Cyan", "Magenta", "Yellow", "Black"), found, strict=True))
        if space.is_gray:
            return {"Black": 1 - found[0]}
        if space.family in {"Separation", "DeviceN"}:
            return dict(zip(space.colorants, found, strict=False))
        return None

    @property
    def ink_names(self) -> tuple[str, ...]:
        """The inks that print at all."""
        return tuple(ink for ink, part in (self.inks or {}).items() if part > _TRACE_OF_INK)

    @property
    def is_white(self) -> bool:
        """Whether it is the colour of the paper."""
        inks = self.inks
        if inks is not None:
            return bool(inks) and not self.ink_names
        return bool(self.space.is_rgb and self.numbers and min(self.numbers) > 1 - _TRACE_OF_INK)

    @property
    def is_black(self) -> bool:
        """Whether it is solid black and nothing else."""
        return self.ink_names == ("Black",) and (self.inks or {})["Black"] > 1 - _TRACE_OF_INK


GRAY = Space("DeviceGray", 1)
RGB = Space("DeviceRGB", 3)
CMYK = Space("DeviceCMYK", 4)
BLACK = Paint(GRAY, (0.0,))
PATTERN = Space("Pattern", 0)
UNKNOWN = Space("unknown", 0)
_BY_NAME = {"DeviceGray": GRAY, "DeviceRGB": RGB, "DeviceCMYK": CMYK, "Pattern": PATTERN}


class Spaces:
    """Reads colour spaces; each object once."""

    def __init__(self) -> None:
        self._read: dict[int, tuple[PdfObject, Space]] = {}

    def read(self, found: object, resources: DictionaryObject, depth: int = 0) -> Space:
        """The space that an object describes, or a name that stands in ``ColorSpace``."""
        held = resolved(found)
        if isinstance(held, NameObject) or isinstance(found, str):
            short = name(held if held is not None else found)
            plain = _BY_NAME.get(_SHORT.get(short, short))
            if plain is not None:
                return plain
            held = entry(entry(resources, "/ColorSpace"), f"/{short}")
            if isinstance(held, NameObject):
                return _BY_NAME.get(name(held), UNKNOWN)
        if not isinstance(held, ArrayObject) or depth > _DEEPEST:
            return UNKNOWN
        # The object is kept too, so that its identity stays its own.
        kept = self._read.get(id(held))
        if kept is None:
            kept = self._read[id(held)] = (held, self._parsed(held, resources, depth))
        return kept[1]

    def _parsed(self, array: ArrayObject, resources: DictionaryObject, depth: int) -> Space:
        written = name(resolved(array[0])) if array else ""
        family = _SHORT.get(written, written)
        rest = [resolved(item) for item in array[1:4]]
        if family in _DEVICE or (family == "Pattern" and not rest):
            return _BY_NAME[family]
        if family in _CIE:
            return Space(family, _CIE[family])
        if family == "ICCBased" and rest:
            return Space(family, int(number(entry(rest[0], "/N"))))
        if family in {"Indexed", "Pattern"} and rest:
            base = self.read(rest[0], resources, depth + 1)
            return Space(family, 1 if family == "Indexed" else base.components, base)
        if family in {"Separation", "DeviceN"} and len(rest) > 1:
            inks = rest[0] if isinstance(rest[0], ArrayObject) else [rest[0]]
            names = tuple(name(resolved(ink)) for ink in inks)
            return Space(family, len(names), self.read(rest[1], resources, depth + 1), names)
        return UNKNOWN


def shading_space(found: object, spaces: Spaces, resources: DictionaryObject) -> Space:
    """The colour space of a shading dictionary."""
    return spaces.read(entry(dictionary(found), "/ColorSpace"), resources)
