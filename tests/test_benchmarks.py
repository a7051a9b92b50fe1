"""What is measured is the booklet's own text, and stays sound when it is made longer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from benchmarks.content import change_word, multiply_stories
from benchmarks.tables import BEGIN, END, write_into
from benchmarks.words import neutral
from booklet.model.content import Story
from booklet.model.load import load_booklet
from tests.support.code import modules

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def test_longer_content_is_content_with_more_stories(project: Path, tmp_path: Path) -> None:
    multiply_stories(project / "content", tmp_path / "content", times=3)

    once = load_booklet(project, project / "content")
    thrice = load_booklet(project, tmp_path / "content")

    stories = [section.id for section in thrice.sections if isinstance(section, Story)]
    assert len(stories) == 9
    assert stories[:3] == [section.id for section in once.sections if isinstance(section, Story)]
    assert thrice.sections[-1].id == once.sections[-1].id


def test_a_changed_word_is_one_word_and_leaves_the_content_sound(
    project: Path, tmp_path: Path
) -> None:
    multiply_stories(project / "content", tmp_path / "content", times=1)
    story = tmp_path / "content" / "en-GB" / "stories" / "anna.yaml"

    for place in (1, 50, 5000):
        before = story.read_text(encoding="utf-8").split()
        change_word(story, place=place)
        after = story.read_text(encoding="utf-8").split()

        assert sum(one != other for one, other in zip(before, after, strict=True)) == 1
        load_booklet(project, tmp_path / "content")


def test_the_peers_are_given_every_word_in_order(project: Path) -> None:
    source = (project / "tests" / "data" / "family-stories.txt").read_text(encoding="utf-8")
    given = "".join(texts(neutral(load_booklet(project, project / "content"))))

    # Letters and figures alone: quotation marks are set, and lines are folded.
    assert letters(given) == letters(source)


def test_the_peer_under_the_agpl_is_run_and_never_imported(project: Path) -> None:
    peers = (project / "benchmarks" / "peers-agpl.txt").read_text(encoding="utf-8")
    agpl = {line.split()[0] for line in peers.splitlines() if not line.startswith("#")} | {"fitz"}
    code = [*modules("booklet"), *modules("layouts"), *modules("benchmarks"), *modules("tests")]
    lists = [*project.glob("*requirements*"), *project.glob("*/requirements*")]

    assert "pdfimpose" in agpl
    assert len(code) > 100
    assert len(lists) > 4
    imported = {name.split(".")[0].lower() for module in code for _, name in module.imports()}
    assert not agpl & imported
    for file in lists:
        names = re.findall(r"^[\w-]+", file.read_text(encoding="utf-8"), re.MULTILINE)
        assert not agpl & {name.lower() for name in names}, file.name


def letters(text: str) -> list[str]:
    # Split where sentences end, so that a difference shows where it is.
    return [re.sub(r"[\W_]", "", sentence) for sentence in text.split(".")]


def texts(block: dict[str, Any]) -> Iterator[str]:
    yield "".join(text for text, _ in block.get("runs", ()))
    for inner in (*block.get("sections", ()), *block.get("blocks", ())):
        yield from texts(inner)


def test_the_tables_go_between_the_markers(tmp_path: Path) -> None:
    document = tmp_path / "performance.md"
    document.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")

    write_into(document, "| new |")

    text = document.read_text(encoding="utf-8")
    assert text == f"before\n{BEGIN}\n\n| new |\n\n{END}\nafter\n"
