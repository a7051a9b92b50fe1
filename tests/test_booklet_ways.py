"""Ways through the booklet: structure, outline, labels, destinations, links, metadata."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from booklet.tagging.structure import Element, format_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader
    from pypdf.generic import DictionaryObject

    from booklet.pipeline import Draft
    from tests.support.golden import Golden
from tests.support.ways import page_of

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
        yield f"  {name}: page {page_of(reader, place)}"
    yield "Links"
    for number, page in enumerate(reader.pages, start=1):
        for annotation in links_of(page):
            yield f"  page {number}: {annotation['/Contents']} → {_target(annotation)}"


def _outline(reader: PdfReader, entries: Any, depth: int) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _outline(reader, entry, depth + 1)
        else:
            yield f"{'  ' * depth}{entry.title}: page {page_of(reader, entry)}"


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
    found = {(name, page_of(reader, place)) for name, place in reader.named_destinations.items()}

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
        assert page_of(reader, place) == int(said[2])
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
