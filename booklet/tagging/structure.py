"""The structure tree as a value: what a screen reader will say, in which order.

A finished file is read back into :class:`Element`; tests and reports compare that, or the
text that :func:`format_tags` makes of it.
"""

from __future__ import annotations

from booklet.values import value

TEXT_INDENT = "  "


@value(kw_only=True)
class Element:
    """A structure element (ISO 32000-1:2008, 14.7.2), with all that it holds.

    Attributes:
        tag: structure type as written in the file, before the role map.
        kids: elements and pieces of text, in reading order.
        lang: language of this element's text; None: that of its parent.
        alt: text alternative.
        actual_text: what to read instead of the content.
        title: a name for the element, not read as content.
        id: unique in the file.
        attributes: ``(owner, name, value)``, sorted.
        links: for a ``Link``, where its annotations lead: a destination's name or an address.
    """

    tag: str
    kids: tuple[Element | str, ...] = ()
    lang: str | None = None
    alt: str | None = None
    actual_text: str | None = None
    title: str | None = None
    id: str | None = None
    attributes: tuple[tuple[str, str, str], ...] = ()
    links: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All text below this element, in reading order, as its content says it."""
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def find(self, tag: str) -> tuple[Element, ...]:
        """Every element of type ``tag`` below this one, in reading order."""
        found: list[Element] = []
        for kid in self.kids:
            if isinstance(kid, Element):
                if kid.tag == tag:
                    found.append(kid)
                found += kid.find(tag)
        return tuple(found)


def format_tags(element: Element) -> str:
    """Write a tree out for a person: one element or piece of text a line, indented.

    ::

        Document Lang="en-GB"
          H1
            "Before you cook"
    """
    return "\n".join(_lines(element, "")) + "\n"


def _lines(element: Element, indent: str) -> list[str]:
    shown = {
        "Lang": element.lang,
        "Alt": element.alt,
        "ActualText": element.actual_text,
        "T": element.title,
        "ID": element.id,
    }
    words = [element.tag] + [f"{key}={_quoted(value)}" for key, value in shown.items() if value]
    words += [f"{owner}.{name}={value}" for owner, name, value in element.attributes]
    words += [f"→{target}" for target in element.links]
    lines = [indent + " ".join(words)]
    deeper = indent + TEXT_INDENT
    for kid in element.kids:
        lines += [deeper + _quoted(kid)] if isinstance(kid, str) else _lines(kid, deeper)
    return lines


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
