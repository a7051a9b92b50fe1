"""Whatever is set comes back from the PDF: to the letter, and in the viewers people use."""

from __future__ import annotations

import random
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.text import Face, Paragraph, StyledRun, TextStyle
from tests.support.setting import (
    FONTS,
    Sheets,
    plain,
    read_by_codes,
    read_by_pdfium,
    read_by_poppler,
)
from tests.support.tools import find

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXTS = 10_000
WEIGHTS = ("Regular", "RegularItalic", "SemiBold", "Bold", "ExtraBold")


@pytest.fixture(scope="module")
def faces(project: Path) -> list[Face]:
    return [Face.load(project / FONTS.format(weight)) for weight in WEIGHTS]


class Set(NamedTuple):
    """Random texts, set: the file, and what each of its pages says."""

    pdf: bytes
    pages: list[list[str]]
    texts: list[str]


def random_texts(face: Face) -> Iterator[str]:
    """Words of all that the font covers, most of them plain, and what stands between words."""
    chance = random.Random(9)  # noqa: S311 - the same texts every time
    everything = sorted(face.coverage)
    accents = [char for char in everything if unicodedata.combining(char)]
    letters = [char for char in everything if char.isalpha()]
    visible = [char for char in everything if not char.isspace() and char not in accents]
    between = [*[" "] * 16, "\u00a0", "  ", "   ", " – ", "-", ", ", "—"]
    alphabets = ["abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyz", letters, visible]
    for _ in range(TEXTS):
        text = ""
        for _ in range(chance.randint(1, 10)):
            word = chance.choices(chance.choice(alphabets), k=chance.randint(1, 9))
            if chance.random() < 0.1:
                word.insert(chance.randint(1, len(word)), chance.choice(accents))
            text += "".join(word) + chance.choice(between)
        yield text.rstrip()


@pytest.fixture(scope="module")
def setting(faces: list[Face]) -> Set:
    chance = random.Random(9)  # noqa: S311 - the same texts every time
    styles = [TextStyle((face,), size, 30, "ink") for face in faces for size in (9, 12, 20)]
    sheets = Sheets()
    texts = list(random_texts(faces[0]))
    for text in texts:
        paragraph = Paragraph([StyledRun(text, chance.choice(styles))], language="en-GB")
        sheets.add(paragraph.lines(chance.choice([150, 300, 400])))
    return Set(sheets.save(), sheets.pages, texts)


def test_all_characters_of_the_font_are_tried(faces: list[Face], setting: Set) -> None:
    assert len(setting.texts) == TEXTS
    # A thin space is narrower than the gap that poppler takes for one.
    assert set("".join(setting.texts)) == faces[0].coverage - {"\u2009"}


def test_lines_hold_the_texts_to_the_letter(setting: Set) -> None:
    lines = "".join(line for page in setting.pages for line in page)
    assert lines == "".join(setting.texts)


def test_codes_say_the_texts_to_the_letter(setting: Set) -> None:
    assert read_by_codes(setting.pdf) == ["".join(page) for page in setting.pages]


def test_pdfium_reads_every_text_unchanged(setting: Set) -> None:
    assert wrong_pages(setting, read_by_pdfium(setting.pdf)) == []


def test_poppler_reads_every_text_unchanged(setting: Set, tmp_path: Path) -> None:
    program = find("pdftotext")
    path = tmp_path / "texts.pdf"
    path.write_bytes(setting.pdf)
    assert wrong_pages(setting, read_by_poppler(program, path)) == []


def wrong_pages(setting: Set, read: list[str]) -> list[tuple[str, str]]:
    """What pages say and what was read, where the two differ."""
    assert len(read) == len(setting.pages)
    pairs = [
        (plain("\n".join(page)), plain(text))
        for page, text in zip(setting.pages, read, strict=True)
    ]
    return [(said, text) for said, text in pairs if said != text]


@settings(max_examples=60)
@given(st.data())
def test_any_string_of_covered_characters_comes_back(data: st.DataObject) -> None:
    """Whatever order accents, spaces and letters come in; hypothesis finds the odd ones."""
    face = next(iter(_FACE))
    text = data.draw(st.text(st.sampled_from(sorted(face.coverage)), min_size=1, max_size=40))
    sheets = Sheets()
    sheets.add(
        Paragraph([StyledRun(text, TextStyle((face,), 12, 18, "ink"))], language="en").lines(200)
    )

    assert "".join(read_by_codes(sheets.save())) == text


_FACE: list[Face] = []


@pytest.fixture(scope="module", autouse=True)
def _face(faces: list[Face]) -> None:
    _FACE.append(faces[0])
