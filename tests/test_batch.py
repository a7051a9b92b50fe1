"""Many files by one command: the same as single ones, again only what changed, and stopped."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from hashlib import sha256
from time import sleep
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from pathlib import Path

SERVICE = "kind: service\nname: Rowan House\nphone: 01632 960 123\nweb: https://rowan.example\n"
ASKED = "--edition facts --edition takeaways --locale all --service rowan".split()
NAMES = [
    f"family-stories.{locale}.{edition}.rowan.pdf"
    for locale in ("en-GB", "pl")
    for edition in ("facts", "takeaways")
]


class Office:
    """A project of its own, which nobody else edits, and what is built from it."""

    def __init__(self, project: Path, folder: Path) -> None:
        self.project = folder / "project"
        self.content, self.output = self.project / "content", self.project / "build"
        for name in ("booklet", "layouts", "assets", "content"):
            # With what is compiled already, which is as old as its source.
            shutil.copytree(project / name, self.project / name)
        for name in ("build_report.py", "requirements.txt"):
            shutil.copy(project / name, self.project)
        for path in (*(self.content / "locales").iterdir(), *(self.content / "services").glob("*")):
            if not path.name.startswith("pl."):
                path.unlink()
        (self.content / "services").mkdir(exist_ok=True)
        (self.content / "services/rowan.yaml").write_text(SERVICE, "utf-8")

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, str(self.project / "build_report.py"), "build"]
        return subprocess.Popen(
            [*command, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=os.environ | {"PYTHONUTF8": "1"},
        )

    def build(self, *arguments: str) -> tuple[int, str, str]:
        building = self.start(*arguments)
        said, errors = building.communicate()
        return building.returncode, said, errors

    @property
    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted(self.output.glob("*.pdf"))}

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.content / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


def manifest(folder: Path) -> list[dict[str, Any]]:
    """Its entries, in their order."""
    files: list[dict[str, Any]] = json.loads((folder / "manifest.json").read_bytes())["files"]
    return files


@pytest.fixture(scope="module")
def office(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(project, tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def first(office: Office) -> tuple[int, str, str]:
    """The first build of everything."""
    return office.build(*ASKED, "--jobs", "2")


def test_everything_is_built_with_a_line_a_file_and_a_summary(
    office: Office, first: tuple[int, str, str]
) -> None:
    code, said, errors = first

    assert (code, errors) == (0, "")
    assert sorted(office.files) == NAMES
    lines = said.splitlines()
    assert sorted(line.split()[0] for line in lines[:4]) == ["1/4", "2/4", "3/4", "4/4"]
    assert sorted(line.split()[1].rstrip(":") for line in lines[:4]) == NAMES
    assert "\x1b" not in said
    assert [
        line.split()[:4] for line in lines if line.startswith(("facts", "takeaways", "all"))
    ] == [
        "facts 2 0 0".split(),
        "takeaways 2 0 0".split(),
        "all 4 0 0".split(),
    ]
    assert lines[-1].startswith("4 built, 0 unchanged, 0 failed; ")


@pytest.mark.usefixtures("first")
def test_the_manifest_says_what_lies_there(office: Office) -> None:
    files = office.files

    assert [entry["file"] for entry in manifest(office.output)] == NAMES
    for entry in manifest(office.output):
        path = office.output / entry["file"]
        assert entry["sha256"] == sha256(files[path.name]).hexdigest()
        assert entry["size"] == len(files[path.name])
        assert entry["pages"] == len(PdfReader(path).pages)
        assert entry["file"].split(".")[1:4] == [
            entry["locale"],
            entry["edition"],
            entry["service"],
        ]
        assert entry["conforms"] == ["ua1", "2a"]
        assert {"builder", "layouts", "assets", "content", "service"} <= set(entry["inputs"])
        assert ("locale" in entry["inputs"]) == (entry["locale"] == "pl")


@pytest.mark.usefixtures("first")
def test_a_single_build_makes_the_same_bytes(office: Office) -> None:
    name = NAMES[2]
    before = office.files[name]
    (office.output / name).unlink()

    code, _, _ = office.build("--edition", "facts", "--locale", "pl", "--service", "rowan")

    assert code == 0
    assert office.files[name] == before


@pytest.mark.usefixtures("first")
def test_again_only_what_an_edit_touches_is_built(office: Office) -> None:
    before = office.files
    assert "0 built, 4 unchanged" in office.build(*ASKED)[1]

    office.edit("locales/pl.po", "Potrzebujemy takiej", "Szukamy takiej")
    code, said, _ = office.build(*ASKED)

    assert code == 0
    assert "2 built, 2 unchanged, 0 failed" in said
    assert not [line for line in said.splitlines() if "/2 family-stories.en-GB" in line]
    touched = {name for name, data in office.files.items() if data != before[name]}
    assert touched
    assert touched <= {name for name in NAMES if ".pl." in name}

    (office.output / NAMES[0]).write_bytes(b"spoiled")
    assert "1 built, 3 unchanged" in office.build(*ASKED)[1]
    assert office.files[NAMES[0]] == before[NAMES[0]]


@pytest.mark.usefixtures("first")
def test_one_failure_stops_no_other_file_and_is_told_in_full(office: Office) -> None:
    office.edit("services/rowan.yaml", "Rowan House", "Rowan Lodge")
    office.edit("locales/pl.po", 'msgid "', 'msgid_ "')
    before = office.files

    code, said, _ = office.build(*ASKED)

    assert code == 2
    assert said.count("failed facts in pl for rowan") == 1
    assert "2 built, 0 unchanged, 2 failed" in said
    assert "content/locales/pl.po:" in said
    assert "hint:" in said
    changed = {name for name, data in office.files.items() if data != before[name]}
    assert changed == {name for name in NAMES if ".en-GB." in name}


@pytest.mark.skipif(sys.platform == "win32", reason="nobody can send Ctrl-C to one process there")
@pytest.mark.parametrize("twice", [False, True], ids=["asked", "ordered"])
def test_ctrl_c_leaves_whole_files_and_says_which(
    office: Office,
    tmp_path: Path,
    twice: bool,  # noqa: FBT001
) -> None:
    asked = "--edition all --service all --no-check --jobs 2".split()
    building = office.start(*asked, "--output", str(tmp_path))
    assert building.stdout
    assert building.stdout.readline().startswith(" 1/")
    building.send_signal(signal.SIGINT)
    if twice:
        sleep(0.1)  # two at once would be one
        building.send_signal(signal.SIGINT)
    # Comes back when nobody writes any more: no process is left.
    said, errors = building.communicate(timeout=60)

    assert building.returncode == 130
    assert "Traceback" not in errors
    assert twice or "not begun" in said
    names = {entry["file"]: entry for entry in manifest(tmp_path)}
    files = {path.name: path.read_bytes() for path in tmp_path.glob("*.pdf")}
    assert names
    assert {path.name for path in tmp_path.iterdir()} == {"manifest.json", *files}
    assert set(files) >= set(names) if twice else set(files) == set(names)
    for name, data in files.items():
        assert data.endswith(b"%%EOF\n")
        assert name not in names or names[name]["sha256"] == sha256(data).hexdigest()
