"""Names by which one file asks for what stands in another: a look, a swatch, a page design."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from booklet.diagnostics import BookletError, Diagnostic
from booklet.source.near import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from booklet.diagnostics import Location

T = TypeVar("T")

THEME = "layouts/theme.yaml"
"""The file in which looks, lengths and swatches have their names."""


def named(
    things: Mapping[str, T], name: str, *, what: str, file: str, where: Location | None = None
) -> T:
    """The thing of a name.

    Args:
        things: all there are, by name.
        name: asked for by a layout, a drawing or another file.
        what: such a thing in a word: ``look``.
        file: where they stand, from the project’s folder.
        where: the place nearest to the mistake; None if only the file is known.

    Raises:
        BookletError: T006, with the nearest name there is.
    """
    found = things.get(name)
    if found is None:
        raise BookletError(
            [
                Diagnostic(
                    code="T006",
                    message=f"there is no {what} “{name}” in {file}",
                    location=where,
                    hints=(*did_you_mean(name, things), f"add “{name}” to {file}"),
                )
            ]
        )
    return found
