from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.support.content import CLOSING, DRAWING, PROJECT, SmallProject, small_project

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    return small_project(tmp_path / "project")


def with_picture(small: SmallProject, name: str) -> list[str]:
    small.section(CLOSING.replace("hills.svg", name))
    return [finding.code for finding in small.findings()]


def picture(kind: str, size: tuple[int, int] = (4, 4)) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size).save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.jpeg", "JPEG")]
)
def test_photographs_are_read(small: SmallProject, name: str, kind: str) -> None:
    small.write(f"assets/illustrations/{name}", picture(kind))
    assert with_picture(small, name) == []


def test_a_photograph_s_colour_profile_is_for_pictures_of_its_kind(small: SmallProject) -> None:
    profile = (PROJECT / "assets/icc/FOGRA39L_coated.icc").read_bytes()
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4)).save(buffer, "JPEG", icc_profile=profile)
    small.write("assets/illustrations/a.jpg", buffer.getvalue())
    assert with_picture(small, "a.jpg") == ["C026"]


def test_a_picture_may_stand_in_a_folder_below_and_its_path_is_the_projects(
    small: SmallProject,
) -> None:
    small.write("assets/illustrations/old/b.svg", DRAWING)
    assert with_picture(small, "old/b.svg") == []
    section = small.load().sections[0]
    assert section.picture.image == "assets/illustrations/old/b.svg"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "name",
    ["../../../a.svg", "/etc/a.svg", "~/a.svg", "C:/a.svg", "old\\a.svg", "../" * 90 + "a.svg"],
)
def test_paths_that_lead_elsewhere_are_refused(small: SmallProject, name: str) -> None:
    small.write("../a.svg", DRAWING)
    assert with_picture(small, f"'{name}'") == ["C023"]


def test_a_symbolic_link_may_not_lead_outside(small: SmallProject) -> None:
    small.write("../secret.svg", DRAWING)
    link = small.folder / "assets/illustrations/link.svg"
    try:
        link.symlink_to(small.folder / "../secret.svg")
    except OSError as error:
        pytest.skip(f"no symbolic links here: {error}")
    assert with_picture(small, "link.svg") == ["C023"]


def test_a_ring_of_symbolic_links_is_told(small: SmallProject) -> None:
    link = small.folder / "assets/illustrations/link.svg"
    try:
        link.symlink_to(link)
    except OSError as error:
        pytest.skip(f"no symbolic links here: {error}")
    assert with_picture(small, "link.svg") in (["C023"], ["C022"])


@pytest.mark.parametrize("name", ["Hills.svg", "hills", "nothing.svg", ".svg", "x" * 5000 + ".svg"])
def test_a_name_that_is_not_there_is_told(small: SmallProject, name: str) -> None:
    assert with_picture(small, name)[0] in ("C022", "C023", "C024")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Hills.SVG", "rename the file, its ending in small letters: “.svg”"),
        ("assets/illustrations/hills.svg", "write it without the folder: hills.svg"),
        ("assets/illustrations/other.svg", "write it without the folder: other.svg"),
    ],
)
def test_how_a_name_is_written_is_told(small: SmallProject, name: str, hint: str) -> None:
    small.section(CLOSING.replace("hills.svg", name))
    (finding,) = small.findings()

    assert hint in finding.hints


def test_a_folder_is_no_picture(small: SmallProject) -> None:
    (small.folder / "assets/illustrations/a.svg").mkdir()
    assert with_picture(small, "a.svg") == ["C022"]


def test_a_drawing_of_many_megabytes_is_refused(small: SmallProject) -> None:
    small.write("assets/illustrations/a.svg", b" " * 2_000_001)
    assert with_picture(small, "a.svg") == ["C025"]


@pytest.mark.parametrize("keep", [0, 8, 60, 200])
def test_a_photograph_that_is_cut_off_is_refused(small: SmallProject, keep: int) -> None:
    small.write("assets/illustrations/a.jpg", picture("JPEG", (400, 400))[:keep])
    assert with_picture(small, "a.jpg") == ["C026"]


def test_another_format_under_a_good_name_is_refused(small: SmallProject) -> None:
    small.write("assets/illustrations/a.png", picture("TIFF"))
    assert with_picture(small, "a.png") == ["C026"]


def test_a_message_names_no_folder_of_this_machine(small: SmallProject) -> None:
    small.write("assets/illustrations/a.png", b"")
    with_picture(small, "a.png")
    assert str(small.folder) not in small.shown()


def test_an_ornament_beside_words_has_no_text_alternative(small: SmallProject) -> None:
    small.section(
        "kind: takeaways\nid: takeaways\ntitle: T\nlead: L\nitems:\n"
        "  - id: one\n    statement: S\n    picture: {image: hills.svg, alt: Hills}\n"
    )
    assert [finding.code for finding in small.findings()] == ["C038"]


def test_an_insert_is_a_pdf(small: SmallProject) -> None:
    small.write("assets/inserts/form.pdf", b"%PDF-1.7")
    small.section("kind: insert\nid: form\ntitle: Form\nfile: form.pdf\npages: [A form.]\n")
    assert small.findings() == ()
    small.section("kind: insert\nid: form\ntitle: Form\nfile: from.pdf\n")
    assert [(f.code, f.hints[0]) for f in small.findings()] == [
        ("C022", "did you mean “form.pdf”?")
    ]


def test_a_photograph_is_looked_into_again_when_it_has_changed(small: SmallProject) -> None:
    for spoilt in (False, True, False):
        whole = picture("PNG", (40, 40))
        small.write("assets/illustrations/a.png", whole[:60] if spoilt else whole)
        assert with_picture(small, "a.png") == ["C026"] * spoilt


def test_a_photograph_that_is_as_it_was_is_looked_into_once(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.write("assets/illustrations/a.png", picture("PNG"))
    assert with_picture(small, "a.png") == []

    monkeypatch.setattr("PIL.Image.open", None)
    assert with_picture(small, "a.png") == []
