"""The glossary is read, and what is wrong with it is told in its own lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.diagnostics import BookletError
from booklet.l10n.facts import facts_of
from booklet.l10n.glossary import Term, read_glossary
from booklet.model.schema import Reader
from tests.support.content import PROJECT, SmallProject, small_project

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    return small_project(tmp_path)


def terms(small: SmallProject, *lines: str) -> tuple[Term, ...]:
    begin = ("kind: glossary", "terms:")
    small.write("content/glossary.yaml", "\n".join((*begin, *(f"  {line}" for line in lines))))
    reader = Reader(small.folder)
    found = read_glossary(reader, small.content)
    reader.findings.stop()
    return found


def test_a_term_has_its_forms(small: SmallProject) -> None:
    (one,) = terms(
        small,
        "- term: social worker",
        "  also: [social workers]",
        "  forms: {pl: [pracownik socjalny, pracowni* socjaln*]}",
    )
    assert (one.term, one.also, one.kept) == ("social worker", ("social workers",), False)
    assert one.forms == {"pl": ("pracownik socjalny", "pracowni* socjaln*")}


@pytest.mark.parametrize(
    ("line", "place", "said"),
    [
        ("- {term: x, forms: {pl: [prac*, pracownik]}}", "3:5", "found the pattern “prac*”"),
        ("- {term: x, forms: {polish words: [y]}}", "3:23", "“polish words” is not a language"),
        ("- {term: x, forms: [y]}", "3:22", "expected languages and their words"),
        ("- {term: x, forms: {pl: y}}", "3:27", "expected"),
        ("- {kept: true}", "3:5", "term"),
        ("- {term: x, keep: true}", "3:15", "keep"),
    ],
    ids="pattern language list text term key".split(),
)
def test_a_mistake_is_told_with_its_place(
    small: SmallProject, line: str, place: str, said: str
) -> None:
    with pytest.raises(BookletError) as error:
        terms(small, line)
    (one,) = error.value.diagnostics
    assert str(one.location) == f"content/glossary.yaml:{place}"
    assert said in one.message
    assert one.hints


def test_inflections_of_a_name_may_be_a_pattern(small: SmallProject) -> None:
    assert terms(small, "- {term: Thomas, kept: true, forms: {pl: [Thomas*]}}")


def test_ours_agrees_on_words_of_every_language_we_have() -> None:
    reader = Reader(PROJECT)
    found = read_glossary(reader, PROJECT / "content")
    reader.findings.stop()
    agreed = [one for one in found if not one.kept]
    assert agreed
    for one in agreed:
        assert set(one.forms) >= {"pl", "cy", "ur"}, one.term
    assert all(facts_of(tag) for one in found for tag in one.forms)
