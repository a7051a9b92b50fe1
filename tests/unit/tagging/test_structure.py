from __future__ import annotations

from booklet.tagging.structure import Element, format_tags

TREE = Element(
    tag="Document",
    lang="en-GB",
    kids=(
        Element(tag="H1", kids=("Before you cook",)),
        Element(
            tag="Figure",
            alt='A lid says “"no"”.',
            attributes=(("Layout", "Placement", "Block"),),
            kids=(Element(tag="Caption", kids=("Slide ", Element(tag="Em", kids=("on",)))),),
        ),
        Element(tag="Link", links=("https://example.org/",), kids=("here",)),
    ),
)


def test_a_tree_is_written_as_a_person_would_read_it() -> None:
    assert format_tags(TREE) == (
        'Document Lang="en-GB"\n'
        "  H1\n"
        '    "Before you cook"\n'
        '  Figure Alt="A lid says “\\"no\\"”." Layout.Placement=Block\n'
        "    Caption\n"
        '      "Slide "\n'
        "      Em\n"
        '        "on"\n'
        "  Link →https://example.org/\n"
        '    "here"\n'
    )


def test_text_is_that_of_all_below_in_order() -> None:
    assert TREE.text == "Before you cookSlide onhere"


def test_elements_are_found_at_any_depth() -> None:
    assert [element.text for element in TREE.find("Em")] == ["on"]
    assert TREE.find("Table") == ()
