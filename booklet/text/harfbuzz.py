"""The border to HarfBuzz: the only module that knows the untyped package ``uharfbuzz``.

Everything that leaves it is typed. Fonts are scaled to 1,000 units to the em whatever their
own grid is, since that is the grid in which PDF keeps advances (ISO 32000-1:2008, 9.2.4).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

import uharfbuzz  # type: ignore[import-untyped]  # it ships no type information (0.57)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

EM = 1000
"""Units to the em of everything measured here."""


class Extents(Protocol):
    """The ink of a glyph: its top left corner and its size, ``height`` downwards."""

    x_bearing: int
    y_bearing: int
    width: int
    height: int


class FontExtents(Protocol):
    """Ascender and descender of a font; the descender is negative."""

    ascender: int
    descender: int


class Blob(Protocol):
    """Bytes of a font or of one of its tables."""

    data: bytes


class Axis(Protocol):
    """An axis along which a variable font varies."""

    tag: str
    default_value: float


class RawFace(Protocol):
    """A font file as HarfBuzz reads it."""

    upem: int
    glyph_count: int
    unicodes: Iterable[int]
    table_tags: list[str]
    axis_infos: list[Axis]
    blob: Blob

    def get_name(self, name_id: int) -> str | None:
        """Return an entry of the name table."""

    def reference_table(self, tag: str) -> Blob:
        """Return a table's bytes."""


class RawFont(Protocol):
    """A face at a size and with its variation axes set."""

    scale: tuple[int, int]

    def set_variations(self, variations: Mapping[str, float]) -> None:
        """Set variation axes."""

    def get_nominal_glyph(self, code_point: int) -> int | None:
        """Return the glyph that the character map gives."""

    def get_glyph_h_advance(self, glyph: int) -> int:
        """Return a glyph's own advance, before kerning."""

    def get_glyph_extents(self, glyph: int) -> Extents | None:
        """Return a glyph's ink."""

    def get_font_extents(self, direction: str) -> FontExtents:
        """Return ascender and descender."""

    def get_metric_position(self, tag: int) -> int | None:
        """Return one of the OpenType metrics."""

    def get_style_value(self, tag: int) -> float:
        """Return weight, slant or another value of style."""


X_HEIGHT = int(uharfbuzz.OTMetricsTag.X_HEIGHT)
CAP_HEIGHT = int(uharfbuzz.OTMetricsTag.CAP_HEIGHT)
WEIGHT = int(uharfbuzz.StyleTag.WEIGHT)
SLANT_ANGLE = int(uharfbuzz.StyleTag.SLANT_ANGLE)

RawGlyph = tuple[int, int, int, int, int]
"""Glyph, cluster, advance, and displacement to the right and up."""


def open_face(data: bytes, index: int) -> RawFace:
    """Read a font file's bytes; ``index`` chooses a font of a collection."""
    return cast("RawFace", uharfbuzz.Face(uharfbuzz.Blob(data), index))


def open_font(face: RawFace, variations: Mapping[str, float] | None) -> RawFont:
    """Set a face up at 1,000 units to the em, with its variation axes at ``variations``."""
    font = cast("RawFont", uharfbuzz.Font(face))
    font.scale = (EM, EM)
    if variations:
        font.set_variations(variations)
    return font


class Run(Protocol):
    """What is the same for all texts that one shaper shapes."""

    @property
    def rtl(self) -> bool:
        """Whether it runs from right to left."""

    @property
    def script(self) -> str:
        """ISO 15924 code."""

    @property
    def language(self) -> str:
        """BCP 47 tag."""


_CLUSTERS = uharfbuzz.BufferClusterLevel.MONOTONE_GRAPHEMES


def shape(
    font: RawFont, text: str, run: Run, *, features: tuple[str, ...], before: str, after: str
) -> tuple[RawGlyph, ...]:
    """Turn characters into placed glyphs, in visual order from left to right.

    Args:
        font: from :func:`open_font`.
        text: characters of one script and direction.
        run: direction, script (ISO 15924) and language (BCP 47).
        features: OpenType features to turn on, or with a minus sign before, off.
        before: what stands before the text, for scripts whose letters join; often empty.
        after: what stands after it.
    """
    buffer = uharfbuzz.Buffer()
    skipped = len(before)
    if before or after:
        buffer.add_str(before + text + after, skipped, len(text))
    else:
        buffer.add_str(text)
    buffer.direction = "rtl" if run.rtl else "ltr"
    buffer.script = run.script
    buffer.language = run.language
    buffer.cluster_level = _CLUSTERS
    if features:
        uharfbuzz.shape(font, buffer, {name.removeprefix("-"): name[0] != "-" for name in features})
    else:
        uharfbuzz.shape(font, buffer)
    return tuple(
        [
            (info.codepoint, info.cluster - skipped, advance, dx, dy)
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
            for dx, dy, advance, _ in (place.position,)
        ]
    )


def script_of(char: str) -> str | None:
    """The script of a character (ISO 15924); None if it belongs to many, or to none."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(char)
    buffer.guess_segment_properties()
    return cast("str | None", buffer.script) or None


def subset(
    face: RawFace,
    glyphs: Iterable[int],
    *,
    dropped: Iterable[str],
    variations: Mapping[str, float],
    cff: bool,
) -> tuple[bytes, Mapping[int, int]]:
    """Cut a font down to some glyphs and fix its variation axes.

    Args:
        face: the whole font.
        glyphs: what to keep, by number.
        dropped: tags of tables that are not needed.
        variations: axis tag to value; other axes are fixed at their default.
        cff: whether its outlines are in a CFF table. Then glyphs keep their numbers, and
            that table alone is returned.

    Returns:
        The font program, and the new number of each glyph by its old.
    """
    flags = uharfbuzz.SubsetFlags
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = flags.NO_HINTING | flags.NO_LAYOUT_CLOSURE | flags.NOTDEF_OUTLINE
    if cff:
        wanted.flags |= flags.RETAIN_GIDS | flags.DOWNGRADE_CFF2 | flags.DESUBROUTINIZE
    for tag in dropped:
        wanted.drop_table_tag_set.add(int.from_bytes(tag.encode(), "big"))
    for axis in face.axis_infos:
        value = variations.get(axis.tag, axis.default_value)
        wanted.pin_axis_location(face, axis.tag, value)
    plan = uharfbuzz.SubsetPlan(face, wanted)
    cut = cast("RawFace", plan.execute())
    data = cut.reference_table("CFF ").data if cff else cut.blob.data
    return data, cast("Mapping[int, int]", plan.old_to_new_glyph_mapping)
