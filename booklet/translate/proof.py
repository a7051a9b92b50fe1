"""What a proof shows: every message with its translation, standing, findings and places."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from booklet.geometry import Rect
from booklet.l10n.messages import source_version
from booklet.l10n.quotes import curled
from booklet.source.files import SourceText
from booklet.source.findings import Findings
from booklet.source.inline import read_passage
from booklet.source.nodes import Scalar
from booklet.source.passage import Passage, Run
from booklet.translate.room import placements
from booklet.typeset.proof import IdLabel, Place, Proof, ProofMessage, ProofPage, ProofSection, Used
from booklet.units import ZERO, Length
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from booklet.diagnostics import Diagnostic, Location
    from booklet.l10n.catalogue import Catalogue, Entry
    from booklet.l10n.messages import Message
    from booklet.model.words import QuotationMarks
    from booklet.translate.pages import Pages
    from booklet.translate.room import Placement
    from booklet.translate.workspace import Workspace
    from booklet.typeset.setting import Setting

_SAID_BY_THE_STANDING = {
    "K010": "missing",
    "K012": "missing",
    "K011": "fuzzy",
    "K020": "unchanged",
}
"""Findings that a standing says already."""


def proof_of(
    space: Workspace,
    catalogue: Catalogue,
    pages: Pages,
    *,
    found: Iterable[Diagnostic],
    translation: Setting,
    standing: str,
) -> Proof:
    """Everything that a proof of a locale shows.

    Args:
        space: the locale.
        catalogue: its words.
        pages: the booklet set in it, whether it fits or not.
        found: by the checks.
        translation: sets words of the language on the pages of the proof.
        standing: how far it has come, and on whose word.
    """
    told, besides = _told(space, catalogue, found)
    placed = placements(pages)
    known = [
        _Known(
            message=message,
            entry=catalogue.entries.get(message.key),
            places=placed.get(message.key, ()),
            found=tuple(told.get(message, ())),
        )
        for message in space.messages
    ]
    return Proof(
        language=space.facts.english,
        name=space.facts.name,
        tag=space.tag,
        title=space.booklet.title.plain,
        standing=standing,
        version=source_version(space.messages),
        trim=pages.setting.edition.trim,
        sections=tuple(_sections(space, known, _Messages(space, pages, translation))),
        translation=translation,
        besides=besides,
    )


def labels_on(proof: Proof) -> Mapping[int, Sequence[IdLabel]]:
    """The messages of each page of the booklet, by its number, to be called by their ids.

    Running heads are left out, and what is only heard but for the words of pictures.
    """
    found: dict[int, list[IdLabel]] = {}
    whole = Rect(ZERO, ZERO, proof.trim.width, proof.trim.height)
    for message in proof.messages:
        boxes: dict[int, list[Rect]] = {}
        for place in (*message.places, *message.others):
            if not place.is_furniture and (place.is_seen or place.is_picture):
                page, box = place.page, place.box
                box = box.within(whole)
                start = Length(page.left(box.x0.pt, box.width.pt))
                boxes.setdefault(page.number, []).append(box.moved(start - box.x0, ZERO))
        for number, own in boxes.items():
            label = IdLabel(
                number=message.number,
                context=message.context,
                standing=message.standing,
                boxes=tuple(own),
            )
            found.setdefault(number, []).append(label)
    return found


def _told(
    space: Workspace, catalogue: Catalogue, found: Iterable[Diagnostic]
) -> tuple[dict[Message, list[Diagnostic]], tuple[Diagnostic, ...]]:
    """Findings by the message that they are about, told by its lines, and all others."""
    lines: dict[tuple[str, int], Message] = {}
    for message in space.messages:
        entry = catalogue.entries.get(message.key)
        where = list(message.places)
        if entry is not None:
            where = [catalogue.location(entry, form) for form in (None, *range(len(entry.lines)))]
        lines |= {(one.file, one.line): message for one in where}
    told: dict[Message, list[Diagnostic]] = {}
    besides = []
    for one in found:
        about = lines.get((one.location.file, one.location.line)) if one.location else None
        if about is None:
            besides.append(one)
        else:
            told.setdefault(about, []).append(one)
    return told, tuple(besides)


@value(kw_only=True, by_identity=True)
class _Known:
    """A message, and all that is known of its translation.

    Attributes:
        message: as written.
        entry: of the catalogue; None if it has none.
        places: where it stands, the first place first.
        found: by the checks.
    """

    message: Message
    entry: Entry | None
    places: tuple[Placement, ...]
    found: tuple[Diagnostic, ...]

    @property
    def page(self) -> int:
        """The page where it stands first; 0 if it is on none."""
        return self.places[0].page if self.places else 0

    @property
    def standing(self) -> str:
        """One of :data:`booklet.typeset.proof.STANDINGS`."""
        said = {_SAID_BY_THE_STANDING.get(one.code, one.severity) for one in self.found}
        graver = ("error", "missing", "fuzzy", "unchanged")
        return next((one for one in graver if one in said), "translated")


def _sections(
    space: Workspace, known: Iterable[_Known], records: _Messages
) -> Iterator[ProofSection]:
    """Messages by section, in each by page; what is on no page stands at its end."""
    booklet = space.booklet
    titles = {one.id: one.title.plain for one in (*booklet.sections, *booklet.optional)}
    by_section: dict[str, list[_Known]] = {}
    for one in known:
        by_section.setdefault(one.message.context.partition(".")[0], []).append(one)
    for name, messages in by_section.items():
        title = titles.get(name, "").replace("\n", " ")
        yield ProofSection(id=name, title=title, pages=tuple(records.by_page(messages)))


class _Messages:
    """Makes messages of a proof, and numbers them."""

    def __init__(self, space: Workspace, pages: Pages, translation: Setting) -> None:
        self._categories = space.facts.plurals
        self._marks = translation.words.quotation_marks
        self._pages = {page.number: page for page in pages.composition.pages}
        self._number = 0

    def by_page(self, messages: Iterable[_Known]) -> Iterator[ProofPage]:
        """The messages of a section."""
        last = max(self._pages) + 1
        in_order = sorted(messages, key=lambda one: one.page or last)
        for page, group in groupby(in_order, key=lambda one: one.page):
            made = tuple(map(self._message, group))
            label = made[0].places[0].label if page else ""
            yield ProofPage(label=label, messages=made)

    def _message(self, known: _Known) -> ProofMessage:
        self._number += 1
        message, entry = known.message, known.entry
        first = message.places[0]
        pieces = known.places[: known.places[0].pieces] if known.places else ()
        others = known.places[len(pieces) :]
        was = entry.old_source if entry else None
        return ProofMessage(
            number=self._number,
            context=message.context,
            notes=(message.slot.note,) if message.slot.note else (),
            where=f"{first.file}:{first.line}",
            source=_read(message.source, first),
            old_source=_read(was, first) if was else None,
            forms=tuple(self._forms(known)),
            standing=known.standing,
            found=tuple(one for one in known.found if one.code not in _SAID_BY_THE_STANDING),
            places=tuple(map(self._place, pieces)),
            others=tuple(map(self._place, others)),
            used=_used(pieces),
        )

    def _forms(self, known: _Known) -> Iterator[tuple[str, Passage | None]]:
        entry, where = known.entry, known.message.places[0]
        if entry is None:
            yield "", None
            return
        categories = self._categories if entry.plural is not None else ("",)
        for category, text in zip(categories, entry.translations, strict=False):
            yield category, _curled(_read(text, where), self._marks) if text else None

    def _place(self, placement: Placement) -> Place:
        return Place(
            page=self._pages[placement.page],
            label=placement.label,
            box=placement.box,
            is_seen=placement.is_seen,
            is_picture=placement.is_alternative,
            is_furniture=placement.is_furniture,
        )


def _used(pieces: tuple[Placement, ...]) -> Used | None:
    """The room of a message; None if it is not set."""
    rooms = [one.room for one in pieces if one.room is not None]
    if not rooms:
        return None
    lines, last = sum(one.lines for one in pieces), rooms[-1]
    return Used(lines=lines, most=last.lines, characters=last.characters)


def _read(text: str, where: Location) -> Passage:
    """Words with their marks; as they are written, if they cannot be read."""
    scalar = Scalar(text, "|", where, SourceText(where.file, text), 0, len(text))
    return read_passage(scalar, Findings()) or Passage((Run(text),), where)


def _curled(passage: Passage, marks: QuotationMarks) -> Passage:
    changed = curled(passage, marks)
    assert isinstance(changed, Passage)
    return changed
