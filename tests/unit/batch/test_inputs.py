"""Which edit touches which files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.batch.inputs import Inputs
from booklet.jobs import Job
from booklet.values import changed

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
    "layouts/theme-large.yaml": "",
    "layouts/theme-mono.yaml": "",
    "layouts/editions/screen.yaml": "",
    "layouts/editions/large.yaml": "like: screen\ntheme: [large]",
    "layouts/editions/sheets.yaml": "from: large\nprinter: office",
    "layouts/printers/office.yaml": "",
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
        name: found.of(changed(like, locale=locale, service=service))
        for name, (locale, service) in WHOSE.items()
    }


def looks(folder: Path) -> dict[str, object]:
    """Inputs of an edition each, one of them of a family, and of one in one ink."""
    like = Job(project=folder, content=folder / "content", output=folder / "build", locale="en-GB")
    found = Inputs(like, "en-GB")
    editions = {name: changed(like, edition=name) for name in ("screen", "large-anna", "sheets")}
    return {
        **{name: found.of(job) for name, job in editions.items()},
        "mono": found.of(changed(like, mono=True)),
        "digital": found.of(changed(like, printer="digital")),
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
        ("assets/logos/new.svg", set()),
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
        ("requirements-more.txt", ALL),
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


@pytest.mark.parametrize(
    ("edited", "touched"),
    [
        ("editions/screen.yaml", {"screen", "large-anna", "sheets", "mono", "digital"}),
        ("editions/large.yaml", {"large-anna", "sheets"}),
        ("editions/sheets.yaml", {"sheets"}),
        ("editions/new.yaml", set()),
        ("theme-large.yaml", {"large-anna", "sheets"}),
        ("theme-mono.yaml", {"mono"}),
        ("theme-new.yaml", set()),
        ("printers/office.yaml", {"sheets"}),
        ("printers/digital.yaml", {"digital"}),
    ],
)
def test_a_file_of_layouts_touches_the_editions_that_name_it(
    project: Path, edited: str, touched: set[str]
) -> None:
    before = looks(project)
    with (project / "layouts" / edited).open("a", encoding="utf-8") as file:
        file.write("\n# edited")

    after = looks(project)

    assert {name for name in before if before[name] != after[name]} == touched


@pytest.mark.parametrize("name", ["rowan", "birch"])
def test_a_service_whose_file_is_spoilt_touches_no_other(project: Path, name: str) -> None:
    before = inputs(project)
    (project / f"content/services/{name}.yaml").write_text("kind: service\nname: [", "utf-8")

    after = inputs(project)

    assert {one for one in WHOSE if before[one] != after[one]} == {name}


def test_another_version_of_a_package_touches_all(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "requirements.txt").write_text("reportlab==1.0\nnobodys-package==2\n", "utf-8")
    before = inputs(project)
    monkeypatch.setattr("importlib.metadata.version", lambda _: "0.1")

    after = inputs(project)

    assert {name for name in WHOSE if before[name] != after[name]} == ALL


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
