"""Several files, all of them or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from booklet.assemble.files import write_together
from booklet.diagnostics import BookletError


@pytest.fixture
def files(tmp_path: Path) -> dict[Path, bytes]:
    return {tmp_path / f"{name}.pdf": name.encode() for name in ("all", "cover", "inside")}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refuse(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A viewer holds a file open, as on Windows: it cannot be replaced."""
    replace = Path.replace

    def replace_unless_open(self: Path, target: Path) -> Path:
        if Path(target).name == name and self.suffix == ".part":
            raise PermissionError(13, "in use")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", replace_unless_open)


def test_all_are_written_and_nothing_else_is_left(files: dict[Path, bytes], tmp_path: Path) -> None:
    write_together(files)

    assert names(tmp_path) == ["all.pdf", "cover.pdf", "inside.pdf"]
    assert all(path.read_bytes() == data for path, data in files.items())


@pytest.mark.parametrize("stuck", ["all.pdf", "cover.pdf", "inside.pdf"])
def test_if_one_cannot_be_replaced_the_others_are_as_they_were(
    files: dict[Path, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stuck: str
) -> None:
    write_together(dict.fromkeys(files, b"the last good one"))
    refuse(monkeypatch, stuck)

    with pytest.raises(BookletError) as refused:
        write_together(files)

    (finding,) = refused.value.diagnostics
    assert finding.code == "A002"
    assert stuck in finding.message
    assert {path.read_bytes() for path in files} == {b"the last good one"}
    assert names(tmp_path) == ["all.pdf", "cover.pdf", "inside.pdf"]


def test_if_one_fails_no_new_file_appears(
    files: dict[Path, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, "inside.pdf")

    with pytest.raises(BookletError):
        write_together(files)

    assert names(tmp_path) == []


def test_what_does_not_belong_to_them_any_more_is_gone(
    files: dict[Path, bytes], tmp_path: Path
) -> None:
    write_together(files)
    (whole, data), (cover, _), (inside, _) = files.items()

    write_together({whole: data}, gone=[cover, inside])

    assert names(tmp_path) == ["all.pdf"]


def test_it_is_there_still_if_the_rest_fails(
    files: dict[Path, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_together(files)
    whole, cover, inside = files
    refuse(monkeypatch, "all.pdf")

    with pytest.raises(BookletError):
        write_together({whole: b"new"}, gone=[cover, inside])

    assert names(tmp_path) == ["all.pdf", "cover.pdf", "inside.pdf"]
