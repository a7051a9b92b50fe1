"""What is asked for by names, patterns and “all”."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from booklet.arguments import parsed
from booklet.batch.arguments import is_batch
from booklet.diagnostics import BookletError
from tests.support.batches import CONTENT, asked_for, named
from tests.support.content import PROJECT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Content with two services, two catalogues and a matrix of its own."""
    shutil.copytree(CONTENT, tmp_path / "content", ignore=shutil.ignore_patterns("services"))
    folder = tmp_path / "content"
    (folder / "locales/cy.po").unlink()
    services = folder / "services"
    services.mkdir()
    for name in ("east", "west"):
        words = f"kind: service\nname: {name.title()}\nphone: 01632 960 001\n"
        (services / f"{name}.yaml").write_text(words, "utf-8")
    (folder / "matrix.yaml").write_text(
        """\
kind: matrix
sets:
  small: {for: Us, editions: [facts, takeaways*], locales: [all], services: ["*st"], mono: true}
leave-out:
  - {because: nobody asks, editions: [takeaways-a3], services: [west]}
  - {because: it is known, locales: [ur], services: [east, west]}
""",
        "utf-8",
    )
    return folder


def test_all_is_every_edition_with_a_file_and_every_story_of_a_family(content: Path) -> None:
    found = named(asked_for("--edition", "all", content=content).jobs, "edition")
    editions = [name for (name,) in found]

    files = {path.stem for path in (PROJECT / "layouts/editions").glob("*.yaml")}
    members = {"handout-anna", "handout-mark", "handout-carrie-anne-and-thomas"}
    assert len(files) > 10
    assert files | members <= set(editions)
    assert all(name in files or name.rpartition("-")[0] for name in editions)
    assert "screen-anna" not in editions
    assert len(editions) == len(set(editions))


def test_all_languages_are_that_of_the_content_and_those_with_a_catalogue(content: Path) -> None:
    jobs = asked_for("--edition", "facts", "--locale", "all", content=content).jobs

    assert named(jobs, "locale", "service") == [("en-GB", ""), ("pl", ""), ("ur", "")]


def test_all_services_are_nobodys_and_those_with_a_file(content: Path) -> None:
    jobs = asked_for("--edition", "facts", "--service", "all", content=content).jobs

    assert named(jobs, "service") == [("",), ("east",), ("west",)]


def test_names_may_stand_several_times_and_are_built_once(content: Path) -> None:
    given = "--edition facts --edition screen --edition fac* --locale pl --locale ur --locale pl"
    jobs = asked_for(*given.split(), "--service", "none", content=content).jobs

    assert named(jobs, "edition", "locale") == [
        ("facts", "pl"),
        ("screen", "pl"),
        ("facts", "ur"),
        ("screen", "ur"),
    ]


def test_a_set_of_the_matrix_is_asked_for_by_its_name(content: Path) -> None:
    jobs = asked_for("--matrix", "small", "--locale", "pl", content=content).jobs

    assert all(job.mono for job in jobs)
    assert named(jobs, "edition", "locale", "service") == [
        ("facts", "pl", "east"),
        ("takeaways-a3", "pl", "east"),
        ("takeaways", "pl", "east"),
        ("facts", "pl", "west"),
        ("takeaways", "pl", "west"),
    ]


def test_what_the_matrix_leaves_out_is_counted_by_its_reason(content: Path) -> None:
    wanted = asked_for("--matrix", "small", content=content)

    assert wanted.left_out == {"nobody asks": 3, "it is known": 5}
    assert not [job for job in wanted.jobs if job.locale == "ur"]


def test_our_own_matrix_names_editions_that_there_are() -> None:
    for name in ("handouts", "large", "low-ink", "press"):
        assert asked_for("--matrix", name).jobs


def test_a_printer_is_meant_for_editions_on_paper() -> None:
    jobs = asked_for(*"--edition screen --edition press --printer digital".split()).jobs

    assert named(jobs, "edition", "printer") == [("screen", ""), ("press", "digital")]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("--edition handout-ana --locale all", "E002"),
        ("--edition scren --locale all", "E002"),
        ("--edition zz*", "E008"),
        ("--locale all --locale de", "C044"),
        ("--service all --service nort", "E006"),
        ("--matrix smal", "E007"),
    ],
)
def test_a_name_that_is_nobodys_is_told_before_anything_is_built(
    content: Path, arguments: str, code: str
) -> None:
    with pytest.raises(BookletError) as error:
        asked_for(*arguments.split(), content=content)

    assert [one.code for one in error.value.diagnostics] == [code]
    assert error.value.diagnostics[0].hints


def test_every_name_in_the_matrix_is_somebodys_or_told_where_it_stands(content: Path) -> None:
    with (content / "matrix.yaml").open("a", encoding="utf-8") as file:
        file.write("  - {because: why not, editions: [facts, handuot*], services: [eats]}\n")

    with pytest.raises(BookletError) as error:
        asked_for("--edition", "facts", "--locale", "all", content=content)

    wrong = error.value.diagnostics
    assert [(one.code, one.location and one.location.line) for one in wrong] == [("E010", 7)] * 2
    assert "did you mean “east”?" in wrong[1].hints


def test_what_is_gone_or_left_out_is_not_known(content: Path) -> None:
    is_known = asked_for("--edition", "facts", content=content).is_known

    assert is_known("takeaways-a3", "pl", "")
    assert is_known("handout-anna", "en-GB", "west")
    assert not is_known("takeaways-a3", "pl", "west")
    assert not is_known("handout-tom", "en-GB", "")
    assert not is_known("facts", "cy", "")
    assert not is_known("facts", "pl", "north")


@pytest.mark.parametrize(
    ("arguments", "many"),
    [
        ("", False),
        ("--edition press --printer digital --locale pl --service none --mono", False),
        ("--edition screen --edition press", False),
        ("--edition all", True),
        ("--edition handout*", True),
        ("--locale pl --locale ur", True),
        ("--service all", True),
        ("--matrix handouts", True),
        ("--jobs 1", True),
        ("--fresh", True),
    ],
)
def test_one_booklet_in_a_few_editions_is_no_batch(arguments: str, many: bool) -> None:  # noqa: FBT001
    assert is_batch(parsed(["build", *arguments.split()], PROJECT)) is many


def test_many_may_be_checked_too() -> None:
    assert is_batch(parsed("check --edition all --locale all --service all".split(), PROJECT))
    assert not is_batch(parsed("check --edition press --edition facts".split(), PROJECT))
