"""What the manifest remembers, and when it is believed."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.batch.manifest import NAME, Manifest
from booklet.batch.tasks import Made, MadeFile, Remark
from booklet.diagnostics import BookletError
from booklet.values import changed
from tests.support.batches import job

if TYPE_CHECKING:
    from booklet.jobs import Job

INPUTS = {"content": "one", "layouts": "two"}


def made_in(folder: Path, *, of: Job | None = None, data: bytes = b"%PDF") -> Made:
    """A file that lies in the folder, and what is told of it."""
    job_ = of or job()
    name = f"small.{job_.locale}.{job_.edition}.pdf"
    (folder / name).write_bytes(data)
    file = MadeFile(
        name=name,
        size=len(data),
        pages=3,
        sha256=sha256(data).hexdigest(),
        remarks=(Remark(code="P1", severity="warning", message="thin", page=2),),
    )
    return Made(job=job_, files=(file,), conforms=("ua1",))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one file and its manifest."""
    manifest = Manifest(tmp_path, "small")
    manifest.note(made_in(tmp_path), INPUTS)
    manifest.write()
    return tmp_path


def test_a_file_is_unchanged_while_it_and_all_it_is_made_from_are(folder: Path) -> None:
    assert Manifest(folder, "small").is_unchanged(job(), INPUTS)


@pytest.mark.parametrize("inputs", [{**INPUTS, "content": "other"}, {**INPUTS, "date": "1"}, {}])
def test_another_input_is_another_file(folder: Path, inputs: dict[str, str]) -> None:
    assert not Manifest(folder, "small").is_unchanged(job(), inputs)


@pytest.mark.parametrize(
    "fields", [{"mono": True}, {"service": "east"}, {"locale": "pl"}, {"edition": "screen"}]
)
def test_another_job_is_another_file(folder: Path, fields: dict[str, object]) -> None:
    assert not Manifest(folder, "small").is_unchanged(changed(job(), **fields), INPUTS)


def test_a_file_that_somebody_else_wrote_is_made_again(folder: Path) -> None:
    (folder / "small.en-GB.facts.pdf").write_bytes(b"%PDF-2")

    assert not Manifest(folder, "small").is_unchanged(job(), INPUTS)


def test_a_file_that_is_gone_is_made_again_and_forgotten(folder: Path) -> None:
    (folder / "small.en-GB.facts.pdf").unlink()
    manifest = Manifest(folder, "small")

    assert not manifest.is_unchanged(job(), INPUTS)
    manifest.write()
    assert json.loads((folder / NAME).read_bytes()) == {"files": []}


def test_files_of_other_jobs_and_booklets_stay_in_it_in_the_order_of_their_names(
    folder: Path,
) -> None:
    manifest = Manifest(folder, "another")
    manifest.note(made_in(folder, of=job(edition="cards")), INPUTS)
    manifest.write()

    names = [entry["file"] for entry in json.loads((folder / NAME).read_bytes())["files"]]
    assert names == ["small.en-GB.cards.pdf", "small.en-GB.facts.pdf"]


def test_what_was_edited_meanwhile_is_made_again(folder: Path) -> None:
    manifest = Manifest(folder, "small")
    manifest.distrust(job())
    manifest.write()

    assert not Manifest(folder, "small").is_unchanged(job(), INPUTS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[" * 100_000,
        '{"files": [{"file": "../../secret"}, {"file": 3}, {}, 3, null]}',
    ],
)
def test_a_manifest_that_is_none_says_nothing(folder: Path, text: str) -> None:
    (folder / NAME).write_text(text, "utf-8")

    assert not Manifest(folder, "small").is_unchanged(job(), INPUTS)


@pytest.mark.parametrize("text", ["[]", '{"files": 3}', '{"name": "A page on the web"}'])
def test_a_file_of_another_program_is_not_overwritten(folder: Path, text: str) -> None:
    (folder / NAME).write_text(text, "utf-8")

    with pytest.raises(BookletError) as error:
        Manifest(folder, "small")

    assert [one.code for one in error.value.diagnostics] == ["E009"]


@settings(max_examples=40)
@given(
    name=st.sampled_from(["file", "edition", "mono", "pages", "size", "findings", "inputs"]),
    found=st.one_of(
        *(st.none(), st.text(), st.integers(), st.booleans(), st.just("\ud800.pdf")),
        *(st.lists(st.text()), st.dictionaries(st.text(), st.text())),
        st.just("x" * 300 + ".pdf"),
    ),
)
def test_an_entry_that_somebody_spoilt_is_no_entry(name: str, found: object) -> None:
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        manifest = Manifest(folder, "small")
        manifest.note(made_in(folder), INPUTS)
        manifest.write()
        document = json.loads((folder / NAME).read_bytes())
        document["files"][0][name] = found
        (folder / NAME).write_text(json.dumps(document), "utf-8")

        manifest = Manifest(folder, "small")
        entries = manifest.of(job())
        assert all(isinstance(entry["pages"], int) for entry in entries)
        manifest.is_unchanged(job(), INPUTS)
        manifest.write()


def test_what_two_commands_note_at_a_time_is_all_there(folder: Path) -> None:
    one, other = Manifest(folder, "small"), Manifest(folder, "small")
    one.note(made_in(folder, of=job(edition="cards")), INPUTS)
    other.note(made_in(folder, of=job(locale="pl")), INPUTS)
    one.write()
    other.write()

    manifest = Manifest(folder, "small")
    for each in (job(), job(edition="cards"), job(locale="pl")):
        assert manifest.is_unchanged(each, INPUTS)


def test_files_that_nothing_makes_any_more_are_known(folder: Path) -> None:
    manifest = Manifest(folder, "small")
    manifest.note(made_in(folder, of=job(service="gone")), INPUTS)

    assert manifest.others(lambda *_: True) == []
    assert manifest.others(lambda *which: which[2] != "gone") == ["small.en-GB.facts.pdf"]
    assert Manifest(folder, "another").others(lambda *_: False) == []


def test_all_that_is_known_of_a_file_stands_in_it(folder: Path) -> None:
    from booklet import __version__

    (entry,) = json.loads((folder / NAME).read_bytes())["files"]

    assert entry == {
        "file": "small.en-GB.facts.pdf",
        "booklet": "small",
        "edition": "facts",
        "locale": "en-GB",
        "service": "",
        "mono": False,
        "pages": 3,
        "size": 4,
        "sha256": sha256(b"%PDF").hexdigest(),
        "conforms": ["ua1"],
        "builder": __version__,
        "findings": [{"code": "P1", "severity": "warning", "message": "thin", "page": 2}],
        "inputs": INPUTS,
    }
