"""Words two fifths longer than English: nothing overflows, is cut or is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.diagnostics import BookletError
from booklet.pipeline import draft
from booklet.translate.layout_check import LayoutCheck
from booklet.translate.pages import english_pages
from booklet.translate.workspace import open_workspace
from booklet.typeset.block import blocks_of
from booklet.typeset.text import Text
from layouts import BookletLayouts
from tests.support.locales import LENGTHENED, TURNED, job, pseudo_content

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from booklet.pipeline import Draft
    from tests.conformance.verapdf.harness import VeraPdf


def texts(made: Draft) -> list[tuple[int, Text]]:
    return [
        (page.number, block)
        for page in made.composition.pages
        for placed in page.placed
        for block in (placed.block, *blocks_of(placed.block.children))
        if isinstance(block, Text)
    ]


def test_the_words_are_longer_and_none_is_cut(set_in: Callable[[str], Draft], made: Draft) -> None:
    longer = set_in(LENGTHENED)
    lengths = [
        sum(len(words) for words in {block.paragraph.text for _, block in texts(one)})
        for one in (longer, made)
    ]

    assert lengths[0] > 1.3 * lengths[1]
    assert longer.warnings == ()


@pytest.mark.parametrize("tag", [LENGTHENED, TURNED])
def test_the_check_finds_no_overflow(tag: str, project: Path, content: Path) -> None:
    space = open_workspace(project, content, tag, BookletLayouts())
    pages = english_pages(project, content, BookletLayouts())

    found, _ = LayoutCheck(space, space.catalogue(), english=pages).told()

    assert [one for one in found if one.severity == "error"] == []
    # It has looked: on the cover, type is smaller for longer words.
    assert any(one.code == "K051" and "page 1 " in one.message for one in found)


def test_display_type_shrinks_where_it_must_and_no_further(set_in: Callable[[str], Draft]) -> None:
    longer = set_in(LENGTHENED)
    looks = longer.setting.looks
    smaller = [
        (number, block.look) for number, block in texts(longer)
        if block.look.size < looks[block.look.name].size
    ]  # fmt: skip

    assert "cover.title" in {look.name for _, look in smaller}
    assert all(look.size >= look.least for _, look in smaller)
    assert all(looks[look.name].size > look.least for _, look in smaller)


def test_what_does_not_fit_the_cover_is_refused_with_its_place(
    project: Path, tmp_path: Path
) -> None:
    content = pseudo_content(project, tmp_path)
    path = content / "locales" / f"{LENGTHENED}.po"
    before = path.read_text("utf-8")
    begin = before.index("msgstr", before.index('msgctxt "cover.title"'))
    line = before[begin : before.index("\n", begin)]
    path.write_text(before.replace(line, f'msgstr "{"Fámíîlýy Štöořîéš " * 12}"', 1), "utf-8")

    with pytest.raises(BookletError) as caught:
        draft(job(project, content, LENGTHENED, output=tmp_path), BookletLayouts())

    [found] = caught.value.diagnostics
    assert found.code == "L001"
    assert found.location is not None
    assert found.location.file.endswith(f"{LENGTHENED}.po")


@pytest.mark.conformance
@pytest.mark.parametrize("tag", [LENGTHENED, TURNED])
def test_verapdf_finds_nothing(built_in: Callable[[str], Path], verapdf: VeraPdf, tag: str) -> None:
    verapdf(built_in(tag), "ua1,2a")
