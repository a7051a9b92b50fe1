"""Layouts hold no words and no measures: these stand in content/ and in layouts/theme.yaml."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from tests.support.code import Module, dotted, modules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# ISO 32000-1:2008, 14.8.4 and 14.8.5: types, and attributes with their values.
STRUCTURE = frozenset(
    """
    Document Part Sect Art Aside BlockQuote Caption Code Div Figure Form Formula H H1 H2 H3 H4
    Index L LBody LI Lbl Link NonStruct Note P Private Quote Reference Span TBody TD TFoot TH
    THead TOC TOCI TR Table List Layout ListNumbering Placement Block None Scope Row Column
    WritingMode RlTb
    """.split()
)
NAME = re.compile(r"([a-z._:/-][a-z0-9._:/{}-]*)?|\s+")


def literals(module: Module) -> Iterator[ast.Constant]:
    """Constants of the code itself: no docstring, no message of an assertion, no ``__all__``."""
    skipped: set[int] = set()
    for node in ast.walk(module.tree):
        aside: list[ast.AST | None] = []
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            aside = [node.value]
        elif isinstance(node, ast.Assert):
            aside = [node.msg]
        elif isinstance(node, ast.Raise):
            aside = [node.exc]
        elif isinstance(node, ast.Assign) and dotted(node.targets[0]) == "__all__":
            aside = [node.value]
        for root in aside:
            if root is not None:
                skipped.update(map(id, ast.walk(root)))
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and id(node) not in skipped:
            yield node


def is_measure(value: object) -> bool:
    """A number that says more than none, one or both."""
    return type(value) in {int, float} and value not in {0, 1, 2}


def is_wording(value: object) -> bool:
    """A string that is no name: a reader might see it, or it may be a length or a colour."""
    return isinstance(value, str) and not NAME.fullmatch(value) and value not in STRUCTURE


@pytest.mark.parametrize(
    ("forbidden", "examples", "remedy"),
    [
        (is_measure, (14.17, 36), "measures stand in layouts/theme.yaml"),
        (is_wording, ("Page 3", "Anna"), "words stand in content/"),
        (is_wording, ("#0B4F5C", "3mm", "8.5 pt"), "colours and lengths stand in theme.yaml"),
    ],
    ids=["measures", "words", "colours"],
)
def test_a_layout_holds_no(
    forbidden: Callable[[object], bool], examples: tuple[object, ...], remedy: str
) -> None:
    found = [(module, constant) for module in modules("layouts") for constant in literals(module)]

    assert len(found) > 50
    assert all(map(forbidden, examples)), "the guard lets its own examples through"
    wrong = [f"{m.place(c)} {c.value!r}: {remedy}" for m, c in found if forbidden(c.value)]
    assert not wrong, "\n".join(wrong)
