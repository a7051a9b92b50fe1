"""From a tree of blocks to the structure elements of a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.tagging.tree import Node
from booklet.typeset.block import Block, Fixed, Group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from booklet.typeset.block import Item


def plant(items: Sequence[Item], parent: Node) -> dict[Block, Node]:
    """Make the structure elements of a tree of blocks, in reading order."""
    nodes: dict[Block, Node] = {}
    for item in items:
        if isinstance(item, Group):
            nodes |= plant(item.children, _node(item, parent))
        elif isinstance(item, Block | Fixed):
            block = item.block if isinstance(item, Fixed) else item
            home = parent
            if block.tag:
                home = nodes[block] = _node(block, parent)
            nodes |= plant(block.children, home)
    return nodes


def _node(item: Block | Group, parent: Node) -> Node:
    tag = item.tag
    assert tag is not None
    return Node(
        tag.name, parent, lang=tag.lang, alt=tag.alt, title=tag.title, attributes=tag.attributes
    )
