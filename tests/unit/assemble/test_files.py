from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from booklet.assemble import files
from booklet.assemble.files import write_atomically
from booklet.diagnostics import BookletError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_written_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "build" / "booklet.pdf"

    write_atomically(target, b"first")
    write_atomically(target, b"second")

    assert target.read_bytes() == b"second"
    assert list(target.parent.iterdir()) == [target]


def test_when_the_disk_fails_the_last_good_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "booklet.pdf"
    write_atomically(target, b"good")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BookletError, match="No space left") as refusal:
        write_atomically(target, b"half")

    assert refusal.value.diagnostics[0].code == "A002"
    assert target.read_bytes() == b"good"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_in_the_way_is_a_finding(tmp_path: Path) -> None:
    target = tmp_path / "booklet.pdf"
    target.mkdir()

    with pytest.raises(BookletError, match=r"booklet\.pdf” cannot be written"):
        write_atomically(target, b"new")

    assert list(tmp_path.iterdir()) == [target]


def test_what_a_killed_build_left_is_cleared_later(tmp_path: Path) -> None:
    abandoned = tmp_path / ".booklet.pdf.1.part"
    at_work = tmp_path / ".booklet.pdf.2.part"
    abandoned.write_bytes(b"half")
    at_work.write_bytes(b"half")
    os.utime(abandoned, (1e9, 1e9))

    write_atomically(tmp_path / "booklet.pdf", b"whole")

    assert not abandoned.exists()
    assert at_work.exists()


def test_a_second_name_that_a_killed_build_left_is_cleared_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, left, other = (
        tmp_path / name for name in ("booklet.pdf", ".booklet.pdf.1.last", ".booklet.pdf.1.txt")
    )
    target.write_bytes(b"old")
    os.utime(target, (1e9, 1e9))
    left.hardlink_to(target)
    other.write_bytes(b"not ours")

    write_atomically(target, b"new")
    assert left.exists(), "the name may belong to a build at work, however old its file is"
    monkeypatch.setattr(files, "_ABANDONED_AFTER", -1.0)
    write_atomically(target, b"newer")

    assert sorted(tmp_path.iterdir()) == [other, target]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_a_folder_that_may_not_be_written_to_is_a_finding(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write anywhere")
    tmp_path.chmod(0o500)

    with pytest.raises(BookletError):
        write_atomically(tmp_path / "booklet.pdf", b"new")
