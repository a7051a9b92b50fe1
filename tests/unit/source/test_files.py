from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from booklet.diagnostics import Location
from booklet.source.files import SourceText, read_text, shown_path, source_line
from booklet.source.findings import Findings

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_named_from_the_project_on(tmp_path: Path) -> None:
    assert shown_path(tmp_path, tmp_path / "content" / "a.yaml") == "content/a.yaml"


def test_a_file_elsewhere_keeps_its_whole_name(tmp_path: Path) -> None:
    assert shown_path(tmp_path / "project", tmp_path / "a.yaml") == (tmp_path / "a.yaml").as_posix()


def test_a_place_is_counted_from_one() -> None:
    where = SourceText("a.yaml", "one\ntwo").location(5)
    assert (where.line, where.column) == (2, 2)


def test_a_line_is_shown_without_what_would_move_the_caret(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("\ufeffone\r\n\ttwo\u001b[31m".encode())
    assert source_line(tmp_path, Location("a.yaml", 1, 1)) == "one"
    assert source_line(tmp_path, Location("a.yaml", 2, 1)) == " two\ufffd[31m"


def test_a_line_that_is_no_longer_there_is_not_shown(tmp_path: Path) -> None:
    assert source_line(tmp_path, Location("gone.yaml", 1, 1)) is None
    (tmp_path / "a.yaml").write_text("one")
    assert source_line(tmp_path, Location("a.yaml", 9, 1)) is None


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    findings = Findings()
    assert read_text(tmp_path, tmp_path, findings) is None
    assert [d.code for d in findings.diagnostics] == ["C001"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes")
def test_what_never_comes_to_an_end_is_not_begun(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    findings = Findings()

    assert read_text(tmp_path, tmp_path / "a.yaml", findings) is None
    assert [(one.code, "pipe or a device" in one.message) for one in findings.diagnostics] == [
        ("C001", True)
    ]
    assert source_line(tmp_path, Location("a.yaml", 1, 1)) is None


def test_a_missing_file_is_told_where_it_was_asked_for(tmp_path: Path) -> None:
    findings = Findings()
    (tmp_path / "anna.yaml").write_text("kind: story")
    asked = Location("booklet.yaml", 7, 5)

    read_text(tmp_path, tmp_path / "ana.yaml", findings, named_at=asked)

    finding = findings.diagnostics[0]
    assert finding.location == asked
    assert finding.hints[0] == "did you mean “anna.yaml”?"


def test_a_file_that_is_no_text_is_told_once(tmp_path: Path) -> None:
    findings = Findings()
    (tmp_path / "a.yaml").write_bytes(b"PK" + b"\x03\x00" * 100)

    assert read_text(tmp_path, tmp_path / "a.yaml", findings) is None
    (finding,) = findings.diagnostics
    assert finding.code == "C003"
    assert "hardly a text file" in finding.message


def test_a_no_break_space_is_welcome_in_words_and_not_before_them(tmp_path: Path) -> None:
    findings = Findings()
    (tmp_path / "a.yaml").write_text("a: 10\u00a0am\n\u00a0 b: c\n  \u00a0d: e\n", "utf-8")

    read_text(tmp_path, tmp_path / "a.yaml", findings)

    places = [
        (one.location.line, one.location.column) for one in findings.diagnostics if one.location
    ]
    assert places == [(2, 1), (3, 3)]
