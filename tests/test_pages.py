"""A few pages as pictures: the only test that sees what a reader sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import ImageChops

from booklet.typeset.block import blocks_of
from booklet.typeset.text import Text
from tests.support.pages import render_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PIL.Image import Image

    from booklet.pipeline import Draft
    from tests.support.golden import Golden

# The look of a paragraph by which the page is known: the first that has one is taken.
PAGES = {"cover": "cover.title", "facts": "fact.number", "voice": "voice", "points": "point"}


@pytest.fixture(scope="session")
def picture(built: Callable[[str], Path], made: Draft) -> Callable[[str], Image]:
    """``picture("cover")`` is that page, one pixel a point."""

    def render(name: str) -> Image:
        wanted = PAGES[name]
        number = next(
            page.number
            for page in made.composition.pages
            if page.accent == made.setting.theme.accents[0] or name in {"cover", "facts"}
            for placed in page.placed
            for block in (placed.block, *blocks_of(placed.block.children))
            if isinstance(block, Text) and block.look.name == wanted
        )
        return render_page(built("screen"), page=number)

    return render


@pytest.mark.parametrize("name", PAGES)
def test_the_page_looks_as_it_did_when_it_was_looked_at(
    picture: Callable[[str], Image], golden: Golden, name: str
) -> None:
    golden.check_image(f"pages/{name}.png", picture(name))


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("shift", [(1, 0), (0, 1)], ids=["across", "down"])
def test_a_page_shifted_by_one_point_fails(
    picture: Callable[[str], Image], tmp_path: Path, name: str, shift: tuple[int, int]
) -> None:
    from tests.support.golden import Golden

    page = picture(name)
    Golden(folder=tmp_path, results=tmp_path, update=True).check_image("page.png", page)

    with pytest.raises(AssertionError, match="pixels changed"):
        Golden(folder=tmp_path, results=tmp_path, update=False).check_image(
            "page.png", ImageChops.offset(page, *shift)
        )


def test_a_single_line_shifted_by_one_point_fails(
    picture: Callable[[str], Image], tmp_path: Path
) -> None:
    from tests.support.golden import Golden

    page = picture("facts")
    Golden(folder=tmp_path, results=tmp_path, update=True).check_image("page.png", page)
    foot = (0, page.height - 40, page.width, page.height - 10)
    moved = page.copy()
    moved.paste(ImageChops.offset(page.crop(foot), 0, 1), foot)

    with pytest.raises(AssertionError, match="pixels changed"):
        Golden(folder=tmp_path, results=tmp_path, update=False).check_image("page.png", moved)
