"""Glyphs made of glyphs: a letter with all its marks as one, for fonts with quadratic outlines.

A letter whose dots, vowel signs or accents are glyphs of their own, or that Nastaliq raises, must
be put together by moving about on the page, and every viewer then sees the parts: as
other lines, with spaces between them. Put together in the font, as a composite glyph
(OpenType 1.9, ``glyf``), a cluster is one glyph with one text and stands on the baseline.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_WORDS, _XY, _MORE = 0x1, 0x2, 0x20
_LONG = 1


class Composite(NamedTuple):
    """A glyph to be made.

    Attributes:
        parts: each glyph with how far it is moved to the right and up.
        advance: of the whole.

    All measures are in thousandths of the em.
    """

    parts: tuple[tuple[int, int, int], ...]
    advance: int


def with_composites(
    data: bytes, composites: Iterable[Composite], numbers: Mapping[int, int]
) -> tuple[bytes, int]:
    """Add composites to a TrueType font.

    Args:
        data: the font, already a subset.
        composites: in order.
        numbers: of each part’s glyph in this font, by its number in the whole font.

    Returns:
        The font, and the number of the first composite in it.
    """
    tables = _tables(data)
    head, maxp, hhea = (bytearray(tables[tag]) for tag in ("head", "maxp", "hhea"))
    em = struct.unpack_from(">H", head, 18)[0] / 1000
    (count,) = struct.unpack_from(">H", maxp, 4)
    offsets = _offsets(tables["loca"], count, is_long=head[51] == _LONG)
    outlines = bytearray(tables["glyf"][: offsets[-1]])
    metrics = bytearray(_all_metrics(tables["hmtx"], struct.unpack_from(">H", hhea, 34)[0], count))
    most = 0
    number = count
    for composite in composites:
        placed = [
            (numbers[glyph], round(dx * em), round(dy * em)) for glyph, dx, dy in composite.parts
        ]
        box = _box(placed, outlines, offsets)
        outlines += _written(placed, box)
        outlines += bytes(-len(outlines) % 4)
        offsets.append(len(outlines))
        metrics += struct.pack(">Hh", max(0, round(composite.advance * em)), box[0])
        most = max(most, len(placed))
        number += 1
    head[50:52] = struct.pack(">h", _LONG)
    struct.pack_into(">H", maxp, 4, number)
    struct.pack_into(">H", hhea, 34, number)
    elements, depth = struct.unpack_from(">HH", maxp, 28)
    struct.pack_into(">HH", maxp, 28, max(elements, most), depth + 1)
    tables |= {
        "head": bytes(head),
        "maxp": bytes(maxp),
        "hhea": bytes(hhea),
        "hmtx": bytes(metrics),
        "glyf": bytes(outlines),
        "loca": struct.pack(f">{len(offsets)}I", *offsets),
    }
    return _font(tables), count


def _tables(data: bytes) -> dict[str, bytes]:
    (count,) = struct.unpack_from(">H", data, 4)
    found = {}
    for index in range(count):
        tag, _, start, length = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        found[tag.decode("ascii")] = data[start : start + length]
    return found


def _offsets(loca: bytes, count: int, *, is_long: bool) -> list[int]:
    """Where each glyph begins in ``glyf``, and where the last ends."""
    if is_long:
        return list(struct.unpack_from(f">{count + 1}I", loca))
    return [2 * half for half in struct.unpack_from(f">{count + 1}H", loca)]


def _all_metrics(hmtx: bytes, stated: int, count: int) -> bytes:
    """Advance and left side bearing of every glyph: the last advance counts for all after."""
    advance = hmtx[4 * stated - 4 : 4 * stated - 2]
    bearings = hmtx[4 * stated :]
    rest = [advance + bearings[2 * at : 2 * at + 2] for at in range(count - stated)]
    return hmtx[: 4 * stated] + b"".join(rest)


def _box(
    placed: Sequence[tuple[int, int, int]], outlines: bytearray, offsets: Sequence[int]
) -> tuple[int, int, int, int]:
    boxes = [
        (left + dx, low + dy, right + dx, high + dy)
        for glyph, dx, dy in placed
        if offsets[glyph] < offsets[glyph + 1]
        for left, low, right, high in [struct.unpack_from(">4h", outlines, offsets[glyph] + 2)]
    ]
    if not boxes:
        return 0, 0, 0, 0
    left, low, right, high = zip(*boxes, strict=True)
    return min(left), min(low), max(right), max(high)


def _written(placed: Sequence[tuple[int, int, int]], box: tuple[int, int, int, int]) -> bytes:
    """A composite glyph’s description."""
    parts = [struct.pack(">5h", -1, *box)]
    last = len(placed) - 1
    for index, (glyph, dx, dy) in enumerate(placed):
        flags = _WORDS | _XY | (_MORE if index < last else 0)
        parts.append(struct.pack(">HHhh", flags, glyph, dx, dy))
    return b"".join(parts)


def _font(tables: Mapping[str, bytes]) -> bytes:
    """A font file of these tables (OpenType 1.9, “Organization of an OpenType font”)."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = struct.pack(
        ">IHHHH", 0x10000, count, 16 * power, power.bit_length() - 1, 16 * (count - power)
    )
    start = len(header) + 16 * count
    directory: list[bytes] = []
    body: list[bytes] = []
    for tag in sorted(tables):
        table = tables[tag]
        if tag == "head":
            table = table[:8] + bytes(4) + table[12:]
        padded = table + bytes(-len(table) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        directory.append(struct.pack(">4sIII", tag.encode("ascii"), total, start, len(table)))
        body.append(padded)
        start += len(padded)
    return b"".join([header, *directory, *body])
