"""What is told of many files."""

from __future__ import annotations

from pathlib import Path

import pytest

from booklet.batch.tasks import Made, MadeFile, Remark
from booklet.batch.telling import (
    Progress,
    Voice,
    errors_told,
    faults_kept,
    stale_told,
    table,
    warnings_told,
)
from booklet.diagnostics import Diagnostic
from tests.support.batches import job

WARNED = Remark(code="P1", severity="warning", message="thin")
WRONG = Remark(code="P2", severity="error", message="torn")
FILE = MadeFile(name="a.pdf", size=2048, pages=1, sha256="", remarks=(WARNED, WARNED, WRONG))
GOOD = Made(job=job(), files=(FILE,), cpu=1.0, wall=2.0)
ERROR = Diagnostic("E002", "there is no edition", None, ("look",))
FAILED = Made(job=job(edition="screen", service="east", mono=True), errors=(ERROR,), cpu=0.5)


def told(*, terminal: bool, coloured: bool) -> tuple[list[str], str]:
    lines: list[str] = []
    hummed: list[str] = []
    voice = Voice(say=lines.append, hum=hummed.append if terminal else None, coloured=coloured)
    progress = Progress(2, voice)
    progress.show()
    progress.tell([GOOD, FAILED])
    progress.end()
    return lines, "".join(hummed)


def test_without_a_terminal_there_is_a_plain_line_for_each_file() -> None:
    lines, hummed = told(terminal=False, coloured=False)

    assert lines == [
        "1/2 a.pdf: 1 page, 2 KB, 2 warnings, 1 error",
        "2/2 failed screen in en-GB for east, in one ink",
    ]
    assert hummed == ""


def test_on_a_terminal_a_bar_stands_below_the_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines, hummed = told(terminal=True, coloured=True)

    assert lines[1].startswith("2/2 \x1b[31mfailed\x1b[0m screen")
    assert f"[{'-' * 30}] 0 of 2" in hummed
    assert f"[{'#' * 30}] 2 of 2, 1 failed" in hummed
    assert hummed.endswith(f"\r{' ' * 59}\r"), "it is taken away"
    assert "\n" not in hummed
    assert "\x1b" not in hummed, "not every console knows what that is"


@pytest.mark.parametrize("columns", [1, 12, 24, 40])
def test_on_a_narrow_terminal_the_bar_stays_in_its_line(
    columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    _, hummed = told(terminal=True, coloured=False)

    said = len("[] 2 of 2, 1 failed")
    assert max(map(len, hummed.split("\r"))) < max(columns, said + 1)


def test_an_error_of_several_files_is_told_once() -> None:
    other = Made(job=job(edition="press"), errors=(ERROR,))
    bug = Made(job=job(edition="cards"), bug="Traceback\nValueError: so\n")

    assert list(errors_told([FAILED, GOOD, other, bug], Path())) == [
        "screen in en-GB for east, in one ink and 1 more:",
        "  error[E002]: there is no edition",
        "    hint: look",
        "cards in en-GB:",
        "  Traceback",
        "  ValueError: so",
    ]


def test_an_error_in_a_file_that_is_not_made_again_is_told_again() -> None:
    found = [{"code": r.code, "severity": r.severity, "message": r.message} for r in FILE.remarks]

    assert list(faults_kept([[{"file": "a.pdf", "findings": found}]])) == ["a.pdf: error[P2]: torn"]


def test_warnings_are_told_once_for_all_files_that_have_them() -> None:
    warned = {"code": "T009", "severity": "warning", "message": "left out"}
    wrong = {"code": "P2", "severity": "error", "message": "torn"}
    entries = [{"file": f"{name}.pdf", "findings": [wrong, warned, warned]} for name in "abc"]

    assert list(warnings_told([entries[:2], entries[2:]])) == [
        "warning[T009]: left out",
        "  a.pdf and 2 more",
    ]


def test_files_that_nothing_makes_any_more_are_named_and_left() -> None:
    assert list(stale_told([])) == []
    assert next(iter(stale_told(["a.pdf", "b.pdf"]))).startswith("a.pdf and 1 more lie there")


def test_an_error_that_is_of_no_file_is_told_too() -> None:
    assert list(errors_told([], Path(), beside=[ERROR])) == [
        "error[E002]: there is no edition\n  hint: look"
    ]


def test_editions_and_all_are_summed_up() -> None:
    entry = {"pages": 3, "size": 1024, "findings": [{"severity": "warning"}]}
    jobs = [job(edition="handout-anna"), job(edition="handout"), FAILED.job]
    made = {jobs[0]: Made(job=jobs[0], files=(FILE,), cpu=1.0, wall=2.0), FAILED.job: FAILED}

    whole, lines = table(
        jobs,
        ["handout", "screen"],
        entries=lambda _: [entry],
        made=made,
        begun=lambda _: True,
    )

    cells = [line.split() for line in lines]
    assert len({len(line) for line in lines}) == 1
    assert cells[1] == "handout 2 1 0 6 2 1.0 2.0 0 2".split()
    assert cells[2] == "screen 0 0 1 0 0 0.5 0.0 0 0".split()
    assert cells[3] == "all 2 1 1 6 2 1.5 2.0 0 2".split()
    assert (whole.files, whole.failed) == (2, 1)
