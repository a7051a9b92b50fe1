"""Writes the structure tree of a part into its ReportLab document (ISO 32000-1:2008, 14.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from booklet.paint.objects import Raw, literal, number, reference, text_string
from booklet.tagging.tree import ROLE_MAP, Annotation, Mark, Node, Value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlab.pdfbase.pdfdoc import PDFDocument

Parent: TypeAlias = "Node | list[Node]"
"""What an entry of the parent tree leads to: an annotation's element, or those of a page."""

ROOT = "StructTreeRoot"
_TEXTS = (("Alt", "alt"), ("ActualText", "actual_text"), ("Lang", "lang"), ("T", "title"))
_STRINGS = frozenset({"Headers", "Summary"})


def write_structure(document: PDFDocument, root: Node, parents: Sequence[Parent]) -> Raw:
    """Register an object for each element below ``root`` and one for the tree.

    Args:
        document: what the part is written into.
        root: the ``Document`` element; nodes without content are pruned.
        parents: the parent tree; its keys are the indices.
    """
    root.prune()
    elements = root.elements()
    names = {node: f"E{index}" for index, node in enumerate(elements)}
    for node, name in names.items():
        document.Reference(_ElementObject(node, names), name)
    for key, owners in enumerate(parents):
        if not isinstance(owners, Node):
            # An object of its own, so that a merge can pass it on as it stands.
            document.Reference(_Owners(owners, names), f"Owners{key}")
    tree = Raw(lambda target: _tree(target, names, parents))
    document.Reference(tree, ROOT)
    return tree


class _ElementObject(Raw):
    """A structure element dictionary."""

    def __init__(self, node: Node, names: Mapping[Node, str]) -> None:
        super().__init__(lambda document: _element(document, node, names))


class _Owners(Raw):
    """The elements to which a page's marked content belongs, by its number."""

    def __init__(self, owners: Sequence[Node], names: Mapping[Node, str]) -> None:
        super().__init__(
            lambda document: f"[{' '.join(reference(document, names[node]) for node in owners)}]"
        )


def _element(document: PDFDocument, node: Node, names: Mapping[Node, str]) -> str:
    parent = names[node.parent] if node.parent is not None else ROOT
    words = [f"<</Type/StructElem/S/{node.tag}/P {reference(document, parent)}"]
    home = next((kid.page for kid in node.kids if not isinstance(kid, Node)), None)
    if home is not None:
        words.append(f"/Pg {_page(document, home)}")
    kids = [_kid(document, kid, home, names) for kid in node.kids]
    if kids:
        words.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]")
    for entry, attribute in _TEXTS:
        text = getattr(node, attribute)
        if text is not None:
            words.append(f"/{entry}{text_string(text)}")
    if node.id is not None:
        words.append(f"/ID{literal(node.id)}")
    if node.attributes:
        words.append(f"/A {_attributes(node.attributes)}")
    return "".join(words) + ">>"


def _kid(
    document: PDFDocument,
    kid: Node | Annotation | Mark,
    home: int | None,
    names: Mapping[Node, str],
) -> str:
    if isinstance(kid, Node):
        return reference(document, names[kid])
    if isinstance(kid, Annotation):
        annotation = reference(document, kid.name)
        return f"<</Type/OBJR/Pg {_page(document, kid.page)}/Obj {annotation}>>"
    if kid.page == home:
        return str(kid.mcid)
    return f"<</Type/MCR/Pg {_page(document, kid.page)}/MCID {kid.mcid}>>"


def _page(document: PDFDocument, page: int) -> str:
    return reference(document, f"Page{page + 1}")


def _attributes(attributes: Mapping[str, Mapping[str, Value]]) -> str:
    written = [
        f"<</O/{owner}" + "".join(f"/{name} {_value(name, pairs[name])}" for name in sorted(pairs))
        for owner, pairs in sorted(attributes.items())
    ]
    return f"{written[0]}>>" if len(written) == 1 else f"[{''.join(w + '>>' for w in written)}]"


def _value(name: str, value: Value) -> str:
    if isinstance(value, tuple):
        return f"[{' '.join(_value(name, item) for item in value)}]"
    if isinstance(value, str):
        return text_string(value) if name in _STRINGS else f"/{value}"
    return number(value)


def _tree(document: PDFDocument, names: Mapping[Node, str], parents: Sequence[Parent]) -> str:
    root = next(iter(names))
    nums = []
    for key, parent in enumerate(parents):
        name = names[parent] if isinstance(parent, Node) else f"Owners{key}"
        nums.append(f"{key} {reference(document, name)}")
    return (
        f"<</Type/StructTreeRoot/K {reference(document, names[root])}"
        f"/ParentTree<</Nums[{' '.join(nums)}]>>/ParentTreeNextKey {len(parents)}"
        f"{_role_map(names)}{_id_tree(document, names)}>>"
    )


def _role_map(names: Mapping[Node, str]) -> str:
    used = sorted({node.tag for node in names} & set(ROLE_MAP))
    pairs = "".join(f"/{tag}/{ROLE_MAP[tag]}" for tag in used)
    return f"/RoleMap<<{pairs}>>" if used else ""


def _id_tree(document: PDFDocument, names: Mapping[Node, str]) -> str:
    known: dict[str, str] = {}
    for node, name in names.items():
        if node.id is not None:
            assert node.id not in known, f"two elements have the ID “{node.id}”"
            known[node.id] = name
    pairs = " ".join(f"{literal(i)} {reference(document, known[i])}" for i in sorted(known))
    return f"/IDTree<</Names[{pairs}]>>" if known else ""
