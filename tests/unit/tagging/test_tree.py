from __future__ import annotations

import pytest

from booklet.tagging.tree import ROLE_MAP, STANDARD, Mark, Node


def tags(node: Node) -> list[str]:
    return [element.tag for element in node.elements()]


def test_reading_order_is_the_order_of_making() -> None:
    root = Node("Document")
    Node("H1", root, keep=True)
    Node("P", root, keep=True)

    assert tags(root) == ["Document", "H1", "P"]


def test_an_inline_node_stands_where_it_is_first_painted() -> None:
    paragraph = Node("P")
    quotation = Node("Quote", paragraph, inline=True)
    paragraph.kids.append(Mark(0, 0))

    quotation.attach()
    paragraph.kids.append(Mark(0, 2))
    quotation.attach()

    assert paragraph.kids == [Mark(0, 0), quotation, Mark(0, 2)]


def test_an_inline_node_brings_the_inline_node_around_it() -> None:
    paragraph = Node("P")
    quotation = Node("Quote", paragraph, inline=True)
    link = Node("Link", quotation, inline=True)

    link.attach()

    assert tags(paragraph) == ["P", "Quote", "Link"]


def test_what_was_never_painted_is_pruned_with_what_only_held_it() -> None:
    root = Node("Document")
    Node("P", Node("Sect", root))
    painted = Node("P", root)
    painted.kids.append(Mark(0, 0))

    root.prune()

    assert tags(root) == ["Document", "P"]


def test_an_empty_cell_is_a_cell() -> None:
    row = Node("TR")
    Node("TD", row)

    row.prune()

    assert tags(row) == ["TR", "TD"]


def test_a_type_that_nobody_knows_is_refused() -> None:
    with pytest.raises(AssertionError, match="Paragraph"):
        Node("Paragraph")


def test_every_role_leads_to_a_standard_type() -> None:
    assert set(ROLE_MAP.values()) <= STANDARD
    assert not set(ROLE_MAP) & STANDARD


def test_attributes_belong_to_the_node_alone() -> None:
    given = {"List": {"ListNumbering": "Disc"}}
    node = Node("L", attributes=given)

    node.set("List", "ListNumbering", "None")

    assert given == {"List": {"ListNumbering": "Disc"}}
    assert node.attributes == {"List": {"ListNumbering": "None"}}
