"""Every error an author can meet while content is read: its code and its name.

The codes are a promise: people look them up and link to them, so a code keeps its
meaning for ever and a retired one is not given away again. ``docs/errors.md`` has a
section for each, and a test fires each with the smallest file that breaks it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Code(NamedTuple):
    """What a code stands for.

    Attributes:
        title: as the heading in ``docs/errors.md``, lower case.
        clause: the standard that asks for it, if one does.
    """

    title: str
    clause: str = ""


CODES: Mapping[str, Code] = {
    # The file as such.
    "C001": Code("a file is missing or cannot be read"),
    "C002": Code("a file is not written in UTF-8"),
    "C003": Code("a control character"),
    "C004": Code("a tab"),
    "C005": Code("not YAML"),
    "C006": Code("a key stands twice", "YAML 1.2.2, 3.2.1.3"),
    "C007": Code("a YAML tag"),
    "C008": Code("a YAML anchor or alias"),
    "C009": Code("nested too deeply"),
    "C010": Code("several documents in one file"),
    "C011": Code("an empty file"),
    "C012": Code("a file is too long"),
    # What stands in it.
    "C013": Code("an unknown key"),
    "C014": Code("a picture has no text alternative", "ISO 14289-1:2014, 7.3"),
    "C015": Code("a key is missing"),
    "C016": Code("the wrong type"),
    "C017": Code("empty text"),
    "C018": Code("not one of the choices"),
    "C019": Code("a number or length out of range"),
    "C020": Code("not a length"),
    "C021": Code("not an id"),
    "C022": Code("a picture or file does not exist"),
    "C023": Code("a path leads outside the project"),
    "C024": Code("the wrong type of file"),
    "C025": Code("a picture is too large"),
    "C026": Code("a picture cannot be read"),
    "C027": Code("a link is not https, mailto or tel"),
    "C028": Code("not an e-mail address"),
    "C029": Code("text is too long"),
    "C030": Code("a mark in the text goes wrong"),
    "C031": Code("a character no font of ours has", "ISO 14289-1:2014, 7.21.7"),
    "C032": Code("an id is used twice"),
    "C033": Code("a section of the wrong kind, or named twice"),
    "C034": Code("a name is never used"),
    "C035": Code("a placeholder is missing or unknown"),
    "C036": Code("too few or too many entries"),
    "C037": Code("not a language", "BCP 47 (RFC 5646)"),
    "C038": Code("a text alternative where there can be none"),
    "C039": Code("the parts of a number do not add up"),
    "C040": Code("not a date"),
    "C041": Code("not a colour"),
    "C042": Code("a blank line inside a paragraph"),
    "C043": Code("quotation marks round a quotation"),
    "C044": Code("a language the booklet is not there in"),
    "C045": Code("a file of a language that takes the place of nothing"),
}
"""Every code, in order."""
