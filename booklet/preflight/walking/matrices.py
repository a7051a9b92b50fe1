"""Matrices as they are written in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.fold_geometry import IDENTITY
from booklet.preflight.objects import entry, numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdf.generic import DictionaryObject

    from booklet.preflight.fold_geometry import Matrix


def matrix_of(stream: DictionaryObject) -> Matrix:
    """The ``Matrix`` of a form or a pattern."""
    return as_matrix(numbers(entry(stream, "/Matrix"))) or IDENTITY


def as_matrix(found: Sequence[object]) -> Matrix | None:
    """Six numbers as a matrix; None for anything else."""
    if len(found) != 6 or not all(isinstance(one, float) for one in found):  # noqa: PLR2004
        return None
    a, b, c, d, e, f = (one for one in found if isinstance(one, float))
    return a, b, c, d, e, f
