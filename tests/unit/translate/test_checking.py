"""Each thing a translator may overlook is told with its file, line and id."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from booklet.l10n.localise import load_localised
from tests.support.content import CLOSING, PLAN, SmallProject
from tests.support.translating import catalogue, do, translate_all, translated_project

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = CLOSING.replace("message: Be kind.", "message: Be kind, **Anna**, for 14 days.").replace(
    "decorative: true", "alt: Two green hills at dawn over the town"
)
GLOSSARY = """\
kind: glossary
terms:
  - {term: Anna, kept: true, forms: {pl: [Anno]}}
  - {term: hill, also: [hills], forms: {pl: [wzgórze, wzgórz*]}}
"""
MESSAGE = "Bądź dobra, **Anno**, 14 dni."
FURTHER = "Jest tu więcej."
ALTERNATIVE = "Dwa zielone wzgórza nad miastem o świcie"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """A project with a translation that has nothing to be found."""
    project = translated_project(tmp_path_factory.mktemp("whole"))
    project.section(SOURCE)
    project.write("content/glossary.yaml", GLOSSARY)
    translate_all(
        project,
        closing_message=MESSAGE,
        closing_further=FURTHER,
        closing_picture_alt=ALTERNATIVE,
    )
    return project


@pytest.fixture
def small(whole: SmallProject, tmp_path: Path) -> SmallProject:
    """A copy of it, to be spoilt."""
    return SmallProject(shutil.copytree(whole.folder, tmp_path, dirs_exist_ok=True))


def findings_of(small: SmallProject, context: str) -> set[tuple[str, str]]:
    """What is found in a message, and the line where."""
    lines = catalogue(small).split("\n")
    found = do(small, "check", "pl").findings
    places = [one.location for one in found if one.location and one.location.path == context]
    assert all(place.file == "content/locales/pl.po" for place in places)
    return {
        (one.code, lines[one.location.line - 1])
        for one in found
        if one.location and one.location.path == context
    }


def test_what_is_right_has_no_findings(small: SmallProject) -> None:
    for context in ("closing.message", "closing.further", "closing.picture.alt"):
        assert not findings_of(small, context)


@pytest.mark.parametrize(
    ("code", "context", "text"),
    [
        ("K010", "closing.message", ""),
        ("K020", "closing.further", "There is more here."),
        ("K021", "closing.message", "Bądź dobra, Anno, 14 dni."),
        ("K021", "closing.further", "Jest tu **więcej**."),
        ("K022", "closing.further", "Jest [tu](https://example.com) więcej."),
        ("K023", "closing.message", "Bądź dobra, **Anno**, 15 dni."),
        ("K023", "closing.further", "Jest tu 7 więcej."),
        ("K024", "closing.message", "Bądź dobra, **Ewo**, 14 dni."),
        ("K025", "closing.picture.alt", "Dwie zielone góry nad miastem o świcie"),
        ("K026", "closing.further", "Jest “tu” więcej."),
        ("K027", "closing.further", "Jest tu wiеcej."),  # a Cyrillic ie
        ("K028", "closing.further", "Здесь есть ещё."),
        ("K029", "closing.picture.alt", "Two green hills at dawn over the town"),
        ("K031", "closing.further", "Jest tu Anna."),
        ("C030", "closing.further", "Jest **tu więcej."),
    ],
)
def test_what_is_overlooked_is_told_with_its_line_and_id(
    small: SmallProject, code: str, context: str, text: str
) -> None:
    right = {"closing.message": MESSAGE, "closing.further": FURTHER}.get(context, ALTERNATIVE)
    po = catalogue(small)
    assert po.count(f'msgstr "{right}"') == 1
    small.write("content/locales/pl.po", po.replace(f'msgstr "{right}"', f'msgstr "{text}"'))

    found = findings_of(small, context)
    expected = f'msgctxt "{context}"' if code == "K010" else f'msgstr "{text}"'
    assert (code, expected) in found
    others = {one for one, _ in found} - {code}
    assert not others - {"K027"}, "letters of another script are strangers one by one, too"


def test_what_is_fuzzy_or_not_there_is_told(small: SmallProject) -> None:
    po = catalogue(small).replace(
        'msgctxt "closing.further"', '#, fuzzy\nmsgctxt "closing.further"'
    )
    small.write("content/locales/pl.po", po)
    assert findings_of(small, "closing.further") == {("K011", 'msgctxt "closing.further"')}

    small.section(SOURCE.replace("There is more here.", "There is much more here."))
    (one,) = (one for one in do(small, "check", "pl").findings if one.code == "K012")
    assert one.location is not None
    assert str(one.location) == "content/en-GB/closing.yaml:5:10"


def test_typewriter_marks_in_the_english_are_no_change_of_it(small: SmallProject) -> None:
    small.write("content/booklet.yaml", PLAN + 'keywords: ["parents\' rights"]\n')
    small.section(SOURCE.replace("title: Thanks", 'title: "Thanks to \\"us\\""'))
    do(small, "update", "pl")
    po = (
        catalogue(small)
        .replace("#, fuzzy\n", "")
        .replace('rights"\nmsgstr ""', 'rights"\nmsgstr "prawa"')
    )
    small.write("content/locales/pl.po", po)
    do(small, "sign-off", "pl", "--by", "Ewa", "--date", "2026-11-23")

    booklet = load_localised(small.folder, small.content, locale="pl")
    assert booklet.keywords == ("prawa",)
    assert booklet.standing == "reviewed"
