"""What is the same for every service is made once, and each file is as if made alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from booklet.assemble.reading import read_structure
from booklet.pipeline import Job, Shelf, build, draft, pages
from booklet.tagging.structure import format_tags
from booklet.values import changed
from layouts import BookletLayouts
from tests.support.pdf import read

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.model.content import Section
    from booklet.prepress.sheets import Placement
    from booklet.typeset.block import Item
    from booklet.typeset.setting import Setting

SERVICES = ("rowan-house", "moor-and-vale", "harbour-lane")


class Counted(BookletLayouts):
    """The layouts, and which sections they were asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def section(self, section: Section, setting: Setting, *, place: int) -> tuple[Item, ...]:
        self.asked.append(section.id)
        return tuple(super().section(section, setting, place=place))


@pytest.fixture(scope="module")
def job(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Job:
    output = tmp_path_factory.mktemp("services")
    return Job(project=project, content=project / "content", output=output)


@pytest.fixture(scope="module")
def together(job: Job) -> dict[str, bytes]:
    """The files of three services by one command, nobody's between them."""
    shelf, layouts = Shelf(), BookletLayouts()
    names = (SERVICES[0], "", *SERVICES[1:])
    jobs = [changed(job, service=service) for service in names]
    return {one.service: build(one, layouts, shelf=shelf).path.read_bytes() for one in jobs}


@pytest.mark.parametrize("service", ["", SERVICES[1]])
def test_a_file_is_the_same_alone_and_among_others(
    job: Job, together: dict[str, bytes], service: str
) -> None:
    alone = build(changed(job, service=service), BookletLayouts())

    assert alone.path.read_bytes() == together[service]


def test_the_last_pages_are_a_services_own_and_all_before_are_everybodys(
    together: dict[str, bytes],
) -> None:
    nobodys, own = _sections(together[""]), _sections(together[SERVICES[0]])
    first = next(n for n, section in enumerate(own) if "How to reach" in section)

    assert first > 5
    assert own[:first] == nobodys[:first]
    assert all('T="Notes"' in section for section in {*own[first:]} & {*nobodys})
    assert "Thanks for reading" in own[-1]
    assert "QR code" in own[-1]
    assert len({*together.values()}) == len(together)


def _sections(data: bytes) -> list[str]:
    """The structure of each section, as text."""
    top = read_structure(read(data))
    return [format_tags(kid) for kid in top.kids if not isinstance(kid, str)]


def test_what_is_before_the_last_part_is_laid_out_once(job: Job) -> None:
    shelf, layouts = Shelf(), Counted()

    for service in SERVICES:
        draft(changed(job, service=service), layouts, shelf=shelf)

    asked = [name for name in layouts.asked if name != "closing"]
    assert len(asked) == len(set(asked)) > 5
    assert layouts.asked.count("closing") == len(SERVICES)


def test_what_is_before_the_last_part_is_painted_and_merged_once(job: Job) -> None:
    shelf, layouts = Shelf(), BookletLayouts()
    first, second = (
        pages(changed(job, service=name), layouts, shelf=shelf).parts for name in SERVICES[:2]
    )

    assert [one is other for one, other in zip(first, second, strict=False)][:3] == [
        True,
        True,
        False,
    ]
    assert [getattr(part, "own", True) for part in second] == [False, False, True, True]
    assert shelf.once(("merged", tuple(second[:2])), list) != []


def test_an_edition_for_the_press_shares_its_front_too(job: Job) -> None:
    shelf, layouts = Shelf(), BookletLayouts()
    press = changed(job, edition="press")
    jobs = [changed(press, service=service) for service in SERVICES[:2]]

    several = [build(one, layouts, shelf=shelf).files for one in jobs]
    among = [file.path.read_bytes() for file in several[1]]
    alone = [file.path.read_bytes() for file in build(jobs[1], layouts).files]

    assert len(alone) == 3
    assert among == alone


@pytest.mark.parametrize("edition", ["booklet", "press-booklet"])
def test_sheets_are_the_same_alone_and_among_others(job: Job, edition: str) -> None:
    shelf, layouts = Shelf(), BookletLayouts()
    sheets = changed(job, edition=edition)
    jobs = [changed(sheets, service=service) for service in SERVICES[:2]]

    _, among = [build(one, layouts, shelf=shelf) for one in jobs]
    data = among.path.read_bytes()
    alone = build(jobs[1], layouts)

    assert data == alone.path.read_bytes()
    assert among.sheets
    assert alone.sheets
    assert among.sheets.warnings == alone.sheets.warnings


def test_pages_that_several_files_have_are_measured_once(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[int] = []

    def distance(_drawn: object, _page: object, placement: Placement) -> None:
        measured.append(placement.page or 0)

    monkeypatch.setattr("booklet.prepress.safe._distance", distance)
    shelf, sheets = Shelf(), changed(job, edition="booklet")
    build(changed(sheets, service=SERVICES[0]), BookletLayouts(), shelf=shelf)
    first, measured[:] = measured[:], []
    build(changed(sheets, service=SERVICES[1]), BookletLayouts(), shelf=shelf)

    assert len(first) > 20
    assert measured
    assert set(measured) < set(first)
    assert len(measured) < 6
    assert min(measured) > max(first) - 6


def test_of_what_is_a_services_own_only_the_last_few_are_kept() -> None:
    shelf = Shelf()
    made: list[int] = []

    for number in [*range(9), 8, 0]:
        shelf.lately(number, partial(made.append, number))

    assert made == [*range(9), 0]
