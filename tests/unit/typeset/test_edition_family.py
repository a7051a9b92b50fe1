"""Editions made once for each section of a kind, and themes that say only what is different."""

from __future__ import annotations

from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from booklet.diagnostics import BookletError
from booklet.l10n.localise import localise
from booklet.model.load import load_booklet
from booklet.typeset.compose import compose
from booklet.typeset.edition import edition_files, load_edition
from booklet.typeset.setting import Setting
from booklet.typeset.theme import load_theme
from layouts import BookletLayouts
from tests.support.content import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

FAMILY = """\
kind: edition
name: single
for: A team that talks about one story
like: screen
each: story
parts: [{name: story, sections: [story]}]
multiple: 1
make_up: [blank]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with an edition of one story each, and a variant of the theme."""
    for folder in ("layouts", "assets"):
        copytree(PROJECT / folder, tmp_path / folder)
    (tmp_path / "layouts/editions/single.yaml").write_text(FAMILY, "utf-8")
    (tmp_path / "layouts/theme-large.yaml").write_text(
        "kind: theme\nlooks: {body: {size: 18 pt}}\n", "utf-8"
    )
    return tmp_path


def messages(error: pytest.ExceptionInfo[BookletError]) -> list[str]:
    return [one.message for one in error.value.diagnostics]


def test_a_family_has_an_edition_for_each_section(project: Path) -> None:
    edition = load_edition(project, "single-mark")

    assert (edition.name, edition.of, edition.each) == ("single-mark", "mark", "story")


def test_an_edition_of_one_story_has_that_story_alone(project: Path) -> None:
    booklet = localise(load_booklet(PROJECT, PROJECT / "content"), "en-GB")
    edition = load_edition(project, "single-mark")
    setting = Setting(booklet, project=PROJECT, theme=load_theme(PROJECT), edition=edition)

    made = compose(booklet, layouts=BookletLayouts(), setting=setting, insert_pages={})

    assert {page.running_title for page in made.pages} == {"Mark’s Story"}
    assert made.pages[0].number == 1


def test_the_name_of_the_family_alone_is_of_all(project: Path) -> None:
    assert load_edition(project, "single").of == ""


def test_an_edition_that_is_no_family_has_no_members(project: Path) -> None:
    with pytest.raises(BookletError) as error:
        load_edition(project, "screen-mark")

    assert messages(error) == ["there is no edition “screen-mark”"]


def test_families_are_those_that_have_such_sections_and_heirs_are_too(project: Path) -> None:
    folder = project / "layouts/editions"
    for name, more in (("heir", ""), ("other", "parts: [{name: all, sections: [about]}]\n")):
        text = f"kind: edition\nname: {name}\nfor: Anybody\nlike: single\n{more}"
        (folder / f"{name}.yaml").write_text(text, "utf-8")

    known = edition_files(project)

    assert {name for name in ("single", "heir", "other", "screen") if known[name]} == {
        "single",
        "heir",
    }
    assert load_edition(project, "heir-mark").of == "mark"
    with pytest.raises(BookletError):
        load_edition(project, "other-mark")


def test_a_member_of_a_section_that_is_not_there(project: Path) -> None:
    booklet = localise(load_booklet(PROJECT, PROJECT / "content"), "en-GB")
    edition = load_edition(project, "single-marc")
    setting = Setting(booklet, project=PROJECT, theme=load_theme(PROJECT), edition=edition)

    with pytest.raises(BookletError) as error:
        compose(booklet, layouts=BookletLayouts(), setting=setting, insert_pages={})

    assert messages(error) == ["there is no story “marc” to make “single-marc” of"]
    assert error.value.diagnostics[0].hints[0] == "did you mean “mark”?"


def test_a_variant_of_the_theme_changes_what_it_says_and_nothing_else(project: Path) -> None:
    plain, large = load_theme(project).looks(), load_theme(project, ("large",)).looks()

    assert large["body"].size == 18
    assert large["body"].leading == plain["body"].leading
    assert {name for name in plain if plain[name] != large[name]} == {"body"}


def test_a_variant_that_is_not_there(project: Path) -> None:
    with pytest.raises(BookletError) as error:
        load_theme(project, ("larg",))

    assert "theme-larg.yaml" in messages(error)[0]
