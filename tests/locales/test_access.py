"""What is heard of a translated booklet, and not seen, is in its language too."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from booklet.assemble.reading import read_structure
from booklet.l10n.facts import facts_of
from booklet.l10n.localise import load_localised
from booklet.l10n.messages import messages
from booklet.l10n.po import write_po
from booklet.model.content import About
from booklet.model.load import load_booklet
from booklet.tagging.structure import Element
from booklet.translate.update import updated
from booklet.values import changed
from tests.support.locales import TURNED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from booklet.model.content import Booklet
    from booklet.pipeline import Draft

CONTEXT = "about.facts.services.label"
FORMS = ("none", "one", "two", "few", "many", "other")


@pytest.fixture(scope="module")
def counted(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content beside an Arabic catalogue that says which plural form it was asked for."""
    content = tmp_path_factory.mktemp("counted") / "content"
    shutil.copytree(project / "content", content)
    facts = facts_of("ar")
    assert facts is not None
    found = messages(("", load_booklet(project, project / "content")))
    made = updated(None, found, facts=facts, project_id="family-stories")
    for key, entry in made.entries.items():
        forms = FORMS if key[0] == CONTEXT else (entry.source,) * len(entry.translations)
        made.entries[key] = changed(entry, translations=forms)
    (content / "locales/ar.po").write_text(write_po(made), "utf-8")
    standing = (content / "locales/ur.yaml").read_text("utf-8")
    (content / "locales/ar.yaml").write_text(standing, "utf-8")
    return content


def fact_of(booklet: Booklet) -> str:
    """What is said of the services: as the text alternative of their picture has it."""
    about = next(one for one in booklet.sections if isinstance(one, About))
    (fact,) = (one for one in about.facts.items if one.id == "services")
    return fact.label.plain


@pytest.mark.parametrize(
    ("tag", "number", "said"),
    [
        ("pl", 1, "placówka opieki"),
        ("pl", 2, "placówki opieki"),
        ("pl", 5, "placówek opieki"),
        ("pl", 22, "placówki opieki"),
        ("cy", 1, "gwasanaeth iechyd"),
        ("cy", 2, "wasanaeth iechyd"),
        ("cy", 3, "gwasanaeth iechyd"),
        ("cy", 7, "o wasanaethau iechyd"),
        ("ur", 2, "صحت"),
        ("ar", 1, "one"),
        ("ar", 2, "two"),
        ("ar", 3, "few"),
        ("ar", 11, "many"),
        ("ar", 100, "other"),
        ("ar", 103, "few"),
    ],
)
def test_a_number_takes_its_plural_form(
    project: Path, counted: Path, tag: str, number: int, said: str
) -> None:
    about = project / "content/en-GB/about.yaml"
    text = about.read_text("utf-8").replace("number: 10\n", f"number: {number}\n")
    (counted / "en-GB/about.yaml").write_text(text, "utf-8")

    booklet = load_localised(project, counted, locale=tag)

    assert fact_of(booklet).startswith(said)


def elements(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from elements(kid)


@pytest.fixture(scope="module")
def turned(set_in: Callable[[str], Draft]) -> Draft:
    return set_in(TURNED)


@pytest.fixture(scope="module")
def file(built_in: Callable[[str], Path]) -> PdfReader:
    return PdfReader(built_in(TURNED))


@pytest.fixture(scope="module")
def alternatives(file: PdfReader) -> set[str]:
    return {one.alt for one in elements(read_structure(file)) if one.alt}


def test_every_fact_is_said_with_its_picture(alternatives: set[str], turned: Draft) -> None:
    about = next(one for one in turned.booklet.sections if isinstance(one, About))
    parts = [part for fact in about.facts.items for part in (fact.parts or (fact,))]

    assert len(parts) > 3
    for part in parts:
        number = turned.setting.number(part.number)
        said = turned.setting.words.fact.fill(number=number, label=part.label.plain)
        assert said in alternatives


def test_no_alternative_is_english(alternatives: set[str], structure: Element) -> None:
    english = {one.alt for one in elements(structure) if one.alt}

    assert len(alternatives) == len(english) > 5
    assert not alternatives & english


def test_outline_and_title_are_in_the_language(file: PdfReader, turned: Draft) -> None:
    titles = {str(one.title) for one in file.outline if not isinstance(one, list)}
    sections = {one.title.plain.replace("\n", " ") for one in turned.booklet.sections}

    assert len(titles & sections) > 5
    assert file.metadata is not None
    assert file.metadata.title == turned.booklet.title.plain
