"""What a designer says of text: faces, size, leading, colour; and what a run of it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.values import value

if TYPE_CHECKING:
    from booklet.text.faces import Face


@value
class TextStyle:
    """How text looks.

    Attributes:
        faces: the chain of fonts, first choice first; a character is set in the first that
            has it.
        size: of the type, in points.
        leading: from baseline to baseline, in points.
        colour: role of a swatch.
        features: OpenType features to turn on (``tnum``: figures of one width) or, with a
            minus sign before, off (``-kern``).
    """

    faces: tuple[Face, ...]
    size: float
    leading: float
    colour: str
    features: tuple[str, ...] = ()


@value(by_identity=True)
class InlineMark:
    """A structure element inside a paragraph; two marks are never the same by value.

    Attributes:
        tag: standard structure type: ``Span``, ``Quote``, ``Link``, ``Lbl``, …
        lang: BCP 47 tag where the language changes.
        uri: where a link leads outside the document.
        destination: name of the destination to which a link leads inside it.
        description: what a link is called where it cannot be seen (ISO 14289-1:2014, 7.18.5).
        parent: the element around this one, if that is not the paragraph itself.
    """

    tag: str
    lang: str | None = None
    uri: str | None = None
    destination: str | None = None
    description: str | None = None
    parent: InlineMark | None = None


@value
class StyledRun:
    r"""Characters of one look and one place in the structure tree.

    Attributes:
        text: never empty; ``\n`` is a line end that the author wants.
        style: its look.
        lang: BCP 47 tag, where it is not the paragraph's.
        mark: its structure element, where it is not the paragraph's. Runs that follow each
            other with the same mark are one element.
    """

    text: str
    style: TextStyle
    lang: str | None = None
    mark: InlineMark | None = None
