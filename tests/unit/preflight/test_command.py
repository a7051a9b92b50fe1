"""``check FILES…``: what is said, to whom, and how it ends."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from booklet.assemble.sandbox import Allowance
from booklet.cli import run
from booklet.preflight import command
from booklet.preflight.plain import from_plain
from layouts import BookletLayouts
from tests.support.content import PROJECT
from tests.support.tiny import press, screen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def check(*arguments: object) -> int:
    given = [str(argument) for argument in arguments]
    return run(["check", "--objects", *given], project=PROJECT, layouts=BookletLayouts())


def kept(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("edition", ["screen", "press", "booklet"])
def test_what_we_build_has_no_findings(
    built: Callable[[str], Path], edition: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = built(edition)

    assert check(*sorted(path.parent.glob("*.pdf"))) == 0
    said = capsys.readouterr().out
    assert f"{edition}.pdf: " in said
    assert "nothing found" in said


def test_an_error_is_told_with_its_line(
    built: Callable[[str], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = built("screen")
    # A page that lost its words: traced to the content all the same.
    bad = kept(tmp_path, good.name, screen(pages=32))

    assert check(bad) == 1
    said = capsys.readouterr().out
    assert "error[P801]" in said
    assert "content/en-GB/stories/mark.yaml:" in said
    assert "“paragraph”" in said


def test_json_says_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = kept(tmp_path, "leaflet.pdf", press(b"1 0 0 rg 50 50 9 9 re f"))

    assert check(path, "--json") == 1
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    (file,) = told["files"]
    (finding,) = file["findings"]
    assert (told["schema"], told["errors"], file["pages"], file["traced"]) == (1, 1, 4, False)
    assert (finding["code"], finding["severity"], finding["page"]) == ("P301", "error", 1)
    assert finding["place"] == {"left": 10.58, "bottom": 10.58, "width": 3.17, "height": 3.17}
    assert from_plain(file).findings[0].code == "P301"


def test_warnings_alone_are_good_enough(tmp_path: Path) -> None:
    path = kept(tmp_path, "leaflet.pdf", screen(page={"/Annots": [{
        "/Subtype": "/Link", "/Rect": [5, 5, 9, 9]}]}))  # fmt: skip

    assert check(path) == 0


def test_a_printer_makes_a_file_one_for_the_press(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = kept(tmp_path, "leaflet.pdf", screen())

    assert check(path) == 0
    assert check(path, "--printer", "litho", "--by", "page") == 1
    assert "error[P620]" in capsys.readouterr().out


def test_findings_can_be_grouped_by_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = kept(tmp_path, "leaflet.pdf", press(b"1 0 0 rg 50 50 9 9 re f"))

    check(path, "--by", "page")
    said = capsys.readouterr().out
    assert "\n  page 1\n    error[P301]: shape in RGB\n" in said
    assert "10.6 mm from the left edge, 10.6 mm from the foot (3 × 3 mm)" in said


@pytest.mark.parametrize("data", [b"Dear Sir", b"%PDF-1.7\n%%EOF", b""])
def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    tmp_path: Path, data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = kept(tmp_path, "bad.pdf", data)
    good = kept(tmp_path, "good.pdf", screen())

    assert check(bad, good) == 2
    said = capsys.readouterr().out
    assert "cannot be read" in said
    assert "good.pdf: 4 pages, nothing found" in said


def test_a_folder_stands_for_its_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept(tmp_path, "one.pdf", screen())
    kept(tmp_path, "other.pdf", screen())
    kept(tmp_path, "manifest.json", b"{}")

    assert check(tmp_path) == 0
    said = capsys.readouterr().out
    assert "one.pdf: 4 pages, nothing found" in said
    assert "other.pdf: 4 pages, nothing found" in said


def test_a_folder_without_files_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tmp_path) == 2
    assert "E020" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tmp_path / "none.pdf", "--report", "picture.png") == 2
    said = capsys.readouterr().err
    assert "E020" in said
    assert "E021" in said


@pytest.mark.parametrize(
    "allowance",
    [
        pytest.param(Allowance(seconds=1, memory=3 << 29), id="time"),
        pytest.param(
            Allowance(seconds=60, memory=20_000_000),
            id="memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="enforced by Linux only"),
        ),
    ],
)
def test_a_file_that_takes_too_much_is_stopped(
    tmp_path: Path, allowance: Allowance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "ALLOWANCE", allowance)
    path = kept(tmp_path, "slow.pdf", press(b"0 0 0 1 k 50 50 9 9 re f " * 400_000))

    assert check(path) == 2


def test_files_of_others_are_checked_without_a_crash(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import typst
    from reportlab.pdfgen.canvas import Canvas

    source = kept(tmp_path, "leaf.typ", b'#set page("a5")\n= Help\nSome *words* $x^2$.\n')
    canvas = Canvas(str(tmp_path / "canvas.pdf"), pageCompression=0)
    canvas.drawString(9, 9, "Words")
    canvas.save()
    typst.compile(str(source), output=str(tmp_path / "typst.pdf"))

    assert check(tmp_path / "canvas.pdf", tmp_path / "typst.pdf", "--printer", "litho") == 1
    said = capsys.readouterr().out
    assert "the font “Helvetica” is used but not in the file" in said
    assert "typst.pdf: 1 page, " in said
    assert "error[P601]" not in said


def test_a_build_looks_over_what_it_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from booklet.preflight.rules import boxes

    monkeypatch.setattr(boxes, "_SMALLEST", 500.0)
    arguments = ["build", "--output", str(tmp_path)]

    assert run(arguments, project=PROJECT, layouts=BookletLayouts()) == 1
    assert "error[P101]" in capsys.readouterr().err
    assert list(tmp_path.glob("*.pdf"))
    assert run([*arguments, "--no-check"], project=PROJECT, layouts=BookletLayouts()) == 0
