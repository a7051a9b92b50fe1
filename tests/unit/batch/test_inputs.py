"""Which edit touches which files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.batch.inputs import Inputs
from booklet.jobs import Job

if TYPE_CHECKING:
    from pathlib import Path

SERVICE = """\
kind: service
name: Rowan House
phone: 01632 960 123
logo: {image: rowan.svg, alt: Logo}
insert: {title: More, file: rowan.pdf, pages: [One]}
"""
FILES = {
    "requirements.txt": "",
    "booklet/page.py": "",
    "layouts/theme.yaml": "",
    "assets/icc/sRGB.icc": "",
    "assets/logos/rowan.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "assets/inserts/rowan.pdf": "%PDF-1.7",
    "assets/inserts/ours.pdf": "%PDF-1.7",
    "content/booklet.yaml": "",
    "content/matrix.yaml": "",
    "content/en-GB/closing.yaml": "file: ours.pdf",
    "content/locales/pl.po": "",
    "content/locales/ur.po": "",
    "content/pl/closing.yaml": "",
    "content/services/rowan.yaml": SERVICE,
    "content/services/birch.yaml": "kind: service\nname: Birch\nphone: 01632 960 124\n",
}
WHOSE = {
    "en": ("en-GB", ""),
    "pl": ("pl", ""),
    "ur": ("ur", ""),
    "rowan": ("en-GB", "rowan"),
    "birch": ("pl", "birch"),
}
ALL = set(WHOSE)


def inputs(folder: Path) -> dict[str, object]:
    like = Job(project=folder, content=folder / "content", output=folder / "build")
    found = Inputs(like, "en-GB")
    return {
        name: found.of(
            Job(
                project=folder,
                content=folder / "content",
                output=folder / "build",
                locale=locale,
                service=service,
            )
        )
        for name, (locale, service) in WHOSE.items()
    }


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("edited", "touched"),
    [
        ("content/locales/pl.po", {"pl", "birch"}),
        ("content/locales/pl.yaml", {"pl", "birch"}),
        ("content/pl/closing.yaml", {"pl", "birch"}),
        ("content/locales/ur.po", {"ur"}),
        ("content/services/birch.yaml", {"birch"}),
        ("content/services/rowan.yaml", {"rowan"}),
        ("content/services/new.yaml", set()),
        ("assets/logos/rowan.svg", {"rowan"}),
        ("assets/inserts/rowan.pdf", {"rowan"}),
        ("assets/inserts/ours.pdf", ALL),
        ("content/en-GB/closing.yaml", ALL),
        ("content/booklet.yaml", ALL),
        ("content/matrix.yaml", set()),
        ("layouts/theme.yaml", ALL),
        ("layouts/new.py", ALL),
        ("assets/icc/sRGB.icc", ALL),
        ("booklet/page.py", ALL),
        ("requirements.txt", ALL),
        ("booklet/__pycache__/page.pyc", set()),
        ("build/family.pdf", set()),
    ],
)
def test_an_edit_touches_what_is_made_from_it(
    project: Path, edited: str, touched: set[str]
) -> None:
    before = inputs(project)
    path = project / edited
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = path.read_text("utf-8") if path.exists() else "kind: service\nname: A\nphone: '1'\n"
    path.write_text(f"{kept}\n# edited", "utf-8")

    after = inputs(project)

    assert {name for name in WHOSE if before[name] != after[name]} == touched


def test_an_insert_that_content_and_service_share_is_both_theirs(project: Path) -> None:
    (project / "content/en-GB/closing.yaml").write_text("file: rowan.pdf", "utf-8")
    before = inputs(project)
    (project / "assets/inserts/rowan.pdf").write_text("%PDF-2.0", "utf-8")

    after = inputs(project)

    assert {name for name in WHOSE if before[name] != after[name]} == ALL


def test_what_it_is_made_from_is_the_same_wherever_it_lies(project: Path, tmp_path: Path) -> None:
    before = inputs(project)
    moved = tmp_path.with_name(f"{tmp_path.name}-moved")
    project.rename(moved)

    assert inputs(moved) == before
