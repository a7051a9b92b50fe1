"""An order to the imposer, told to the folding checker."""

from __future__ import annotations

import pytest

from booklet.geometry import PAPER, Size
from booklet.preflight.fold_values import FOLDS, Folding
from booklet.preflight.told import folding_told
from booklet.prepress.folding import SECTIONS
from booklet.prepress.job import Binding, Blanks, Flip, Imposition, Scheme
from booklet.units import ZERO, mm
from booklet.values import changed

ORDER = Imposition(
    scheme=Scheme.PERFECT_BOUND,
    sheet=PAPER["A3"],
    binding=Binding.RIGHT,
    flip=Flip.LONG,
    section=16,
    thickness=mm(0.1),
    milled=mm(3),
)


def test_an_order_is_told_in_the_checkers_words() -> None:
    assert folding_told(ORDER, trim=PAPER["A6"], bleed=mm(3)) == Folding(
        scheme="perfect-bound",
        trim=PAPER["A6"],
        binding="right",
        flip="long",
        section=16,
        gaps=Size(mm(6), mm(6)),
        grind=mm(3),
        thickness=mm(0.1),
        bleed=mm(3),
    )


def test_a_cover_of_other_paper_is_told_and_so_is_a_measured_creep() -> None:
    order = Imposition(scheme=Scheme.SADDLE_STITCH, sheet=PAPER["A4"], cover=mm(0.3), creep=mm(2))
    told = folding_told(order, trim=PAPER["A5"], bleed=ZERO)

    assert (told.cover, told.measured) == (mm(0.3), mm(2))
    # Around a glued book the cover is no sheet of the plan.
    glued = folding_told(changed(ORDER, cover=mm(0.3)), trim=PAPER["A6"], bleed=ZERO)
    assert glued.cover is None


def test_an_order_without_room_for_blanks_has_none_to_place() -> None:
    order = Imposition(scheme=Scheme.SADDLE_STITCH, sheet=PAPER["A4"], blanks=Blanks.REFUSE)

    assert folding_told(order, trim=PAPER["A5"], bleed=ZERO).blanks == "before-back"


@pytest.mark.parametrize("section", SECTIONS)
def test_the_checker_can_fold_every_section_that_can_be_ordered(section: int) -> None:
    assert section == 2 * 2 ** len(FOLDS[section])
