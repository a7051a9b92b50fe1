"""``compare OLD NEW``: exit codes, what is said, and the report."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from booklet.compare import command
from booklet.compare.plain import as_plain, from_plain, pictures_from_plain
from tests.support.compared import book, found, said
from tests.support.html import Tags

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Say = Callable[..., tuple[int, str, str]]

OLD = book(said("Anna is a single mum."), said("Mark & <Jade>."))
NEW = book(said("Anna is a single mother."), said("Mark & <Jade>."))


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.pdf", tmp_path / "new.pdf"
    old.write_bytes(OLD)
    new.write_bytes(NEW)
    return old, new


def test_what_changed_is_said_shortly_and_reported(say: Say, files: tuple[Path, Path]) -> None:
    code, out, _ = say("compare", *files)

    report = files[1].with_name("new.compare.html")
    assert code == 1
    assert out.splitlines() == [
        "page 1: in words",
        "  Anna is a single [mum. → mother.]",
        "1 page changed in words; 1 page unchanged",
        f"report: {report}",
    ]
    assert report.is_file()


def test_the_same_file_ends_with_0_and_is_reported_too(
    say: Say, files: tuple[Path, Path], tmp_path: Path
) -> None:
    report = tmp_path / "proof.html"
    code, out, _ = say("compare", files[0], files[0], "--report", report)

    assert (code, out.splitlines()[0]) == (0, "nothing changed on 2 pages")
    assert "Nothing changed: 2 pages, each as it was." in report.read_text("utf-8")


def test_the_report_stands_on_its_own(say: Say, files: tuple[Path, Path]) -> None:
    say("compare", *files)
    text = files[1].with_name("new.compare.html").read_text("utf-8")
    tags = Tags(text)

    assert not tags.open
    assert len(tags.ids) == len(set(tags.ids))
    assert {target.removeprefix("#") for target in tags.targets} <= set(tags.ids)
    assert len(tags.sources) == 2
    assert all(source.startswith("data:image/png;base64,") for source in tags.sources)
    assert all(tags.alts)
    assert not re.search(r"https?:|url\(|@import|<script|\$\w", text)
    assert re.search(r"<del>.*mum\..*</del> <ins>.*mother\..*</ins>", text)
    assert "Nothing changed on page 2." in text
    assert "Signature" in text
    assert len(set(re.findall(r"SHA-256 ([0-9a-f]{64})", text))) == 2


def test_json_is_for_machines_and_makes_no_report(say: Say, files: tuple[Path, Path]) -> None:
    code, out, _ = say("compare", *files, "--json")
    plain = json.loads(out)

    assert (code, plain["schema"], plain["same"]) == (1, 1, False)
    assert plain["differences"][0]["aspect"] == "words"
    assert plain["differences"][0]["new_page"] == 1
    assert not files[1].with_name("new.compare.html").exists()


def test_nothing_is_lost_on_the_way_from_the_process_apart() -> None:
    comparison = found(OLD, NEW)
    there = as_plain(comparison)

    assert as_plain(from_plain(json.loads(json.dumps(there)))) == there


@pytest.mark.parametrize(
    "lie", [{"1": [1, 2, "'><script>", [0, 0, 1, 1]]}, {"1": [1, 2, "AA", [1]]}]
)
def test_what_another_process_sends_is_not_believed(lie: dict[str, list[object]]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        pictures_from_plain(lie)


def encrypted() -> bytes:
    from io import BytesIO

    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"no PDF at all", "it does not begin like a PDF"),
        (b"%PDF-1.7\n%%EOF\n", ""),
        (encrypted(), "it asks for a password"),
        (book(), "it has no pages"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    say: Say, files: tuple[Path, Path], data: bytes, why: str
) -> None:
    files[0].write_bytes(data)

    code, out, err = say("compare", *files)

    assert (code, out) == (2, "")
    assert f"error[E022]: “{files[0]}” cannot be compared: {why}" in err


def test_a_process_that_takes_too_much_is_told(
    say: Say, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "ask", lambda *_arguments, **_allowance: None)

    code, _, err = say("compare", *files)

    assert code == 2
    assert "took longer than 120 seconds" in err


def test_names_that_make_no_sense_are_refused(say: Say, files: tuple[Path, Path]) -> None:
    code, _, err = say("compare", files[0], files[1].with_name("none.pdf"), "--report", "a.pdf")

    assert code == 2
    assert "error[E020]" in err
    assert "error[E021]" in err
