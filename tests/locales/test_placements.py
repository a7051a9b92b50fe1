"""The words that PDFium reads in the box of a message are the message’s."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest

from booklet.translate.pages import set_pages
from booklet.translate.room import placements
from layouts import BookletLayouts
from tests.support.locales import TURNED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from booklet.l10n.catalogue import Key
    from booklet.l10n.messages import Words


@pytest.mark.parametrize("tag", ["", TURNED])
def test_the_box_of_a_message_holds_its_words(
    tag: str, project: Path, content: Path, screen: Path, built_in: Callable[[str], Path]
) -> None:
    words: dict[Key, str] = {}

    def note(key: Key, said: Words) -> Words:
        words[key] = said if isinstance(said, str) else getattr(said, "plain", "")
        return said

    found = placements(set_pages(project, content, BookletLayouts(), tag=tag, rewrite=note))
    pdf = pdfium.PdfDocument(built_in(tag) if tag else screen)
    texts = {number: page.get_textpage() for number, page in enumerate(pdf, 1)}
    read = 0
    for key, places in found.items():
        for one in places:
            if not one.is_seen or one.pieces > 1:
                continue
            left, bottom, right, top = one.box.points
            shown = texts[one.page].get_text_bounded(left - 1, bottom, right + 1, top)
            missing = Counter(_letters(words[key])) - Counter(_letters(shown))
            assert not missing, (key, one.page, shown)
            read += 1
    assert read > 100


def _letters(text: str) -> list[str]:
    return [letter for letter in text if letter.isalnum()]
