"""The whole booklet, as other people's programs read it."""

from __future__ import annotations

import re
import subprocess
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from booklet.assemble.reading import read_structure
from booklet.model.content import (
    About,
    Acknowledgements,
    Closing,
    Cover,
    Passage,
    Person,
    Role,
    Story,
    Takeaways,
    Voice,
)
from booklet.tagging.structure import Element, format_tags
from tests.support.blocks import lines_of
from tests.support.pages import page_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from booklet.model.content import Booklet, Section
    from booklet.model.words import Words
    from booklet.pipeline import Draft
    from tests.support.golden import Golden
    from tests.support.tools import Tool

MM = 72 / 25.4
INLINE = frozenset({"Span", "Quote", "Link", "Reference"})


@pytest.fixture(scope="session")
def screen(built: Callable[[str], Path]) -> Path:
    return built("screen")


@pytest.fixture(scope="session")
def reader(screen: Path) -> PdfReader:
    return PdfReader(screen)


@pytest.fixture(scope="session")
def structure(reader: PdfReader) -> Element:
    return read_structure(reader)


# -- what ought to be read, from the content files alone ---------------------------------


class Told:
    """The words of the content in the order of reading, one string a paragraph."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def shown(self, passage: Passage) -> str:
        marks = self.words.quotation_marks
        return "".join(
            f"{marks.opening}{run.text}{marks.closing}" if run.role is Role.QUOTATION else run.text
            for run in passage.runs
        ).replace("\n", " ")

    def all(self, *things: object) -> Iterator[str]:
        """Passages, voices and lists of them, one after the other."""
        for thing in things:
            match thing:
                case Passage():
                    yield self.shown(thing)
                case Voice():
                    marks = self.words.quotation_marks
                    yield f"{marks.opening}{self.shown(thing.words)}{marks.closing}"
                    if thing.by:
                        yield self.words.attribution.fill(name=thing.by.plain)
                case tuple():
                    yield from self.all(*thing)

    def section(self, section: Section) -> Iterator[str]:
        match section:
            case Cover():
                yield from self.all(section.title, section.subtitle, section.description)
                yield from self.all(section.date)
            case Acknowledgements():
                yield from self.all(section.title, section.thanks, section.team.title)
                for group in section.team.groups:
                    yield self.words.role.fill(role=group.role.plain)
                    for person in group.people:
                        yield from self.person(person)
                yield from self.all(section.funder.title, section.funder.body)
            case About():
                yield from self.about(section)
            case Story():
                points = section.learning_points
                yield from self.all(section.title, section.body)
                yield from self.all(section.reflections.title, section.reflections.body)
                yield from self.all(points.title, *((p.heading, p.body) for p in points.points))
                yield from self.all(section.conclusion.title, section.conclusion.body)
            case Takeaways():
                yield from self.all(section.title, section.lead)
                yield from self.all(*(item.statement for item in section.items))
            case Closing():
                yield from self.all(section.title, section.message, section.further)
                yield from self.all(section.web.label)

    def person(self, person: Person) -> Iterator[str]:
        said = person.name
        if person.affiliation:
            said += f", {person.affiliation.plain}"
        if person.country:
            said += f" ({person.country.plain})"
        yield said
        if person.email:
            yield person.email

    def about(self, about: About) -> Iterator[str]:
        yield from self.all(about.title, about.intro, about.facts.lead)
        for fact in about.facts.items:
            yield f"{fact.number} {fact.label.plain}"
            if fact.parts:
                yield ", ".join(f"{part.number} {part.label.plain}" for part in fact.parts)
            yield from self.all(fact.note)
        yield from self.all(about.questions.lead, about.questions.items, about.method)
        yield from self.all(about.anonymity)


def expected(booklet: Booklet, notes: int, pages: dict[str, int]) -> list[str]:
    """Every word of the booklet, in order."""
    told = Told(booklet.words)
    by_kind: dict[type, list[str]] = {}
    paragraphs: list[str] = []
    listed = [s for s in booklet.sections if not isinstance(s, Cover | Closing)]
    for section in booklet.sections:
        by_kind.setdefault(type(section), []).extend(told.section(section))
    paragraphs += by_kind[Cover]
    paragraphs.append(booklet.words.contents.plain)
    paragraphs += [f"{section.title.plain} {pages[section.id]}" for section in listed]
    for section in listed:
        paragraphs += told.section(section)
    paragraphs += [booklet.words.notes.plain] * notes
    paragraphs += by_kind[Closing]
    return " ".join(paragraphs).split()


@pytest.fixture(scope="session")
def words(made: Draft, reader: PdfReader) -> list[str]:
    pages = {
        name: _page_of(reader, place)
        for name, place in reader.named_destinations.items()
        if "." not in name
    }
    notes = sum(made_up.count for made_up in made.composition.made_up)
    found = expected(made.booklet, notes, pages)
    assert len(found) > 3600, "the booklet has more words: something was not looked at"
    return found


def paragraphs(element: Element) -> Iterator[str]:
    """What stands in each element that holds text itself, in reading order."""
    inline = [kid for kid in element.kids if isinstance(kid, str) or kid.tag in INLINE]
    if inline:
        yield element.text
        return
    for kid in element.kids:
        assert isinstance(kid, Element)
        yield from paragraphs(kid)


def test_the_structure_says_every_word_in_order(structure: Element, words: list[str]) -> None:
    assert " ".join(paragraphs(structure)).split() == words


def test_poppler_reads_every_word_of_the_structure_in_order(
    tool: Callable[[str], Tool], screen: Path, words: list[str]
) -> None:
    command = [tool("pdfinfo").path, "-struct-text", str(screen)]
    # Titles of elements are printed as the file has them, UTF-16 between lines of UTF-8.
    said = subprocess.run(command, capture_output=True, check=True).stdout.decode(errors="replace")

    # Running heads and folios are artifacts: were one not, it would be a word too many.
    assert " ".join(_quoted(said)).split() == words


def _quoted(said: str) -> Iterator[str]:
    """The text of each element; what follows on one line of the tree belongs together."""
    inline = re.compile(rf"^ *(?:{'|'.join(INLINE)}) \(inline\)$|^ *Object \d+")
    waiting = ""
    for line in said.splitlines():
        if match := re.fullmatch(r' *"(.*)"', line):
            waiting += match[1]
        elif not inline.match(line):
            yield waiting
            waiting = ""
    yield waiting


def without_furniture(pages: Sequence[str], made: Draft) -> list[str]:
    """The words of pages, running heads and folios taken off their ends.

    What is taken off must be, word for word, what the page was furnished with, so that no
    word of the content can be lost with it.
    """
    assert len(pages) == len(made.composition.pages)
    kept: list[str] = []
    for said, page in zip(pages, made.composition.pages, strict=True):
        furniture = [w for p in page.furniture for line in lines_of(p.block) for w in line.split()]
        found = said.split()
        assert found[len(found) - len(furniture) :] == furniture, f"page {page.number}"
        kept += found[: len(found) - len(furniture)]
    return kept


def test_poppler_reads_every_word_of_the_pages_in_order(
    tool: Callable[[str], Tool], screen: Path, words: list[str], made: Draft
) -> None:
    pages = tool("pdftotext")("-raw", screen, "-").split("\f")[:-1]

    assert without_furniture(pages, made) == words


def test_pdfium_reads_every_word_of_the_pages_in_order(
    screen: Path, words: list[str], made: Draft
) -> None:
    # PDFium writes U+FFFE for a hyphen that ends a line, and goes on behind it.
    pages = [page.replace("\ufffe", "-") for page in page_texts(screen)]

    assert without_furniture(pages, made) == words


# -- ways through the booklet ------------------------------------------------------------


def test_the_structure_is_the_one_that_was_looked_at(structure: Element, golden: Golden) -> None:
    golden.check("family-stories.en-GB.screen.tags.txt", format_tags(structure))


def test_the_ways_through_it_are_those_that_were_looked_at(
    reader: PdfReader, golden: Golden
) -> None:
    golden.check("family-stories.en-GB.screen.ways.txt", "\n".join(_ways(reader)) + "\n")


def _ways(reader: PdfReader) -> Iterator[str]:
    """Outline, page labels, destinations and links, written out."""
    yield "Outline"
    yield from _outline(reader, reader.outline, 1)
    yield "Page labels"
    yield "  " + ", ".join(reader.page_labels)
    yield "Destinations"
    for name, place in sorted(reader.named_destinations.items()):
        yield f"  {name}: page {_page_of(reader, place)}"
    yield "Links"
    for number, page in enumerate(reader.pages, start=1):
        for annotation in links_of(page):
            yield f"  page {number}: {annotation['/Contents']} → {_target(annotation)}"


def _outline(reader: PdfReader, entries: Any, depth: int) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _outline(reader, entry, depth + 1)
        else:
            yield f"{'  ' * depth}{entry.title}: page {_page_of(reader, entry)}"


def _page_of(reader: PdfReader, place: Any) -> int:
    """The page a destination is on, counted from 1."""
    index = reader.get_destination_page_number(place)
    assert index is not None
    return index + 1


def links_of(page: Any) -> list[DictionaryObject]:
    found = [annotation.get_object() for annotation in page.get("/Annots", ())]
    assert all(annotation["/Subtype"] == "/Link" for annotation in found)
    return found


def _target(annotation: Any) -> str:
    action = annotation["/A"].get_object() if "/A" in annotation else annotation
    return str(action.get("/URI") or action.get("/D") or action.get("/Dest"))


def test_every_destination_of_contents_and_outline_is_a_heading_on_its_page(
    reader: PdfReader, made: Draft
) -> None:
    headings = {
        (anchor.name, page.number)
        for page in made.composition.pages
        for placed in page.placed
        if (anchor := placed.block.anchor)
    }
    found = {(name, _page_of(reader, place)) for name, place in reader.named_destinations.items()}

    assert len(headings) > 8
    assert headings <= found


def test_every_link_says_where_it_leads_and_gets_there(reader: PdfReader) -> None:
    links = [link for page in reader.pages for link in links_of(page)]

    assert len(links) >= 8
    for link in links:
        assert str(link["/Contents"]).strip()
        assert "/StructParent" in link
        target = _target(link)
        assert target in reader.named_destinations or target.startswith(("https://", "mailto:"))


def test_the_contents_lead_to_the_pages_they_name(reader: PdfReader) -> None:
    entries = [link for link in links_of(reader.pages[1]) if not _target(link).startswith("http")]

    assert len(entries) == 6
    for entry in entries:
        said = re.fullmatch(r"(.+), page (\d+)", str(entry["/Contents"]))
        assert said
        place = reader.named_destinations[_target(entry)]
        assert _page_of(reader, place) == int(said[2])
        heading = " ".join(reader.pages[int(said[2]) - 1].extract_text().split())
        assert said[1] in heading


def test_pages_bear_their_numbers_and_covers_their_names(reader: PdfReader) -> None:
    labels = reader.page_labels

    assert labels[0] == "Cover"
    assert labels[2] == "3"
    assert not labels[-1].isdigit()
    assert [label for label in labels if label.isdigit()] == [
        str(number) for number, label in enumerate(labels, start=1) if label.isdigit()
    ]


def test_a_viewer_shows_the_title_and_knows_the_language(reader: PdfReader) -> None:
    root: Any = reader.root_object

    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Family Stories: Lessons for practice"


def test_the_metadata_packet_says_the_same_as_the_file(reader: PdfReader) -> None:
    packet = reader.xmp_metadata
    assert packet is not None
    assert reader.metadata is not None

    assert packet.dc_title == {"x-default": "Family Stories: Lessons for practice"}
    assert packet.dc_language == ["en-GB"]
    assert packet.dc_creator == [reader.metadata.author]
    assert packet.xmp_create_date is not None
    assert reader.metadata.creation_date is not None
    assert packet.xmp_create_date.isoformat()[:10] == "2023-11-01"
    assert reader.metadata.creation_date.isoformat()[:10] == "2023-11-01"


# -- pages -------------------------------------------------------------------------------


def test_the_pages_come_in_fours_and_the_back_cover_is_the_last(
    reader: PdfReader, made: Draft
) -> None:
    assert len(reader.pages) % 4 == 0
    assert made.composition.pages[-1].design.name == "closing"


def test_no_page_is_empty(screen: Path, made: Draft) -> None:
    texts = page_texts(screen)

    assert all(page.placed for page in made.composition.pages)
    assert all(text.strip() for text in texts)


@pytest.fixture(scope="session")
def characters(screen: Path) -> list[list[tuple[float, float, float, float]]]:
    """The ink of each character of each page, from PDFium: left, bottom, right, top in points."""
    found = []
    with pypdfium2.PdfDocument(screen) as document:
        for page in document:
            text = page.get_textpage()
            boxes = [
                text.get_charbox(index)
                for index, character in enumerate(text.get_text_range())
                if not character.isspace()
            ]
            found.append([box for box in boxes if box[2] > box[0]])
            text.close()
    return found


def test_no_text_comes_near_the_trim_or_the_spine(
    characters: list[list[tuple[float, float, float, float]]], reader: PdfReader
) -> None:
    width, height = 148 * MM, 210 * MM
    assert [float(side) for side in reader.pages[0].mediabox] == pytest.approx(
        [0, 0, width, height], abs=0.01
    )
    assert sum(map(len, characters)) > 15_000
    for number, boxes in enumerate(characters, start=1):
        recto = number % 2 == 1
        at_left, at_right = (10, 5) if recto else (5, 10)
        assert min(box[0] for box in boxes) >= at_left * MM, f"page {number}, left"
        assert max(box[2] for box in boxes) <= width - at_right * MM, f"page {number}, right"
        assert min(box[1] for box in boxes) >= 5 * MM, f"page {number}, foot"
        assert max(box[3] for box in boxes) <= height - 5 * MM, f"page {number}, head"


def test_running_text_is_twelve_points_or_more_in_lines_of_seventy_characters_at_most(
    made: Draft,
) -> None:
    from booklet.typeset.block import blocks_of
    from booklet.typeset.text import Text

    texts = [
        block
        for page in made.composition.pages
        for placed in page.placed
        for block in (placed.block, *blocks_of(placed.block.children))
        if isinstance(block, Text)
    ]

    assert len(texts) > 100
    for block in texts:
        assert min(run.style.size for run in block.paragraph.runs) >= 12
        assert max(len(line.text.strip()) for line in block.lines) <= 70


# -- the file ----------------------------------------------------------------------------


def objects(reader: PdfReader) -> Iterator[tuple[int, Any]]:
    for number in range(1, int(str(reader.trailer["/Size"]))):
        found = reader.get_object(number)
        if found is not None:
            yield number, found


def test_every_font_is_embedded(reader: PdfReader) -> None:
    descriptors = [
        found
        for _, found in objects(reader)
        if isinstance(found, DictionaryObject) and found.get("/Type") == "/FontDescriptor"
    ]

    assert descriptors
    assert all("/FontFile2" in one or "/FontFile3" in one for one in descriptors)
    fonts = {font["/BaseFont"] for page in reader.pages for font in _fonts(page)}
    assert len(fonts) == len(descriptors)


def _fonts(page: Any) -> Iterator[Any]:
    for font in page["/Resources"].get("/Font", {}).values():
        yield font.get_object()


def test_every_page_is_reached_from_the_structure(reader: PdfReader) -> None:
    pages = {page.indirect_reference.idnum for page in reader.pages if page.indirect_reference}
    reached = set(_reached(reader.root_object["/StructTreeRoot"]["/K"]))  # type: ignore[index]

    assert len(pages) == len(reader.pages)
    assert reached == pages


def _reached(element: Any) -> Iterator[int]:
    """The numbers of the pages on which an element and all below it have content."""
    held = element.get_object()
    if isinstance(held, list):
        for kid in held:
            yield from _reached(kid)
    elif isinstance(held, DictionaryObject):
        if "/Pg" in held:
            yield held.raw_get("/Pg").idnum
        if held.get("/Type") == "/StructElem" and "/K" in held:
            yield from _reached(held["/K"])


def test_every_marked_content_of_a_page_belongs_to_one_element(reader: PdfReader) -> None:
    parents = reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]  # type: ignore[index]
    keys = [int(str(key)) for key in parents[::2]]
    owners = dict(zip(keys, parents[1::2], strict=True))

    assert keys == sorted(set(keys))
    for page in reader.pages:
        contents = page.get_contents()
        assert contents is not None
        marks = [int(n) for n in re.findall(rb"/MCID (\d+)", contents.get_data())]
        assert marks == list(range(len(marks)))
        assert len(owners[int(str(page["/StructParents"]))].get_object()) == len(marks)


def test_every_figure_has_words_and_a_place(structure: Element) -> None:
    figures = structure.find("Figure")

    assert len(figures) >= 4
    for figure in figures:
        assert figure.alt
        assert ("Layout", "BBox") in {(owner, name) for owner, name, _ in figure.attributes}


def test_the_pictures_of_the_facts_say_their_numbers(structure: Element) -> None:
    told = " ".join(figure.alt or "" for figure in structure.find("Figure"))

    for words in ("18 mothers", "9 fathers", "10 health and social care services"):
        assert words in told
    assert "103 professionals" in told


def test_headings_begin_with_the_title_and_leave_no_gap(structure: Element) -> None:
    levels = [int(tag[1]) for tag in _heading_tags(structure)]

    assert levels[0] == 1
    assert max(levels) == 3
    assert all(after <= before + 1 for before, after in pairwise(levels))


def _heading_tags(element: Element) -> Iterator[str]:
    if re.fullmatch(r"H[1-6]", element.tag):
        yield element.tag
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _heading_tags(kid)


def test_the_file_is_quick_to_send(screen: Path) -> None:
    assert screen.stat().st_size < 300_000
