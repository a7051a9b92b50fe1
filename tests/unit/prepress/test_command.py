from __future__ import annotations

import argparse
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject

from booklet.cli import run as run_cli
from booklet.diagnostics import BookletError
from booklet.prepress import apart
from booklet.prepress.arguments import imposition_of
from booklet.prepress.command import Outcome, add_arguments, run
from booklet.prepress.job import Blanks, Flip, Margins, Scheme
from booklet.prepress.laying import lay
from booklet.units import mm
from layouts import BookletLayouts
from tests.support.leaves import Leaves, leaves, spots

PROJECT = Path(__file__).resolve().parents[3]


def options(*given: str | Path) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return parser.parse_args([str(word) for word in given])


def ran(*given: str | Path) -> Outcome:
    return run(options(*given), project=PROJECT)


def refused(*given: str | Path) -> list[str]:
    with pytest.raises(BookletError) as error:
        ran(*given)
    return [d.message for d in error.value.diagnostics]


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files here are ours; ``test_apart.py`` has those that are not."""
    monkeypatch.setattr(apart, "laid_apart", lay)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "leaves.pdf"
    path.write_bytes(leaves(6))
    return path


def test_without_options_a_booklet_for_the_office_is_asked_for() -> None:
    asked = imposition_of(options("x.pdf"))

    assert asked.scheme is Scheme.SADDLE_STITCH
    assert asked.flip is Flip.SHORT
    assert asked.blanks is Blanks.BEFORE_BACK
    assert asked.sheet.height.mm == pytest.approx(297)
    assert asked.bleed is None
    assert not asked.fit


def test_every_option_arrives() -> None:
    asked = imposition_of(
        options(
            *("x.pdf", "--scheme", "perfect-bound", "--sheet", "330x482mm", "--binding", "right"),
            *("--flip", "long", "--section", "16", "--signature", "2", "--grid", "3x2"),
            *("--paper-thickness", "0.1 mm", "--creep", "2 mm", "--bleed", "3 mm"),
            *("--cover-paper", "0.3 mm"),
            *("--gutter", "8 mm", "--milled", "4 mm", "--margins", "10mm, 4mm, 5mm, 6mm"),
            *("--scale", "fit", "--marks", "crop, slug", "--marks-colour", "grey"),
            *("--blanks", "refuse", "--safe", "12 mm", "--orientation", "portrait"),
        )
    )

    assert (asked.section, asked.signature, asked.columns, asked.rows) == (16, 2, 3, 2)
    assert asked.sheet.width.mm == pytest.approx(330)
    assert (asked.thickness, asked.cover, asked.creep) == (mm(0.1), mm(0.3), mm(2))
    assert asked.margins == Margins(top=mm(10), right=mm(4), bottom=mm(5), left=mm(6))
    assert asked.fit
    assert asked.marks.crop
    assert asked.marks.slug
    assert not asked.marks.fold
    assert [asked.binding.value, asked.blanks.value] == ["right", "refuse"]


def test_all_that_makes_no_sense_is_told_at_once(file: Path) -> None:
    told = refused(
        *(file, "--sheet", "A9", "--flip", "north", "--section", "5", "--bleed", "3"),
        *("--grid", "2", "--marks", "stars", "--margins", "1mm, 2mm", "--scale", "big"),
    )

    named = sorted(message.split()[0] for message in told)
    assert named == sorted(
        "--sheet --flip --section --bleed --grid --marks --margins --scale".split()
    )


def right_to_left(file: Path) -> Path:
    """The same pages in a file that says it is read from right to left."""
    writer = PdfWriter(clone_from=file)
    wishes = DictionaryObject({NameObject("/Direction"): NameObject("/R2L")})
    writer.root_object[NameObject("/ViewerPreferences")] = wishes
    writer.write(file)
    return file


def test_a_file_that_is_read_from_right_to_left_is_bound_on_the_right(file: Path) -> None:
    small = (right_to_left(file), "--sheet", "100 x 70 mm", "--plan")

    assert "1      front    1   6" in ran(*small).lines
    assert "bound on the right" in ran(*small).lines[-1]
    asked = ran(*small, "--binding", "left").lines
    assert "1      front    6   1" in asked
    assert not any("as the file says" in line for line in asked)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refused(tmp_path) == [f"“{tmp_path.name}” cannot be read as a PDF: it is not a file"]


def test_a_plan_is_a_table_and_writes_nothing(file: Path) -> None:
    outcome = ran(file, "--sheet", "100 x 70 mm", "--plan", "--paper-thickness", "0.1 mm")

    assert outcome.lines[-5:] == (
        "sheet  side   pages, row by row  creep",
        "1      front    6   1            0.00",
        "1      back     2   –            0.00",
        "2      front    –   3            0.10",
        "2      back     4   5            0.10",
    )
    assert any("empty       2 pages, as number 6, 7 of 8" in line for line in outcome.lines)
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(("ending", "begins"), [(".pdf", b"%PDF"), (".png", b"\x89PNG")])
def test_a_plan_is_drawn(file: Path, ending: str, begins: bytes) -> None:
    picture = file.with_name(f"plan{ending}")
    ran(file, "--sheet", "100 x 70 mm", "--plan-picture", picture)

    assert picture.read_bytes().startswith(begins)
    assert sorted(path.name for path in file.parent.iterdir()) == ["leaves.pdf", picture.name]


def test_a_picture_of_another_kind_is_refused(file: Path) -> None:
    assert refused(file, "--sheet", "100x70mm", "--plan-picture", "plan.gif")


def test_sheets_lie_beside_the_file_unless_told_otherwise(file: Path) -> None:
    outcome = ran(file, "--sheet", "100 x 70 mm")

    made = file.with_name("leaves.saddle-stitch.pdf")
    assert outcome.lines[0].startswith(f"{made}: 2 sheets of 100 × 70 mm")
    assert "  empty pages were put in as number 6, 7 of 8" in outcome.lines
    assert len(spots(made.read_bytes())) == 4


def test_a_file_is_never_written_over_itself(file: Path) -> None:
    before = file.read_bytes()

    assert refused(file, "--sheet", "100x70mm", "--output", file)
    assert file.read_bytes() == before


def test_pages_to_read_side_by_side_are_made_to_fit(file: Path) -> None:
    output = file.with_name("handout.pdf")
    ran(file, "--scheme", "n-up", "--grid", "2x2", "--margins", "10 mm", "--output", output)

    assert [[s.page for s in side] for side in spots(output.read_bytes())] == [[3, 1, 4, 2], [6, 5]]


def test_pages_are_told_that_they_have_less_bleed_than_is_asked(file: Path) -> None:
    file.write_bytes(leaves(4, Leaves(bleed=1)))
    outcome = ran(file, "--sheet", "A4", "--bleed", "3 mm", "--plan")

    assert [warning.code for warning in outcome.warnings] == ["M012"]


def test_refused_blanks_stop_a_booklet_that_is_short(file: Path) -> None:
    assert refused(file, "--blanks", "refuse") == [
        "6 pages are not a multiple of 4, and empty pages were refused"
    ]
    assert refused(file, "--blanks", "end") == [
        "empty pages at the end would take the place of the back cover"
    ]


def test_the_calibration_sheet_needs_no_file(tmp_path: Path) -> None:
    output = tmp_path / "calibration.pdf"
    ran("--calibration", "--output", output)

    assert len(spots(output.read_bytes())) == 2


def test_without_a_file_there_is_nothing_to_impose() -> None:
    assert refused("--sheet", "A4")


def test_the_command_line_says_what_was_made(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run_cli(
        ["impose", str(file), "--sheet", "100 x 70 mm", "--marks", "crop"],
        project=PROJECT,
        layouts=BookletLayouts(),
    )

    said = capsys.readouterr()
    assert code == 0
    assert "2 sheets of 100 × 70 mm" in said.out
    assert "warning[M010]" in said.err


def test_the_command_line_refuses_with_a_way_out(capsys: pytest.CaptureFixture[str]) -> None:
    code = run_cli(["impose", "nowhere.pdf"], project=PROJECT, layouts=BookletLayouts())

    assert code == 2
    assert "error[M001]: “nowhere.pdf” cannot be read" in capsys.readouterr().err
