from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.assemble.merge import merge
from booklet.assemble.reading import read_structure
from booklet.assemble.serialise import serialise, serialise_plain
from booklet.diagnostics import BookletError
from booklet.tagging.structure import format_tags
from booklet.values import changed
from tests.support.parts import METADATA, press
from tests.support.pdf import at, fonts, objects, read

PRESS = press()
COVER = PRESS.part(["cover"])
INSIDE = PRESS.part(["anna", "mark"], links_to="closing")
CLOSING = PRESS.part(["closing"], links_to="anna")


def merged(*parts: bytes) -> bytes:
    return serialise(merge(parts, metadata=METADATA))


def test_the_tree_of_each_part_stands_behind_the_one_before() -> None:
    assert format_tags(read_structure(read(merged(COVER, CLOSING, INSIDE)))) == (
        'Document Lang="en-GB"\n'
        + section("cover")
        + section("closing", "anna")
        + section("anna", "closing")
        + section("mark", "closing")
    )


def section(name: str, link: str = "") -> str:
    lines = [
        "  Sect",
        "    H1",
        f'      "{name}"',
        "    Aside",
        f'      P ID="{name}-text"',
        f'        "Words of {name}"',
    ]
    if link:
        lines += ["      P", f"        Link →{link}", '          "a link"']
    lines.append(f'    Figure Alt="A square for {name}" Layout.BBox=[50 300 70 320]')
    return "\n".join(lines) + "\n"


def test_pages_and_what_their_marks_belong_to_keep_their_keys_apart() -> None:
    reader = read(merged(COVER, INSIDE, CLOSING))
    tree = reader.root_object["/StructTreeRoot"]
    nums = at(tree, "/ParentTree", "/Nums")
    owners = dict(zip(nums[::2], nums[1::2], strict=True))
    keys = [at(page, "/StructParents") for page in reader.pages]
    keys += [at(page, "/Annots", 0, "/StructParent") for page in reader.pages[1:]]

    assert sorted(keys) == sorted(owners) == list(range(at(tree, "/ParentTreeNextKey")))
    for page in reader.pages:
        for owner in owners[at(page, "/StructParents")].get_object():
            assert owner["/Pg"] == page
    for page in reader.pages[1:]:
        assert at(owners[at(page, "/Annots", 0, "/StructParent")].get_object(), "/S") == "/Link"


def test_a_link_leads_from_one_part_into_another() -> None:
    reader = read(merged(COVER, INSIDE, CLOSING))
    name = at(reader.pages[3], "/Annots", 0, "/A", "/D")

    assert name == "anna"
    assert reader.get_destination_page_number(reader.named_destinations[name]) == 1


def test_a_link_to_nowhere_stops_the_build_and_is_named() -> None:
    with pytest.raises(BookletError, match="“closing”") as refusal:
        merge([COVER, INSIDE], metadata=METADATA)

    assert [finding.code for finding in refusal.value.diagnostics] == ["A001"]


def test_names_that_clash_are_told_apart_and_links_stay_with_their_part() -> None:
    twin = PRESS.part(["closing"], links_to="closing")
    reader = read(merged(CLOSING, INSIDE, replace_ids(twin)))

    assert set(reader.named_destinations) == {"anna", "mark", "closing", "closing.2"}
    assert at(reader.pages[3], "/Annots", 0, "/A", "/D") == "closing.2"
    assert at(reader.pages[1], "/Annots", 0, "/A", "/D") == "closing"
    assert [item["/Dest"] for item in chain(reader)] == ["closing", "anna", "mark", "closing.2"]


def replace_ids(part: bytes) -> bytes:
    """The same part with IDs of its own, as long as those before."""
    return part.replace(b"(closing-text)", b"(closing-twin)")


def chain(reader: Any) -> list[Any]:
    """The lines of the outline as a viewer follows them, forwards; checked backwards."""
    root = at(reader.root_object, "/Outlines")
    found, item, before = [], at(root, "/First"), None
    while item is not None:
        assert at(item, "/Parent") == root
        assert (at(item, "/Prev") if "/Prev" in item else None) == before
        found.append(item)
        before, item = item, at(item, "/Next") if "/Next" in item else None
    assert found[-1] == at(root, "/Last")
    return found


def test_the_outline_goes_on_from_part_to_part() -> None:
    reader = read(merged(COVER, INSIDE, CLOSING))

    assert [item["/Title"] for item in chain(reader)] == ["cover", "anna", "mark", "closing"]
    assert at(reader.root_object, "/Outlines", "/Count") == 4


def test_a_font_and_a_drawing_in_three_parts_are_kept_once() -> None:
    assert fonts(INSIDE) == 1
    assert fonts(merged(COVER, INSIDE, CLOSING)) == 1
    forms = [
        found
        for found in objects(merged(COVER, INSIDE, CLOSING))
        if isinstance(found, dict) and found.get("/Subtype") == "/Form"
    ]
    assert len(forms) == 1


def test_no_object_is_left_over() -> None:
    whole = merged(COVER, INSIDE, CLOSING)
    kinds = [found.get("/Type") for found in objects(whole) if isinstance(found, dict)]

    assert kinds.count("/Catalog") == kinds.count("/StructTreeRoot") == kinds.count("/Pages") == 1
    assert kinds.count("/Metadata") == 1
    assert kinds.count("/Page") == 4


def test_there_is_one_output_intent() -> None:
    reader = read(merged(COVER, INSIDE, CLOSING))

    (intent,) = at(reader.root_object, "/OutputIntents")
    assert at(intent, "/DestOutputProfile", "/N") == 3


def test_the_file_speaks_for_the_whole() -> None:
    whole = changed(METADATA, title="All of it", language="pl")
    reader = read(serialise(merge([COVER, CLOSING, INSIDE], metadata=whole)))

    assert reader.metadata is not None
    assert reader.metadata.title == "All of it"
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": "All of it"}
    assert at(reader.root_object, "/Lang") == "pl"
    assert at(reader.root_object, "/ViewerPreferences", "/DisplayDocTitle")


def test_another_content_is_another_instance_of_the_same_document() -> None:
    files = [
        read(merged(*parts)).xmp_metadata for parts in ([COVER], [COVER], [COVER, CLOSING, INSIDE])
    ]
    one, same, other = [(x.xmpmm_document_id, x.xmpmm_instance_id) for x in files if x]

    assert one == same
    assert one[0] == other[0]
    assert str(one[1]).startswith("urn:uuid:")
    assert len({one[0], one[1], other[1]}) == 3


def test_a_merge_of_merges_is_the_merge_of_all() -> None:
    first = serialise_plain(merge([COVER, CLOSING, INSIDE], metadata=METADATA))
    again = read(merged(first))

    assert read_structure(again) == read_structure(read(merged(COVER, CLOSING, INSIDE)))
    assert again.page_labels == read(merged(COVER, CLOSING, INSIDE)).page_labels


def test_a_type_that_two_parts_map_differently_is_told_apart() -> None:
    # As long as before, so that every object stays where it was.
    other = PRESS.part(["mark"]).replace(b"/RoleMap<</Aside/Sect>>", b"/RoleMap<</Aside/Part>>")
    tree = read(merged(COVER, other)).root_object["/StructTreeRoot"]

    assert at(tree, "/RoleMap") == {"/Aside": "/Sect", "/Aside_": "/Part"}
    assert at(tree, "/K", "/K", 0, "/K", 1, "/S") == "/Aside"
    assert at(tree, "/K", "/K", 1, "/K", 1, "/S") == "/Aside_"


def test_stock_pypdf_can_go_on_with_what_was_merged() -> None:
    assembly = merge([COVER, CLOSING, INSIDE], metadata=METADATA)

    assert len(assembly.pages) == 4
    assert assembly.pages[1]["/StructParents"] == at(assembly.pages[1], "/StructParents")
    assert at(assembly.root_object, "/StructTreeRoot", "/K", "/S") == "/Document"


names = st.lists(
    st.text("abcdefghijklmnop", min_size=1, max_size=6), min_size=1, max_size=5, unique=True
)


@settings(max_examples=25)
@given(names, st.randoms(use_true_random=False))
def test_any_number_of_parts_keeps_the_order_of_pages_and_words(
    sections: list[str], chance: Any
) -> None:
    cuts = sorted({0, len(sections), *(chance.randint(0, len(sections)) for _ in range(3))})
    spans = [sections[a:b] for a, b in pairwise(cuts)]

    whole = read(merged(*(PRESS.part(span) for span in spans)))

    tree = read_structure(whole)
    assert [heading.text for heading in tree.find("H1")] == sections
    assert [at(page, "/StructParents") for page in whole.pages] == sorted(
        at(page, "/StructParents") for page in whole.pages
    )
    destinations = whole.named_destinations
    pages = [whole.get_destination_page_number(destinations[name]) for name in sections]
    assert pages == list(range(len(sections)))
    assert tree == read_structure(read(merged(PRESS.part(sections))))
