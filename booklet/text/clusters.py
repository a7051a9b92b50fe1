"""Writing words whose glyphs and characters do not go one to one.

Accents that are glyphs of their own, ligatures, scripts that reorder, right-to-left words,
letters kerned far apart: the characters of each cluster are shared out among its
glyphs, and where viewers would still be misled, the cluster states what it says.
"""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from booklet.text.bidi_brackets import MIRRORED
from booklet.text.composites import Composite
from booklet.text.encoding import WIDEST_GAP, Arrays, GlyphOrder, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable

    from booklet.text.encoding import Encoding
    from booklet.text.shape import Glyph, Shaped


def encode_clusters(encoding: Encoding, shaped: Shaped) -> tuple[Piece, ...]:
    """Write a word of several glyphs a character or the reverse, or of raised glyphs.

    Args:
        encoding: gives the codes, and says in which order right-to-left words stand.
        shaped: the word.
    """
    if shaped.rtl and encoding.order is GlyphOrder.VISUAL and not encoding.face.is_cff:
        return (Piece(((_turned(encoding, shaped), 0),)),)
    glyphs = shaped.glyphs if encoding.face.is_cff else _composed(encoding, shaped)
    if shaped.rtl and encoding.order is GlyphOrder.LOGICAL:
        glyphs = _in_logical_order(glyphs)
    is_turned = shaped.rtl and encoding.order is GlyphOrder.VISUAL
    ends = _cluster_ends(shaped)
    clusters: list[_Cluster] = []
    adjustment = 0
    for cluster, group in groupby(glyphs, key=_cluster):
        members = tuple(group)
        text = shaped.text[cluster : ends[cluster]]
        shares = _shares(text, len(members))
        if is_turned:
            shares = [MIRRORED.get(share, share[::-1]) for share in reversed(shares)]
        codes = [
            encoding.code(glyph[0], share) for glyph, share in zip(members, shares, strict=True)
        ]
        arrays, adjustment = _arrays(members, codes, adjustment)
        is_told = len(text) >= len(members) and all(told for _, _, told in codes)
        if not shaped.rtl and (not is_told or _has_mark(members)):
            is_told = False
            if _is_mark(members[-1]):
                arrays, adjustment = _closed(encoding, arrays, adjustment)
        is_apart = not shaped.rtl and -adjustment > WIDEST_GAP
        clusters.append(_Cluster(arrays, text, is_told=is_told, is_apart=is_apart))
    if adjustment:
        last = clusters.pop()
        end = (str(adjustment), last.arrays[-1][1])
        clusters.append(last._replace(arrays=_joined(last.arrays, (end,))))
    return tuple(
        Piece(cluster.arrays, None if cluster.is_told or shaped.rtl else cluster.text)
        for cluster in _merged(clusters)
    )


def _turned(encoding: Encoding, shaped: Shaped) -> str:
    """The codes of a right-to-left word as it is seen: one glyph a cluster, on the baseline."""
    end = len(shaped.text)
    known = encoding.codes
    codes = []
    for cluster, group in groupby(shaped.glyphs, key=_cluster):
        members = tuple(group)
        text = shaped.text[cluster:end]
        said = MIRRORED.get(text) or text[::-1]
        end = cluster
        glyph, _, advance, dx, dy = members[0]
        code, stated = known.get((glyph, said), ("", -1))
        if stated != advance or dx or dy or len(members) > 1:
            glyph, advance = _whole(encoding, members, rtl=True)
            code, stated, _ = encoding.code(glyph, said)
            if advance < stated:
                code += f">{stated - advance}<"
        codes.append(code)
    return f"<{''.join(codes)}>"


def _composed(encoding: Encoding, shaped: Shaped) -> tuple[Glyph, ...]:
    """One glyph for each cluster, on the baseline, made of its glyphs where there are several."""
    whole: list[Glyph] = []
    for cluster, group in groupby(shaped.glyphs, key=_cluster):
        members = tuple(group)
        if all(map(_has_glyph, members)):
            glyph, advance = _whole(encoding, members, rtl=shaped.rtl)
            members = ((glyph, cluster, advance, 0, 0),)
        whole += members
    return tuple(whole)


def _whole(encoding: Encoding, members: tuple[Glyph, ...], *, rtl: bool) -> tuple[int, int]:
    """The glyph that stands for a cluster, and its advance.

    Right-to-left glyphs that are kerned are made anew too, with the advance that they take:
    viewers then see neither gaps nor steps back.
    """
    glyph, _, advance, dx, dy = members[0]
    is_plain = len(members) == 1 and not dx and not dy
    if is_plain and not (rtl and advance != encoding.advance(glyph)):
        return glyph, advance
    parts = []
    pen = 0
    for part, _, width, right, up in members:
        if not part:
            return 0, 0  # which has no code
        parts.append((part, pen + right, up))
        pen += width
    return encoding.composed(Composite(tuple(parts), pen)), pen


def _has_glyph(glyph: Glyph) -> bool:
    return bool(glyph[0])


def _closed(encoding: Encoding, arrays: Arrays, adjustment: int) -> tuple[Arrays, int]:
    """End a cluster on a space that is laid over its end, and says nothing.

    Viewers measure the gap to what follows from the end of the last glyph; if that
    is an accent in the middle of its letter, they see a space.
    """
    space = encoding.face.font.get_nominal_glyph(ord(" "))
    if not space:
        return arrays, adjustment
    code, advance, _ = encoding.code(space, "\u2060")
    return _joined(arrays, ((f"{adjustment + advance}<{code}>", 0),)), 0


def _in_logical_order(glyphs: tuple[Glyph, ...]) -> tuple[Glyph, ...]:
    """The same glyphs in the same places, the first to be read first."""
    places: list[tuple[int, Glyph]] = []
    x = 0
    for glyph in glyphs:
        places.append((x, glyph))
        x += glyph[2]
    result: list[Glyph] = []
    pen = 0
    following = [at for at, _ in places[-2::-1]] + [x]
    for (at, (glyph_id, cluster, _, dx, dy)), then in zip(reversed(places), following, strict=True):
        result.append((glyph_id, cluster, then - pen, at + dx - pen, dy))
        pen = then
    return tuple(result)


def _cluster(glyph: Glyph) -> int:
    return glyph[1]


def _cluster_ends(shaped: Shaped) -> dict[int, int]:
    """Index after the last character of each cluster."""
    starts = sorted(set(map(_cluster, shaped.glyphs)))
    return dict(zip(starts, [*starts[1:], len(shaped.text)], strict=True))


def _has_mark(cluster: tuple[Glyph, ...]) -> bool:
    return len(cluster) > 1 and any(map(_is_mark, cluster))


def _is_mark(glyph: Glyph) -> bool:
    """Whether a glyph sits on, under or in the one beside it."""
    _, _, advance, _, dy = glyph
    return bool(dy) or not advance


def _arrays(
    glyphs: Iterable[Glyph], codes: Iterable[tuple[str, int, bool]], adjustment: int
) -> tuple[Arrays, int]:
    """Write glyphs, each moved to its place by the numbers around it.

    Args:
        glyphs: in content order.
        codes: code and stated advance of each.
        adjustment: what is still to be moved, to the left, from the glyph before.

    Returns:
        Arrays, and what is to be moved after them.
    """
    arrays: Arrays = ()
    for (_, _, advance, dx, dy), (code, stated, _) in zip(glyphs, codes, strict=True):
        before = adjustment - dx
        arrays = _joined(arrays, ((f"{before or ''}<{code}>", dy),))
        adjustment = stated - advance + dx
    return arrays, adjustment


class _Cluster(NamedTuple):
    """Characters that cannot be told apart in glyphs.

    Attributes:
        arrays: what shows them.
        text: what they say.
        is_told: whether codes tell it to every viewer.
        is_apart: whether they are kerned so far from the next that viewers see a space.
    """

    arrays: Arrays
    text: str
    is_told: bool
    is_apart: bool


def _merged(clusters: Iterable[_Cluster]) -> list[_Cluster]:
    """Join neighbours that need no actual text, or must share one.

    A space is joined to what stands before it: as a text object of its own it would be lost
    by PDFium now and then.
    """
    merged: list[_Cluster] = []
    for cluster in clusters:
        before = merged[-1] if merged else None
        if before and (
            before.is_apart or before.is_told is cluster.is_told is True or cluster.text == " "
        ):
            arrays = _joined(before.arrays, cluster.arrays)
            is_told = before.is_told and cluster.is_told and not before.is_apart
            merged[-1] = _Cluster(arrays, before.text + cluster.text, is_told, cluster.is_apart)
        else:
            merged.append(cluster)
    return merged


def _joined(first: Arrays, second: Arrays) -> Arrays:
    """Put arrays behind each other, in one where the rise stays the same."""
    if first and second and first[-1][1] == second[0][1]:
        (head, rise), (tail, _) = first[-1], second[0]
        return (*first[:-1], (head + tail, rise), *second[1:])
    return first + second


def _shares(text: str, count: int) -> list[str]:
    """Cut a cluster's text into as many parts as it has glyphs, none of them empty."""
    if len(text) < count:
        text = unicodedata.normalize("NFD", text)
    text += "\u200b" * (count - len(text))
    return [*text[: count - 1], text[count - 1 :]]
