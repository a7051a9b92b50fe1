"""Every edition in one ink, in every kind of locale: little of it, and promises kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest

from booklet.inspection import meant
from booklet.jobs import Shelf
from booklet.pipeline import build
from booklet.preflight.examine import examine
from booklet.preflight.examined import Examined
from booklet.values import changed
from layouts import BookletLayouts
from tests.editions.conftest import STORY, TAGS, Locale, dealt, names
from tests.editions.test_editions import CHECKED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conformance.verapdf.harness import VeraPdf

MOST = 12
"""Per cent of a page."""
SHEETS = {"booklet", "press-booklet"}
RESOLUTION = 100
"""Dots an inch: at fewer, lines of 0.5 pt are shown as wider than they are."""


OWN = [name for name in names() if name not in SHEETS and not name.endswith(f"-{STORY}")]
"""Editions that have pages of their own, the stories of a family together."""


@pytest.fixture(scope="session")
def mono(locale: Locale) -> Locale:
    """Every edition in one ink; the press’s pages are those for the screen, and dealt."""
    wanted = {*OWN} - {"press"} | {*dealt(locale.tag, OWN)}
    jobs = {name: changed(locale.jobs[name], mono=True) for name in sorted(wanted)}
    shelf = Shelf()
    built = {name: build(one, BookletLayouts(), shelf=shelf) for name, one in jobs.items()}
    return Locale(tag=locale.tag, jobs=jobs, built=built, shelf=shelf)


def coverage(pdf: bytes) -> Iterator[float]:
    """How much of each page is ink, per cent, as it is shown: a measure apart from preflight’s."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            shown = page.render(scale=RESOLUTION / 72, grayscale=True).to_pil()
            tones = shown.histogram()
            light = sum(tone * count for tone, count in enumerate(tones))
            yield 100 - light / 2.55 / sum(tones)


@pytest.mark.slow
def test_every_page_takes_little_ink(mono: Locale) -> None:
    taken = {
        f"{name} {number}": round(share, 1)
        for name, built in mono.built.items()
        for number, share in enumerate(coverage(built.path.read_bytes()), start=1)
    }

    assert len(taken) > 150
    assert max(taken.values()) > 5, "nothing was measured"
    assert {page: share for page, share in taken.items() if share >= MOST} == {}


@pytest.mark.slow
def test_preflight_finds_nothing_nor_any_tint(mono: Locale) -> None:
    found = {}
    for name in dealt(mono.tag, OWN):
        intended = meant(mono.jobs[name], mono.built[name].draft)
        examined = Examined(mono.built[name].path.read_bytes(), intended, name=name)
        painted = [one.paint for _, canvas in examined.painted for one in canvas if one.paint]
        tints = {tint for paint in painted for tint in (paint.inks or {}).values()}

        assert intended.mono
        assert {1} <= tints <= {0, 1}
        found[name] = list(examine(examined, pixels=False).findings)

    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.conformance
@pytest.mark.slow
def test_verapdf_finds_nothing(mono: Locale, verapdf: VeraPdf) -> None:
    """Of booklets, ``tests/test_mono.py`` asks about one: their tags are those of colour."""
    dealt_out = [mono.built[name] for name in dealt(mono.tag, OWN)]
    small = [built for built in dealt_out if not built.draft.setting.edition.is_whole]

    assert all(set(built.draft.setting.edition.conforms) == CHECKED for built in small)
    verapdf([built.path for built in small], ",".join(CHECKED))


def test_each_edition_is_dealt_to_one_locale() -> None:
    hands = [dealt(tag, OWN) for tag in TAGS]

    assert sorted(name for hand in hands for name in hand) == sorted(OWN)
    assert min(map(len, hands)) > 2
