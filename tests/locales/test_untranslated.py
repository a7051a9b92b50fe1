"""A draft of which nothing is translated yet: all its English is marked as English."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from booklet.assemble.reading import read_structure
from booklet.pipeline import Job, build
from booklet.tagging.structure import Element
from layouts import BookletLayouts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SPOKEN = re.compile(r"[^\W\d_]{2,}")
"""What a voice would say in a language: two letters or more."""
ARABIC = re.compile(r"[\u0600-\u06ff]")


@pytest.fixture(scope="module")
def tree(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Element:
    folder = tmp_path_factory.mktemp("untranslated")
    content = folder / "content"
    shutil.copytree(project / "content", content)
    catalogue = content / "locales" / "ur.po"
    entries = catalogue.read_text("utf-8").split("\n\n")
    kept = [one for one in entries if 'msgctxt "words.draft_notice"' in one]
    catalogue.write_text("\n\n".join([entries[0], *kept, ""]), "utf-8")
    job = Job(project=project, content=content, output=folder, locale="ur", incomplete=True)
    return read_structure(PdfReader(build(job, BookletLayouts()).path))


def said(element: Element, language: str | None = None) -> Iterator[tuple[str, str | None, str]]:
    """Every text with its language and the element that holds it."""
    language = element.lang or language
    if element.alt:
        yield element.alt, language, element.tag
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from said(kid, language)
        elif isinstance(kid, str):
            yield kid, language, element.tag


def test_every_word_of_english_is_marked_as_english(tree: Element, project: Path) -> None:
    source = (project / "content/en-GB/acknowledgements.yaml").read_text("utf-8")
    # Whoever's name it is, it is the same in every language, and so is an address.
    names = set(re.findall(r"name: (.+?)(?:[,}]|$)", source, re.MULTILINE))
    found = [
        (text, language, tag)
        for text, language, tag in said(tree)
        if SPOKEN.search(text) and not ARABIC.search(text) and "@" not in text
    ]
    unmarked = [one for one in found if one[1] != "en-GB" and one[0].strip(" ,()") not in names]

    assert len(found) > 150
    assert unmarked == []


def test_pictures_of_numbers_say_them_in_english(tree: Element) -> None:
    figures = [(text, language) for text, language, tag in said(tree) if tag == "Figure"]

    assert ("18 mothers", "en-GB") in figures
    assert {language for _, language in figures} == {"en-GB"}
