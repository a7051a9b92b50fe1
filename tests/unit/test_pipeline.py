"""The stages in their order."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from booklet.diagnostics import BookletError
from booklet.pipeline import Job, Shelf, build, draft
from booklet.values import changed
from layouts import BookletLayouts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from booklet.pipeline import Draft


@pytest.fixture
def job(project: Path, tmp_path: Path) -> Job:
    return Job(project=project, content=project / "content", output=tmp_path)


def test_the_stages_run_in_order_each_after_the_one_before(job: Job) -> None:
    told: list[str] = []

    @contextmanager
    def stage(name: str) -> Iterator[None]:
        told.append(f"{name} begins")
        yield
        told.append(f"{name} ends")

    build(job, BookletLayouts(), stage=stage)

    names = ["reading", "setting", "painting", "merging", "writing"]
    assert told == [f"{name} {what}" for name in names for what in ("begins", "ends")]


def test_the_file_is_named_after_booklet_locale_and_edition(job: Job) -> None:
    built = build(job, BookletLayouts())

    assert [path.name for path in job.output.iterdir()] == ["family-stories.en-GB.screen.pdf"]
    assert built.path == job.output / "family-stories.en-GB.screen.pdf"
    assert built.draft.booklet.id == "family-stories"


def test_the_same_draft_holds_the_pages_that_are_painted(job: Job, made: Draft) -> None:
    built = build(job, BookletLayouts())

    assert len(PdfReader(built.path).pages) == len(made.composition.pages)


def test_the_date_is_the_booklets_own_unless_another_is_asked_for(job: Job) -> None:
    own = PdfReader(BytesIO(build(job, BookletLayouts()).path.read_bytes())).metadata
    moment = datetime(2024, 2, 29, 12, 30, tzinfo=UTC)
    asked = PdfReader(build(changed(job, created=moment), BookletLayouts()).path).metadata

    assert own is not None
    assert asked is not None
    assert own.creation_date == own.modification_date == datetime(2023, 11, 1, tzinfo=UTC)
    assert asked.creation_date == asked.modification_date == moment


def test_a_failing_stage_stops_those_behind_it(job: Job) -> None:
    told: list[str] = []

    @contextmanager
    def stage(name: str) -> Iterator[None]:
        told.append(name)
        yield

    with pytest.raises(BookletError):
        build(changed(job, locale="xx"), BookletLayouts(), stage=stage)

    assert told == ["reading"]
    assert not list(job.output.iterdir())


def test_an_edition_beside_others_is_the_same_as_alone(job: Job, tmp_path: Path) -> None:
    shelf = Shelf()
    for edition in ("screen", "press", "booklet", "press-booklet"):
        beside = changed(job, edition=edition, output=tmp_path / "beside")
        alone = changed(job, edition=edition, output=tmp_path / "alone")
        build(beside, BookletLayouts(), shelf=shelf)
        build(alone, BookletLayouts())

    made = {path.name: path.read_bytes() for path in (tmp_path / "beside").iterdir()}
    assert len(made) == 6, "cover and inside of the press edition are files of their own"
    assert made == {path.name: path.read_bytes() for path in (tmp_path / "alone").iterdir()}


def test_sheets_take_the_pages_that_another_edition_has_made(job: Job) -> None:
    shelf, told = Shelf(), []

    @contextmanager
    def stage(name: str) -> Iterator[None]:
        told.append(name)
        yield

    build(job, BookletLayouts(), shelf=shelf)
    build(changed(job, edition="booklet"), BookletLayouts(), stage=stage, shelf=shelf)

    assert told == ["imposing", "writing"]


def test_a_draft_writes_nothing(job: Job) -> None:
    made = draft(job, BookletLayouts())

    assert made.composition.pages
    assert not list(job.output.iterdir())


def test_content_that_fails_to_validate_is_told_before_anything_of_reportlab_is_loaded(
    project: Path,
) -> None:
    script = (
        "import sys\n"
        "sys.argv[1:] = ['build', '--locale', 'xx']\n"
        "import build_report\n"
        "code = build_report.main()\n"
        "print(code, *sorted({name.partition('.')[0] for name in sys.modules}"
        " & {'reportlab', 'pypdf', 'uharfbuzz', 'PIL'}))\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], cwd=project, capture_output=True, text=True, check=True
    )

    assert done.stdout.split()[0] == "2"
    assert not {"reportlab", "pypdf"} & set(done.stdout.split())


@pytest.mark.parametrize(
    "module", ["reportlab.platypus", "markdown_it", "pydantic", "typer", "rich", "babel", "lxml"]
)
def test_a_default_build_loads_nothing_that_it_does_not_need(
    loaded: frozenset[str], module: str
) -> None:
    assert "booklet.pipeline" in loaded
    assert module not in loaded


@pytest.fixture(scope="session")
def loaded(project: Path, tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """Every module that a default build has loaded at its end."""
    output = tmp_path_factory.mktemp("loaded")
    script = (
        "import sys\n"
        f"sys.argv[1:] = ['--output', {str(output)!r}]\n"
        "import build_report\n"
        "assert build_report.main() == 0\n"
        "print('modules', *sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=project, capture_output=True, text=True, check=True
    )
    return frozenset(done.stdout.partition("modules")[2].split())
