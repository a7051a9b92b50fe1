"""From a draft to a signed edition, and back when the English changes."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from booklet.diagnostics import BookletError
from booklet.l10n.localise import load_localised
from booklet.l10n.messages import source_version
from booklet.tagging.description import describe
from booklet.translate.workspace import open_workspace
from tests.support.content import CLOSING, SmallProject
from tests.support.translating import catalogue, do, translate_all, translated_project

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.model.content import Booklet

SIGN = ("sign-off", "pl", "--by", "Ewa Nowak", "--date", "2026-11-23")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """A project with a whole translation."""
    project = translated_project(tmp_path_factory.mktemp("whole"))
    translate_all(project)
    return project


@pytest.fixture
def small(whole: SmallProject, tmp_path: Path) -> SmallProject:
    """A copy of it, to be changed."""
    return SmallProject(shutil.copytree(whole.folder, tmp_path, dirs_exist_ok=True))


def standing(small: SmallProject) -> str:
    return (small.folder / "content/locales/pl.yaml").read_text("utf-8")


def version(small: SmallProject) -> str:
    return source_version(open_workspace(small.folder, small.content, "pl").messages)


def built(small: SmallProject, *, draft: bool = False) -> Booklet:
    return load_localised(small.folder, small.content, locale="pl", draft=draft)


def said_of(booklet: Booklet) -> str:
    """What the file's own description says it is."""
    return describe(booklet, edition="screen", created=None, producer="").subject


def codes(small: SmallProject) -> list[str]:
    with pytest.raises(BookletError) as error:
        built(small)
    return [one.code for one in error.value.diagnostics]


def test_a_draft_that_is_signed_off_is_a_draft_no_longer(small: SmallProject) -> None:
    before = standing(small)
    notice = built(small).notice
    assert notice is not None
    assert said_of(built(small)).startswith(f"[{notice.plain}]")

    said = do(small, *SIGN).lines

    assert said == ("content/locales/pl.yaml: reviewed by Ewa Nowak, 2026-11-23",)
    review = f"\nreviewed:\n  by: Ewa Nowak\n  date: 2026-11-23\n  source: {version(small)}\n"
    assert standing(small) == before.replace("standing: draft\n", f"standing: reviewed{review}")
    signed = built(small)
    assert (signed.standing, signed.notice) == ("reviewed", None)
    assert notice.plain not in said_of(signed)
    assert signed.imprint[0].plain == "Pl Translated from the English of listopad 2023"
    assert "reviewed by Ewa Nowak, 2026-11-23, of " in do(small, "status", "pl").lines[0]


def test_english_that_changes_afterwards_needs_another_review(small: SmallProject) -> None:
    do(small, *SIGN)
    small.section(CLOSING.replace("Be kind.", "Be very kind."))

    assert codes(small) == ["K012", "K014"]
    assert any("since the review" in line for line in do(small, "status", "pl").lines)
    draft = built(small, draft=True)
    assert draft.notice is not None
    assert draft.standing == "draft"

    do(small, "update", "pl")
    assert do(small, *SIGN).lines == ("pl: not signed off; 1 error in the way",)
    po = catalogue(small).replace("#, fuzzy\n", "")
    small.write("content/locales/pl.po", po)
    assert codes(small) == ["K014"]
    do(small, *SIGN)
    assert built(small).notice is None


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('msgstr "Pl Be kind."', 'msgstr ""', "K010"),
        ('msgctxt "closing.message"', '#, fuzzy\nmsgctxt "closing.message"', "K011"),
        ('msgstr "Pl Be kind."', 'msgstr "[Pl]{quote}"', "K021"),
    ],
    ids=["missing", "fuzzy", "marks"],
)
def test_what_has_errors_is_not_signed_off(
    small: SmallProject, old: str, new: str, code: str
) -> None:
    assert old in catalogue(small)
    small.write("content/locales/pl.po", catalogue(small).replace(old, new, 1))
    before = standing(small)

    outcome = do(small, *SIGN)

    assert code in {one.code for one in outcome.findings if one.severity == "error"}
    assert "not signed off" in outcome.lines[0]
    assert standing(small) == before


def test_what_people_have_written_beside_it_stays(small: SmallProject) -> None:
    small.write(
        "content/locales/pl.yaml",
        "# Ours.\nkind: locale\nreviewed: {by: Jan, # by letter\n  date: '2025-01-01', source: x}"
        "  # the first\nstanding: draft  # for now\ntranslators: [Ewa]\nlanguage: polski",
    )
    do(small, "sign-off", "pl", "--by", "O’Neill: “E”, #1", "--date", "2026-11-23")

    assert standing(small) == (
        '# Ours.\nkind: locale\nreviewed: {by: "O’Neill: “E”, #1", # by letter\n'
        f"  date: 2026-11-23, source: {version(small)}}}  # the first\n"
        "standing: reviewed  # for now\ntranslators: [Ewa]\nlanguage: polski"
    )
    assert built(small).standing == "reviewed"


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [("--by", " ", "somebody’s name"), ("--date", "2026-02-30", "is not a day")],
)
def test_a_name_and_a_day_are_needed(
    small: SmallProject, option: str, value: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = list(SIGN)
    arguments[arguments.index(option) + 1] = value
    with pytest.raises(SystemExit):
        do(small, *arguments)
    assert said in capsys.readouterr().err
