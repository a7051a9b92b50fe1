"""Colour spaces by what they put on paper: each one as amounts of the four process inks.

PDFium shows pages in RGB only. So a page is shown twice: once with the complement of cyan,
magenta and yellow as its red, green and blue, once with the complement of black as grey. For
this every colour space of a file is replaced by a DeviceN space (ISO 32000-1:2008, 8.6.6.5)
with the same components, whose tint transformation says what to show; between the two only
the transformations differ.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    FloatObject,
    NameObject,
    NumberObject,
)

from booklet.preflight.ink_functions import evaluate

if TYPE_CHECKING:
    from collections.abc import Callable

    from pypdf import PdfWriter
    from pypdf.generic import IndirectObject, PdfObject

    from booklet.preflight.ink_light import Light

Inks = tuple[float, float, float, float]

_CMYK_SHOWN = (
    b"{pop 1 exch sub 3 1 roll 1 exch sub 3 1 roll 1 exch sub 3 1 roll}",
    b"{4 1 roll pop pop pop 1 exch sub dup dup}",
)
_GREY_SHOWN = (b"{pop 1 1 1}", b"{dup dup}")
# How finely a transformation is sampled, by its number of components.
_STEPS = {1: 256, 2: 33, 3: 17, 4: 7}
_PROCESS = {"/Cyan": 0, "/Magenta": 1, "/Yellow": 2, "/Black": 3}
_COMPONENTS = {
    "/DeviceCMYK": 4, "/DeviceRGB": 3, "/DeviceGray": 1,
    "/CMYK": 4, "/RGB": 3, "/G": 1, "/CalRGB": 3, "/CalGray": 1,
}  # fmt: skip
_DEEPEST = 4
_STAND_IN = {4: "/InkFour", 3: "/InkLight", 1: "/InkGrey"}


class Spaces:
    """The replacements, made once for a file.

    Attributes:
        shown: streams that differ between the two showings, with their data for each.
    """

    def __init__(self, writer: PdfWriter, light: Light) -> None:
        self._writer, self._light = writer, light
        self.shown: list[tuple[DecodedStreamObject, bytes, bytes]] = []
        self._device: dict[int, IndirectObject] = {}
        self._made: dict[int, tuple[object, PdfObject]] = {}  # with the object: ids are reused

    def stand_in(self, device: str) -> str:
        """The resource name that replaces a device space: ``/InkFour`` for ``/DeviceCMYK``."""
        return _STAND_IN[_COMPONENTS[device]] if device in _COMPONENTS else device

    def resources(self) -> dict[NameObject, PdfObject]:
        """What each resource dictionary needs among its colour spaces."""
        return {NameObject(name): self.device(count) for count, name in _STAND_IN.items()}

    def device(self, components: int) -> IndirectObject:
        """The replacement of a device space, or of a profile with as many components."""
        if components not in self._device:
            if components == 4:  # noqa: PLR2004 - C, M, Y, K
                function = self._function(4, *_CMYK_SHOWN)
            elif components == 1:
                function = self._function(1, *_GREY_SHOWN)
            else:
                function = self._sampled(3, self._light.lattice(_STEPS[3]))
            self._device[components] = self._space(components, function)
        return self._device[components]

    def replaced(self, written: Any, depth: int = 0) -> PdfObject:  # noqa: ANN401 - any object
        """The replacement of any colour space; what cannot be replaced stays as it is."""
        found = written.get_object()
        if id(found) not in self._made:
            self._made[id(found)] = (found, self._replacement(found, depth))
        return self._made[id(found)][1]

    def _replacement(self, found: Any, depth: int) -> PdfObject:  # noqa: ANN401 - as above
        family = found[0].get_object() if isinstance(found, ArrayObject) and found else found
        if isinstance(family, NameObject) and family in _COMPONENTS:
            return self.device(_COMPONENTS[family])
        if not isinstance(found, ArrayObject) or depth > _DEEPEST:
            return found  # type: ignore[no-any-return] # whatever it is
        if family == "/ICCBased":
            count = int(found[1].get_object().get("/N", 3))
            return self.device(count) if count in _STAND_IN else found
        if family in {"/Indexed", "/I", "/Pattern"} and len(found) > 1:
            return ArrayObject([found[0], self.replaced(found[1], depth + 1), *found[2:]])
        if family in {"/Separation", "/DeviceN"}:
            return self._spot(found)
        return found

    def _spot(self, found: ArrayObject) -> PdfObject:
        """A space of inks by name: process inks themselves, others by what stands in for them."""
        written = found[1].get_object()
        names = [str(name) for name in (written if isinstance(written, list) else [written])]
        if len(names) not in _STEPS:
            return found
        if all(name in _PROCESS or name == "/None" for name in names):

            def inks(tints: tuple[float, ...]) -> Inks:
                amounts = [0.0] * 4
                for name, tint in zip(names, tints, strict=True):
                    if name in _PROCESS:
                        amounts[_PROCESS[name]] = tint
                return (amounts[0], amounts[1], amounts[2], amounts[3])

        elif names == ["/All"]:

            def inks(tints: tuple[float, ...]) -> Inks:
                return (tints[0],) * 4

        else:

            def inks(tints: tuple[float, ...]) -> Inks:
                return self.amounts(found[2], evaluate(found[3], tints))

        try:
            return self._space(len(names), self._sampled(len(names), _table(len(names), inks)))
        except (ValueError, KeyError, TypeError, IndexError):
            return found

    def amounts(self, space: Any, values: tuple[float, ...]) -> Inks:  # noqa: ANN401 - any object
        """The inks of a colour in a device space or a profile of as many components."""
        found = space.get_object()
        family = found[0].get_object() if isinstance(found, list) else found
        count = _COMPONENTS.get(family, len(values))
        if count == 4:  # noqa: PLR2004 - C, M, Y, K
            return (values[0], values[1], values[2], values[3])
        if count == 1:
            return (0.0, 0.0, 0.0, 1 - values[0])
        return self._light.inks((values[0], values[1], values[2]))

    # -- writing ------------------------------------------------------------------------

    def _space(self, components: int, function: IndirectObject) -> IndirectObject:
        names = ArrayObject(NameObject(f"/Ink{at}") for at in range(components))
        family, rgb = NameObject("/DeviceN"), NameObject("/DeviceRGB")
        return self._writer._add_object(  # noqa: SLF001 - pypdf 7.1 has no public name for it
            ArrayObject([family, names, rgb, function])
        )

    def _function(self, inputs: int, *shown: bytes) -> IndirectObject:
        stream = _stream(inputs, 4)
        return self._switched(stream, *shown)

    def _sampled(self, inputs: int, table: bytes) -> IndirectObject:
        """What a transformation shows of a table of inks, four bytes for each sample."""
        shades = bytes(255 - amount for amount in table)
        first, second = bytearray(len(table) // 4 * 3), bytearray(len(table) // 4 * 3)
        for part in range(3):
            first[part::3] = shades[part::4]
            second[part::3] = shades[3::4]
        stream = _stream(inputs, 0)
        stream[NameObject("/Size")] = ArrayObject([NumberObject(_STEPS[inputs])] * inputs)
        stream[NameObject("/BitsPerSample")] = NumberObject(8)
        return self._switched(stream, bytes(first), bytes(second))

    def _switched(self, stream: DecodedStreamObject, *shown: bytes) -> IndirectObject:
        self.shown.append((stream, shown[0], shown[1]))
        return self._writer._add_object(stream)  # noqa: SLF001 - as above


def _table(inputs: int, inks: Callable[[tuple[float, ...]], Inks]) -> bytes:
    """A transformation at evenly spaced tints, the first varying fastest (7.10.2)."""
    steps, table = _STEPS[inputs], bytearray()
    for places in product(range(steps), repeat=inputs):
        amounts = inks(tuple(place / (steps - 1) for place in reversed(places)))
        table += bytes(round(255 * min(max(amount, 0.0), 1.0)) for amount in amounts)
    return bytes(table)


def _stream(inputs: int, kind: int) -> DecodedStreamObject:
    stream = DecodedStreamObject()
    unit = [FloatObject(0), FloatObject(1)]
    stream[NameObject("/FunctionType")] = NumberObject(kind)
    stream[NameObject("/Domain")] = ArrayObject(unit * inputs)
    stream[NameObject("/Range")] = ArrayObject(unit * 3)
    return stream
