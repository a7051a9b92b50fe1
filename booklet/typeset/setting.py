"""Setting words: from passages of content to blocks of text in the looks of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.model.content import Cover, Passage, Role
from booklet.source.names import THEME, named
from booklet.text.faces import Face
from booklet.text.paragraph import Direction, Paragraph
from booklet.text.style import InlineMark, StyledRun, TextStyle
from booklet.typeset.accent import mixed_for
from booklet.typeset.block import Anchor, Tag
from booklet.typeset.fill import Filler
from booklet.typeset.fonts import ScriptFonts
from booklet.typeset.page import Geometry
from booklet.typeset.text import Text, baseline_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from booklet.model.content import Booklet, Run
    from booklet.model.service import Service
    from booklet.source.photograph import Photo
    from booklet.source.svg import Drawing
    from booklet.typeset.edition import Edition
    from booklet.typeset.printer import Printer
    from booklet.typeset.text import Look
    from booklet.typeset.theme import SymbolsRecord, Theme


class Setting:
    """What a layout works with: theme, edition, words and a compositor's hands.

    Attributes:
        booklet: all of the content, in the edition's language.
        theme: fonts, lengths and accents.
        palette: its swatches, mixed.
        looks: its looks of paragraphs, in points.
        geometry: page size, designs and grid.
        edition: page designs and parts.
        printer: the printer’s profile of an edition on paper.
        service: in whose name it is; None for nobody's.
        words: the builder's own words in the edition's language.
        title: of the booklet, as its cover has it.
        language: BCP 47 tag of the edition.
        direction: in which the edition is read: ``ltr`` or ``rtl``.
        notice: what a reader of a draft must know; None if it is none.
        imprint: what the edition was translated from, and by whom.
    """

    def __init__(
        self,
        booklet: Booklet,
        *,
        project: Path,
        theme: Theme,
        edition: Edition,
        printer: Printer | None = None,
        service: Service | None = None,
    ) -> None:
        self.project, self.theme, self.edition, self.printer = project, theme, edition, printer
        self.service = service
        self.booklet = booklet
        self.words, self.language = booklet.words, booklet.language
        self.title = next(
            (s.title.plain for s in booklet.sections if isinstance(s, Cover)), booklet.title.plain
        )
        self.direction: Direction = "rtl" if booklet.direction == "rtl" else "ltr"
        self.notice, self.imprint = booklet.notice, booklet.imprint
        self._digits = booklet.digits
        self._styles: dict[tuple[str, str, str], TextStyle] = {}
        self._repeated: dict[tuple[Passage | str, str], Paragraph] = {}
        self._drawings: dict[str, Drawing] = {}
        self.palette = mixed_for(service, theme)
        self.fonts = ScriptFonts(project)
        self._faces: dict[str, tuple[Face, ...]] = {}
        leading = self._leading_of_script(booklet.title.plain)
        self.looks = theme.looks(leading)
        self._looks_of_latin = theme.looks() if leading > 1 else None
        self.geometry = Geometry(
            trim=edition.trim,
            file=edition.location.file,
            designs=edition.designs(),
            grid=theme.grid.leading.pt * leading / round(leading),
            grid_start=theme.grid.start.pt + self._deeper(booklet.title),
            right_to_left=self.direction == "rtl",
        )

    @property
    def multiple(self) -> int:
        """What the number of pages is a multiple of: as the printer binds, or the edition asks."""
        return self.printer.multiple if self.printer else self.edition.multiple

    def length(self, name: str) -> float:
        """A length of the theme by its name, points."""
        return named(self.theme.lengths, name, what="length", file=THEME).pt

    def wide_enough(self, name: str, texts: Iterable[Text]) -> float:
        """A length of the theme, or more, so that no word of some texts is cut."""
        return max(self.length(name), *(text.paragraph.min_width for text in texts))

    def look(self, name: str) -> Look:
        """A look of the theme by its name."""
        return named(self.looks, name, what="look", file=THEME)

    def _look_for(self, words: Passage | str, name: str) -> Look:
        """The look for some words: an address among Urdu needs no more room than in English."""
        of = self.look(name)
        if self._looks_of_latin is None:
            return of
        text = words if isinstance(words, str) else words.plain
        is_latin = self.faces(of.font)[0].coverage.issuperset(text)
        return self._looks_of_latin[name] if is_latin else of

    def filler(self, first_page: int) -> Filler:
        """What fills pages from a number on."""
        return Filler(self.geometry, first_page=first_page)

    def symbols(self, fact: str) -> SymbolsRecord:
        """How the theme draws a fact, by the fact's id."""
        return named(self.theme.symbols, fact, what="symbol", file=THEME)

    def number(self, number: int) -> str:
        """A number of pages or people, in the digits of the edition's language."""
        return "".join(self._digits[int(digit)] for digit in str(number))

    def faces(self, font: str) -> tuple[Face, ...]:
        """The chain of faces behind a font of the theme, first choice first."""
        known = self._faces.get(font)
        if known is None:
            found = [Face.load(self.project / path) for path in self.theme.fonts[font]]
            known = self._faces[font] = tuple(found)
        return known

    def _leading_of_script(self, title: str) -> float:
        """How much more leading the booklet needs, by the script of its title."""
        if self.faces(next(iter(self.theme.fonts)))[0].coverage.issuperset(title):
            return 1.0
        return self.fonts.leading(title, self.language)

    def baselines(self, name: str) -> tuple[float, float]:
        """How far the baseline of a line of Latin in a look lies below its top and above its foot.

        What stands beside it is set on that baseline, in whatever script. In points.
        """
        look = named(self._looks_of_latin or self.looks, name, what="look", file=THEME)
        below = baseline_of(self.faces(look.font)[0], size=look.size, leading=look.leading)
        return below, look.leading - below

    def _deeper(self, title: Passage) -> float:
        """How much deeper than Latin's the first baseline of running text lies in a frame."""
        if self._looks_of_latin is None:
            return 0.0
        return (self.text(title, "body").first_baseline or 0.0) - self.baselines("body")[0]

    def covers(self, character: str) -> bool:
        """Whether every font of the theme, or one beside it, can set a character.

        Raises:
            BookletError: T007 if one could, were it installed.
        """
        return all(
            any(face.covers(character) for face in self.faces(font))
            or self.fonts.member(font).covers(character)
            for font in self.theme.fonts
        )

    def drawing(self, image: str) -> Drawing:
        """An illustration by its path in the project."""
        drawing = self._drawings.get(image)
        if drawing is None:
            from booklet.source.svg import load_drawing

            roles = self.palette.roles
            drawing = self._drawings[image] = load_drawing(self.project, image, roles=roles)
        return drawing

    def picture(self, image: str) -> Drawing | Photo:
        """An illustration or a photograph by its path in the project."""
        if image.endswith(".svg"):
            return self.drawing(image)
        from booklet.source.photograph import load_photo

        return load_photo(self.project, image)

    def text(
        self,
        words: Passage | str,
        look: str,
        *,
        tag: str | Tag | None = "P",
        anchor: Anchor | None = None,
        align: str = "start",
        mark: InlineMark | None = None,
    ) -> Text:
        """Set a passage.

        Args:
            words: what to set; a plain string for words that are the builder's own.
            look: name of a look of the theme.
            tag: its structure element; None for an artifact.
            anchor: name of the place, for links and the outline.
            align: ``start``, ``centre`` or ``end`` of the measure, as the words run; ``edge``:
                where lines of the page begin.
            mark: an inline element around all of it (a link).
        """
        of = self._look_for(words, look)
        location = words.location if isinstance(words, Passage) else None
        is_repeated = tag is None and mark is None  # a running head, a notice
        paragraph = self._repeated.get((words, look)) if is_repeated else None
        if paragraph is None:
            paragraph = self._paragraph(self._runs_of(words, of, mark), of)
            if is_repeated:
                self._repeated[words, look] = paragraph
        return Text(
            paragraph,
            of,
            tag=Tag(tag) if isinstance(tag, str) else tag,
            location=location,
            anchor=anchor,
            align=align,
            page=self.direction,
        )

    def quotation(self, words: Passage, look: str, *, tag: str = "P") -> Text:
        """Set a participant's words as a paragraph of their own, in quotation marks."""
        of = self.look(look)
        style = self._style(of, "plain")
        marks = self.words.quotation_marks
        runs = [
            StyledRun(marks.opening, style),
            *self._runs(words, of),
            StyledRun(marks.closing, style),
        ]
        paragraph = self._paragraph(runs, of)
        return Text(paragraph, of, tag=Tag(tag), location=words.location, page=self.direction)

    # -- runs ---------------------------------------------------------------------------

    def _paragraph(self, runs: list[StyledRun], look: Look) -> Paragraph:
        """A paragraph; one that is all in another language runs as that does."""
        direction = self.direction
        lang = runs[0].lang
        if lang and all(run.lang == lang for run in runs):
            from booklet.l10n.facts import facts_of  # only in drafts and for foreign paragraphs

            facts = facts_of(lang)
            direction = facts.direction if facts else direction
        return Paragraph(runs, language=self.language, direction=direction, protrude=look.protrude)

    def _runs_of(
        self, words: Passage | str, look: Look, mark: InlineMark | None
    ) -> list[StyledRun]:
        if isinstance(words, str):
            return [StyledRun(words, self._style(look, "plain"), None, mark)]
        runs = self._runs(words, look)
        if mark is None:
            return runs
        return [StyledRun(run.text, run.style, run.lang, mark) for run in runs]

    def _runs(self, passage: Passage, look: Look) -> list[StyledRun]:
        runs: list[StyledRun] = []
        for run in passage.runs:
            runs += self._run(run, look)
        return runs

    def _run(self, run: Run, look: Look) -> Sequence[StyledRun]:
        style = self._style(look, run.role.value)
        if run.link:
            linked = self._style(look, "link")
            said = self.words.service.said_of(run)
            mark = InlineMark("Link", lang=run.lang, uri=run.link, description=said)
            return [StyledRun(run.text, linked, run.lang, mark)]
        if run.role is Role.QUOTATION:
            marks = self.words.quotation_marks
            mark = InlineMark("Quote", lang=run.lang)
            said = f"{marks.opening}{run.text}{marks.closing}"
            return [StyledRun(said, style, run.lang, mark)]
        mark_ = InlineMark("Span", lang=run.lang) if run.lang else None
        return [StyledRun(run.text, style, run.lang, mark_)]

    def _style(self, look: Look, role: str) -> TextStyle:
        change = self.theme.inline.get(role)
        font = (change and change.font.get(look.font)) or look.font
        colour = (change and change.colour) or look.colour
        key = (look.name, font, colour)
        style = self._styles.get(key)
        if style is None:
            features = ("tnum",) if look.tabular else ()
            style = self._styles[key] = TextStyle(
                self.faces(font),
                look.size,
                look.leading,
                colour,
                features,
                self.fonts.member(font),
            )
        return style
