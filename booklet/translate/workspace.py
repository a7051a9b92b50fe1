"""Where translations lie, and what there is to translate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.assemble.files import write_together
from booklet.diagnostics import BookletError
from booklet.l10n.codes import diagnose
from booklet.l10n.facts import facts_of
from booklet.l10n.glossary import read_glossary
from booklet.l10n.messages import messages
from booklet.l10n.po import read_po, write_po
from booklet.l10n.standing import FOLDER
from booklet.l10n.translation import check_header
from booklet.model.load import read_booklet
from booklet.model.schema import Reader
from booklet.model.variant import REPLACED
from booklet.prepress.words import load_words
from booklet.source.files import read_text, shown_path
from booklet.source.findings import Findings
from booklet.translate.terms import terms_of
from booklet.translate.update import updated
from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from booklet.diagnostics import Location
    from booklet.l10n.catalogue import Catalogue, Key
    from booklet.l10n.facts import LocaleFacts
    from booklet.l10n.glossary import Term
    from booklet.l10n.messages import Message
    from booklet.model.content import Booklet
    from booklet.translate.room import Placement
    from booklet.typeset.layout import Layouts


@value(kw_only=True)
class Workspace:
    """One locale of one project, and the source it is translated from.

    Attributes:
        project: the project’s folder.
        content: folder of the content files.
        facts: of the locale.
        booklet: as written.
        messages: everything there is to translate.
        terms: of the glossary, with the people of the stories.
        replaced: what the locale has instead of the source's, and where.
        layouts: how pages look; without them, nothing is said of pages.
    """

    project: Path
    content: Path
    facts: LocaleFacts
    booklet: Booklet
    messages: tuple[Message, ...]
    terms: tuple[Term, ...]
    replaced: tuple[tuple[str, Location], ...]
    layouts: Layouts | None = None

    @property
    def tag(self) -> str:
        """The locale."""
        return self.facts.tag

    @property
    def catalogue_path(self) -> Path:
        """Where the catalogue lies."""
        return self.content / FOLDER / f"{self.tag}.po"

    @property
    def standing_path(self) -> Path:
        """Where it is written how far it has come."""
        return self.content / FOLDER / f"{self.tag}.yaml"

    def catalogue(self) -> Catalogue:
        """The catalogue so far.

        Raises:
            BookletError: if there is none, or it is not well written.
        """
        if not self.catalogue_path.exists():
            raise BookletError([diagnose("K005", None, tag=self.tag)])
        findings = Findings()
        source = read_text(self.project, self.catalogue_path, findings)
        catalogue = read_po(source, findings) if source else None
        if catalogue is not None:
            check_header(catalogue, self.facts, findings)
        findings.stop()
        assert catalogue is not None
        return catalogue

    def updated(self, old: Catalogue | None) -> Catalogue:
        """A catalogue of all messages, with what has been translated already."""
        return updated(
            old,
            self.messages,
            facts=self.facts,
            project_id=self.booklet.id,
            terms=self.terms,
            places=self._places(),
        )

    def _places(self) -> Mapping[Key, tuple[Placement, ...]] | None:
        """Where messages stand in the source."""
        if self.layouts is None:
            return None
        from booklet.translate.pages import english_pages
        from booklet.translate.room import placements

        return placements(english_pages(self.project, self.content, self.layouts))

    def write(self, catalogue: Catalogue, standing: str = "") -> None:
        """Put a catalogue, and a new standing if there is one, in their places."""
        files = {self.catalogue_path: write_po(catalogue).encode()}
        if standing:
            files[self.standing_path] = standing.encode()
        write_together(files)


def open_workspace(
    project: Path, content: Path, tag: str, layouts: Layouts | None = None
) -> Workspace:
    """Read the source of a locale.

    Args:
        project: its folder.
        content: folder of the content files.
        tag: of the locale.
        layouts: how pages look, for who is told of them.

    Raises:
        BookletError: if the source has mistakes, or nothing is known of the language.
    """
    facts = facts_of(tag)
    if facts is None:
        raise BookletError([diagnose("K006", None, tag=tag)])
    reader = Reader(project)
    booklet = read_booklet(reader, content, variant=tag)
    reader.findings.stop()
    assert booklet is not None
    if tag == booklet.language:
        raise BookletError([diagnose("K007", booklet.location, tag=tag)])
    own = f"{shown_path(project, content / tag)}/"
    sources: list[tuple[str, Booklet]] = [("", booklet)]
    sheets = load_words(project, booklet.language, content=content)
    found = messages(*sources, ("sheets", sheets), own=own)
    glossary = read_glossary(reader, content)
    reader.findings.stop()
    return Workspace(
        project=project,
        content=content,
        facts=facts,
        booklet=booklet,
        messages=found,
        terms=terms_of(booklet, glossary),
        replaced=tuple(reader.noted.get(REPLACED, ())),
        layouts=layouts,
    )


def tags(content: Path) -> tuple[str, ...]:
    """Every locale that has a catalogue."""
    return tuple(sorted(path.stem for path in (content / FOLDER).glob("*.po")))
