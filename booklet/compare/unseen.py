"""What changed for a screen reader and not for the eye: nobody sees it on paper."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING

from booklet.compare.findings import Aspect, Difference, Piece, Side
from booklet.compare.telling import places, rect, replaced, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from booklet.compare.reading import Alternative
    from booklet.compare.splitting import Word
    from booklet.compare.targets import Entry, Target

_MOST_TOLD = 8
"""Words of a passage that are told before it is cut."""
_ROLES = {
    "": "not tagged",
    "BlockQuote": "a quotation",
    "Caption": "a caption",
    "L": "a list",
    "LBody": "a list item",
    "LI": "a list item",
    "Lbl": "a label",
    "P": "a paragraph",
    "TD": "a table cell",
    "TH": "a table heading",
    "TOCI": "a line of the contents",
}


def roles(pairs: Sequence[tuple[Word, Word]]) -> Iterator[Difference]:
    """Words that are another kind of thing: a heading of another level, a list item."""
    yield from _grouped(pairs, lambda word: word.role, "role", _role)


def languages(pairs: Sequence[tuple[Word, Word]]) -> Iterator[Difference]:
    """Words that are read out in another language."""
    yield from _grouped(pairs, lambda word: word.lang, "language", lambda tag: tag or "not said")


def links(
    pairs: Sequence[tuple[Word, Word]], page_of: Mapping[int, int], labels: Sequence[str]
) -> Iterator[Difference]:
    """Links that lead elsewhere, came or went; a page that only moved up is the same."""

    def leads(word: Word, *, was: bool) -> str:
        target = word.target
        if isinstance(target, int) and was:
            target = page_of.get(target, f"page {target} of the old file")
        return led(target, labels)

    said = {id(a): leads(a, was=True) for a, _ in pairs if a.target is not None}
    said |= {id(b): leads(b, was=False) for _, b in pairs if b.target is not None}
    yield from _grouped(pairs, lambda word: said.get(id(word), ""), "link", lambda to: to or "none")


def led(target: Target | None, labels: Sequence[str]) -> str:
    """Where something leads, for people; ``labels`` are those of the new file."""
    if isinstance(target, int):
        label = labels[target - 1] if target <= len(labels) else ""
        return f"page {target}" + (f" (“{label}”)" if label not in {"", str(target)} else "")
    return target or ""


def alternatives(old: Sequence[Alternative], new: Sequence[Alternative]) -> Iterator[Difference]:
    """What is said in place of pictures and for links."""
    matching = SequenceMatcher(
        None, [(a.thing, a.text) for a in old], [(b.thing, b.text) for b in new], autojunk=False
    )
    for tag, a0, a1, b0, b1 in matching.get_opcodes():
        if tag == "equal":
            continue
        went, came = list(old[a0:a1]), list(new[b0:b1])
        for at in range(max(len(went), len(came))):
            was = went[at] if at < len(went) else None
            later = came[at] if at < len(came) else None
            yield Difference(
                aspect=Aspect.READER,
                title=f"text alternative of a {(later or was or went[0]).thing}",
                pieces=_in_place(was.text if was else "", later.text if later else ""),
                old_page=was.page if was else None,
                new_page=later.page if later else None,
                old=(rect(was.box),) if was and was.box else (),
                new=(rect(later.box),) if later and later.box else (),
            )


def outlines(
    old: Sequence[Entry], new: Sequence[Entry], page_of: Mapping[int, int], labels: Sequence[str]
) -> Iterator[Difference]:
    """The outline: bookmarks beside the pages."""

    def line(entry: Entry, *, was: bool) -> str:
        target = entry.target
        if was and isinstance(target, int):
            target = page_of.get(target, "a removed page")
        return f"{entry.title} (level {entry.level}, leads to {led(target, labels) or 'nothing'})"

    before = [line(entry, was=True) for entry in old]
    after = [line(entry, was=False) for entry in new]
    if bool(before) != bool(after):
        counts = [f"{len(lines)} entries" if lines else "none" for lines in (before, after)]
        yield Difference(aspect=Aspect.READER, title="outline", pieces=replaced(*counts))
        return
    matching = SequenceMatcher(None, before, after, autojunk=False)
    for tag, a0, a1, b0, b1 in matching.get_opcodes():
        if tag == "equal":
            continue
        for at in range(max(a1 - a0, b1 - b0)):
            was = before[a0 + at] if a0 + at < a1 else ""
            later = after[b0 + at] if b0 + at < b1 else ""
            yield Difference(aspect=Aspect.READER, title="outline", pieces=_in_place(was, later))


def facts(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Difference]:
    """What the file says of itself."""
    for key, was in old.items():
        if was != new[key]:
            pieces = replaced(was or "none", new[key] or "none")
            yield Difference(aspect=Aspect.READER, title=key, pieces=pieces)


def _grouped(
    pairs: Sequence[tuple[Word, Word]],
    worth: Callable[[Word], str],
    title: str,
    said: Callable[[str], str],
) -> Iterator[Difference]:
    """Neighbouring words for which the same became the same, told together."""

    def key(pair: tuple[Word, Word]) -> tuple[str, str, int, int]:
        return worth(pair[0]), worth(pair[1]), pair[1].page, pair[1].block

    for (was, later, page, _), group in groupby(pairs, key=key):
        if was == later:
            continue
        members = list(group)
        words = [new for _, new in members]
        told = text_of(words[:_MOST_TOLD]) + (" …" if len(words) > _MOST_TOLD else "")
        yield Difference(
            aspect=Aspect.READER,
            title=f"{title} of “{told}”",
            pieces=replaced(said(was), said(later)),
            old_page=members[0][0].page,
            new_page=page,
            old=places([word for word, _ in members]),
            new=places(words),
        )


def _role(tag: str) -> str:
    base, *within = tag.split(", ")
    said = _ROLES.get(base, base)
    if len(base) == 2 and base[0] == "H" and base[1].isdigit():  # noqa: PLR2004 - H1 to H6
        said = f"a heading of level {base[1]}"
    return ", ".join([said, *within])


def _in_place(was: str, later: str) -> tuple[Piece, ...]:
    """A text for another, word by word."""
    before, after = was.split(), later.split()
    pieces = []
    matching = SequenceMatcher(None, before, after, autojunk=False)
    if matching.ratio() < 0.5:  # noqa: PLR2004 - half of it is new: easier read whole
        return replaced(was, later)
    for tag, a0, a1, b0, b1 in matching.get_opcodes():
        if tag == "equal":
            pieces.append(Piece(Side.BOTH, " ".join(before[a0:a1])))
        else:
            pieces += replaced(" ".join(before[a0:a1]), " ".join(after[b0:b1]))
    return tuple(pieces)
