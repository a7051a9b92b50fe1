"""Files that may be anybody's are laid on sheets by a process apart."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from booklet.assemble.sandbox import Allowance
from booklet.diagnostics import BookletError
from booklet.prepress import apart
from booklet.prepress.job import Imposition, Scheme
from booklet.prepress.laying import Wanted, lay
from booklet.prepress.paper import two_lengths
from tests.support.leaves import Leaves, leaves

PROJECT = Path(__file__).resolve().parents[3]
ASKED = Imposition(scheme=Scheme.SADDLE_STITCH, sheet=two_lengths("100 x 70 mm"))


def wanted(folder: Path, data: bytes, locale: str = "en-GB") -> Wanted:
    file = folder / "leaves.pdf"
    file.write_bytes(data)
    return Wanted(
        file=file,
        asked=ASKED,
        project=PROJECT,
        locale=locale,
        table=True,
        picture=folder / "plan.pdf",
        sheets=folder / "sheets.pdf",
    )


def refused(asked: Wanted) -> str:
    with pytest.raises(BookletError) as error:
        apart.laid_apart(asked)
    (found,) = error.value.diagnostics
    return found.message


def test_a_process_apart_gives_what_this_one_would(tmp_path: Path) -> None:
    asked = wanted(tmp_path, leaves(6, Leaves(link=True, says_trim=False)))

    laid = apart.laid_apart(asked)

    assert laid == lay(asked)
    assert list(laid.files) == [tmp_path / "plan.pdf", tmp_path / "sheets.pdf"]
    assert [warning.code for warning in laid.warnings] == ["M008"]
    assert list(tmp_path.iterdir()) == [asked.file], "nothing is written yet"


@pytest.mark.parametrize(
    "allowance",
    [
        pytest.param(Allowance(seconds=0.05, memory=1 << 31), id="time"),
        pytest.param(
            Allowance(seconds=60, memory=1 << 24),
            id="memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="enforced by Linux only"),
        ),
    ],
)
def test_a_file_that_takes_too_much_is_stopped(
    tmp_path: Path, allowance: Allowance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "ALLOWANCE", allowance)

    limits = f"{allowance.seconds:g} seconds or {allowance.memory / (1 << 30):g} GB of memory"
    assert refused(wanted(tmp_path, leaves(4))) == (
        f"“leaves.pdf” takes more than {limits} to put on sheets"
    )


def test_a_broken_file_is_refused_in_one_line(tmp_path: Path) -> None:
    data = leaves(4).replace(b"/Rotate 0", b"/Rotate /\x1b[1m")
    assert b"\x1b" in data

    said = refused(wanted(tmp_path, data))

    assert said.startswith("“leaves.pdf” cannot be read as a PDF: ")
    assert said.isprintable()


def test_a_fault_of_the_content_keeps_its_place(tmp_path: Path) -> None:
    with pytest.raises(BookletError) as error:
        apart.laid_apart(wanted(tmp_path, leaves(4), locale="xx"))

    (found,) = error.value.diagnostics
    assert found.location is not None
    assert found.location.file == "content/xx/sheets.yaml"
