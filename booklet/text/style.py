"""What a designer says of text: faces, size, leading, colour; and what a run of it is."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from booklet.values import changed, value

if TYPE_CHECKING:
    from booklet.text.faces import Face


class Choice(NamedTuple):
    """A font that may be chosen for a script.

    Attributes:
        face: the font.
        scale: size at which it stands well beside the first font at size 1.
    """

    face: Face
    scale: float


class Others(Protocol):
    """Fonts by script, behind the chain of a style; looked for only when the chain fails."""

    def chain(self, script: str, language: str) -> tuple[Choice, ...]:
        """Fonts of a script (ISO 15924) in a language (BCP 47), first choice first."""

    def holding(self, char: str, language: str) -> Choice | None:
        """A font of any script that has a character: a comma in Arabic behind a Latin name."""


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
        others: fonts for scripts that the chain does not have; None if there are none.
        scale: of the size, beside that of a style of which this is the look in one script.
    """

    faces: tuple[Face, ...]
    size: float
    leading: float
    colour: str
    features: tuple[str, ...] = ()
    others: Others | None = None
    scale: float = 1.0

    def scaled(self, scale: float) -> TextStyle:
        """The same as it is in a script; the leading stays."""
        return self if scale == 1 else _scaled(self, scale)

    def resized(self, size: float, leading: float) -> TextStyle:
        """The same at another size; ``size`` is that of the first script."""
        scaled = size if self.scale == 1 else round(size * self.scale, 2)
        return changed(self, size=scaled, leading=leading)

    def chain(self, script: str, language: str) -> tuple[Choice, ...]:
        """Every font for a script, first choice first.

        The fonts of the script stand before the chain, which then sets what they lack;
        but Latin letters are the chain's own.
        """
        own = tuple([Choice(face, 1.0) for face in self.faces])
        if self.others is None:
            return own
        of_script = self.others.chain(script, language)
        return own + of_script if script == "Latn" else of_script + own


@lru_cache(maxsize=256)
def _scaled(style: TextStyle, scale: float) -> TextStyle:
    size = round(style.size * scale, 2)
    return changed(style, size=size, scale=scale)


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
