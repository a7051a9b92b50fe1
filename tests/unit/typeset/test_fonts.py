"""Fonts by script: which sets what, and none opened before it is needed."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from booklet.diagnostics import BookletError
from booklet.text import Face, Paragraph, StyledRun, TextStyle
from booklet.typeset.fonts import ScriptFonts
from tests.specimen.pages import FAMILY, PROJECT, Setter, specimens

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.text import Line

FONTS = ScriptFonts(PROJECT)


def line_of(words: str, language: str, font: str = "regular") -> Line:
    face = Face.load(FAMILY / "AtkinsonHyperlegibleNext-Regular.ttf")
    style = TextStyle((face,), 12, 16.5, "ink", (), FONTS.member(font))
    (line,) = Paragraph([StyledRun(words, style)], language=language).lines(900)
    return line


def fonts_of(line: Line) -> list[tuple[str, str]]:
    return [(s.shaped.text, s.shaped.face.name.partition("-")[0]) for s in line.segments]


def test_a_script_keeps_its_spaces_digits_and_brackets() -> None:
    line = line_of("Дом (12), Anna “мир”", "ru")
    assert "".join(text for text, face in fonts_of(line) if face == "NotoSans") == "Дом (12), “мир”"
    latin = [text for text, face in fonts_of(line) if face.startswith("Atkinson")]
    assert "".join(latin) == "Anna "


def test_a_bracket_closes_in_the_font_in_which_it_opened() -> None:
    line = line_of("Дом (Anna) и", "ru")
    brackets = {face for text, face in fonts_of(line) for char in text if char in "()"}
    assert len(brackets) == 1


@pytest.mark.parametrize(
    ("language", "font"),
    [("ur", "NotoNastaliqUrdu"), ("ar", "NotoNaskhArabic"), ("fa", "NotoNaskhArabic")],
)
def test_the_hand_of_arabic_letters_is_that_of_the_language(language: str, font: str) -> None:
    assert fonts_of(line_of("سلام", language)) == [("سلام", font)]


@pytest.mark.parametrize("font", ["regular", "italic", "semibold", "bold", "extrabold"])
@pytest.mark.parametrize("specimen", [s for s in specimens() if not s.needs_installing])
def test_every_script_is_covered_by_every_font_of_the_theme(specimen: object, font: str) -> None:
    family = Face.load(FAMILY / "AtkinsonHyperlegibleNext-Regular.ttf")
    characters = set("".join(getattr(specimen, "passage", ()))) - {"\u200c", "\u200d"}
    member = FONTS.member(font)
    assert all(family.covers(char) or member.covers(char) for char in characters)


def test_a_weight_that_a_script_lacks_has_a_stated_substitute() -> None:
    names = {}
    for font in ("regular", "italic", "semibold", "bold", "extrabold"):
        (choice, *_) = FONTS.member(font).chain("Hebr", "he")
        names[font] = choice.face.path.stem.partition("-")[2]
    assert names == {
        "regular": "Regular",
        "italic": "Regular",
        "semibold": "Bold",
        "bold": "Bold",
        "extrabold": "Bold",
    }


def test_type_of_another_script_is_sized_to_the_latin_beside_it() -> None:
    line = line_of("x ж", "ru")
    sizes = [s.style.size * s.shaped.face.x_height for s in line.segments]
    assert max(sizes) == pytest.approx(min(sizes), rel=0.02)


def test_chinese_without_its_package_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "layouts").mkdir()
    (tmp_path / "assets").symlink_to(PROJECT / "assets")
    text = (PROJECT / "layouts/fonts.yaml").read_text("utf-8")
    (tmp_path / "layouts/fonts.yaml").write_text(text, "utf-8")
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(BookletError) as caught:
        ScriptFonts(tmp_path).member("regular").covers("权")
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "T007"
    assert "manimgx-fonts-cjk" in diagnostic.hints[0]


def test_the_weights_of_chinese_are_pinned_on_the_axis() -> None:
    if FONTS.missing("权"):
        pytest.skip("requirements-chinese.txt is not installed")
    for font, weight in (("regular", 400), ("semibold", 600), ("bold", 700)):
        (choice, *_) = FONTS.member(font).chain("Hani", "zh-Hans")
        assert (choice.face.weight, choice.face.index) == (weight, 2)
    (choice, *_) = FONTS.member("regular").chain("Hani", "zh-Hant-HK")
    assert choice.face.index == 3


def test_english_opens_no_font_but_its_own() -> None:
    code = (
        "import os, runpy, sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, about: opened.append(str(about[0]))"
        " if event == 'open' else None)\n"
        "def told(code=0):\n"
        "    print(*['OPENED ' + name for name in opened], sep='\\n', flush=True)\n"
        "    finish(code)\n"
        "finish, os._exit = os._exit, told\n"
        "sys.argv = ['', 'check']\n"
        "try: runpy.run_path('build_report.py', run_name='__main__')\n"
        "finally: told()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, encoding="utf-8", check=True
    )
    opened = done.stdout
    assert "AtkinsonHyperlegibleNext-Regular.ttf" in opened
    assert "noto" not in opened
    assert "fonts.yaml" not in opened


def test_nastaliq_asks_for_more_leading() -> None:
    assert FONTS.leading("دفعہ", "ur") == 1.76
    assert 1 < FONTS.leading("المادة", "ar") < 2
    assert FONTS.leading("Статья", "ru") == 1
    assert Setter().texts(specimens()[0])[1].leading == 16.5
