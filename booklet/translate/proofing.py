"""Proofs as files: set, painted and put together as the booklet is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet import __version__
from booklet.l10n.localise import load_localised, localise
from booklet.l10n.standing import read_standing
from booklet.model.heirs import read_heir
from booklet.model.schema import Reader
from booklet.model.words import QuotationMarks
from booklet.translate.checking import check_translation
from booklet.translate.pages import EDITION, set_pages
from booklet.translate.proof import labels_on, proof_of
from booklet.typeset.checks import check_composition
from booklet.typeset.compose import InsertedPart, compose
from booklet.typeset.document import set_document
from booklet.typeset.edition import Edition, load_edition
from booklet.typeset.page import PartPages
from booklet.typeset.proof import load_proof_words
from booklet.typeset.setting import Setting
from booklet.typeset.theme import load_theme
from booklet.values import changed

if TYPE_CHECKING:
    from booklet.model.content import Booklet
    from booklet.model.words import Pattern
    from booklet.translate.workspace import Workspace
    from booklet.typeset.compose import Composition
    from booklet.typeset.page import Page
    from booklet.typeset.proof import Proof

_FOLDER = "layouts/proof"


class Proofing:
    """A locale's proofs.

    Args:
        space: the locale, with the layouts of the booklet and its proofs.

    Raises:
        BookletError: if there is no catalogue, or words or layouts cannot be read.
    """

    def __init__(self, space: Workspace) -> None:
        assert space.layouts is not None, "a proof shows pages"
        self.space, self.layouts = space, space.layouts
        self.words = load_proof_words(space.project)
        self.english = localise(space.booklet, space.booklet.language)
        self.pages = set_pages(space.project, space.content, self.layouts, tag=space.tag)
        self.proof = self._proof()

    def proof_pdf(self) -> bytes:
        """Every message beside its place on the page."""
        setting = self.setting("proof", self.english)
        items = self.layouts.proof(self.proof, self.words, setting)
        composition = set_document("proof", items, layouts=self.layouts, setting=setting)
        check_composition(composition, setting)
        return self._finished(composition, setting, self.english, self.words.title)

    def ids_pdf(self) -> bytes:
        """The booklet’s pages with the ids of their messages beside them.

        Raises:
            BookletError: if something has no room on them.
        """
        space = self.space
        booklet = load_localised(space.project, space.content, locale=space.tag, draft=True)
        setting = self.setting("ids", self.english)
        composition = self._composition(booklet)
        labels = labels_on(self.proof)

        def on_sheet(page: Page) -> Page:
            trim, own = self.proof.trim, labels.get(page.number, ())
            return self.layouts.with_ids(page, own, self.words, setting, trim=trim)

        parts = tuple(
            changed(part, pages=tuple(map(on_sheet, part.pages)))
            if isinstance(part, PartPages)
            else part
            for part in composition.parts
        )
        sheets = changed(composition, parts=parts)
        return self._finished(sheets, setting, booklet, self.words.ids_title)

    # -- what they are made of ----------------------------------------------------------------

    def _proof(self) -> Proof:
        catalogue = self.space.catalogue()
        return proof_of(
            self.space,
            catalogue,
            self.pages,
            found=check_translation(self.space, catalogue).findings,
            translation=self.setting("proof", self._in_language()),
            standing=self._standing(),
        )

    def setting(self, name: str, booklet: Booklet) -> Setting:
        """What a proof’s pages are set with: ``proof`` or ``ids``."""
        project = self.space.project
        reader = Reader(project)
        edition = read_heir(Edition, reader, project / _FOLDER / f"{name}.yaml")
        reader.findings.stop()
        assert edition is not None
        theme = load_theme(project, edition.theme)
        return Setting(booklet, project=project, theme=theme, edition=edition)

    def _in_language(self) -> Booklet:
        """What a setting must know of the language, to set words of it."""
        facts, words = self.space.facts, self.english.words
        names = ("opening", "closing", "inner_opening", "inner_closing")
        location = words.quotation_marks.location
        marks = QuotationMarks(**dict(zip(names, facts.marks, strict=True)), location=location)
        booklet: Booklet = self.english.changed(
            language=facts.tag,
            direction=facts.direction,
            words=words.changed(quotation_marks=marks),
        )
        return booklet

    def _standing(self) -> str:
        reader = Reader(self.space.project)
        standing = read_standing(reader, self.space.content, self.space.tag)
        reader.findings.stop()
        assert standing is not None
        said, review = standing.standing, standing.reviewed
        return said if review is None else f"{said}, {review.by}, {review.date}"

    def _composition(self, booklet: Booklet) -> Composition:
        """The booklet’s own pages, as a build makes them."""
        project = self.space.project
        edition = load_edition(project, EDITION)
        theme = load_theme(project, edition.theme)
        return compose(
            booklet,
            layouts=self.layouts,
            setting=Setting(booklet, project=project, theme=theme, edition=edition),
            insert_pages={
                part.insert.id: part.count
                for part in self.pages.composition.parts
                if isinstance(part, InsertedPart)
            },
        )

    def _finished(
        self, composition: Composition, setting: Setting, booklet: Booklet, title: Pattern
    ) -> bytes:
        from booklet.assemble import finish
        from booklet.paint.painter import paint
        from booklet.tagging.description import describe

        metadata = describe(
            booklet,
            edition=f"{self.proof.tag}.{setting.edition.name}",
            created=None,
            producer=f"Booklet builder {__version__}",
        )
        said = title.fill(language=self.proof.language)
        metadata = changed(metadata, title=f"{self.proof.title} – {said}")
        return finish(
            paint(composition, setting=setting, metadata=metadata),
            metadata=metadata,
            project=self.space.project,
            conformance=setting.edition.conformance,
        )
