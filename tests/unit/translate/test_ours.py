"""Our own translations have nothing in them that a program can be sure is wrong.

And they do not waver in the words that were agreed on.
"""

from __future__ import annotations

import pytest

from booklet.translate.checking import check_translation
from booklet.translate.workspace import open_workspace, tags
from layouts import BookletLayouts
from tests.support.content import PROJECT

CONTENT = PROJECT / "content"
# Words that are still to be translated stop a build of that language, not everybody's work.
UNFINISHED = {"K010", "K011", "K012"}

# Names, and the words that content/glossary.yaml agrees on.
AGREED = {"K024", "K025", "K031"}

# What runs over, or has grown by a page: Urdu’s lines are further apart, and that is no finding.
GROWN = {"K052", "K053"}


def test_there_are_translations_to_look_at() -> None:
    assert {"cy", "pl", "ur"} <= set(tags(CONTENT))


@pytest.mark.parametrize("tag", tags(CONTENT))
def test_a_catalogue_of_ours_has_no_errors(tag: str) -> None:
    space = open_workspace(PROJECT, CONTENT, tag, BookletLayouts())
    findings = check_translation(space, space.catalogue()).findings
    wrong = [one for one in findings if one.severity == "error" and one.code not in UNFINISHED]
    assert wrong == []
    assert not [one for one in findings if one.code in AGREED | GROWN]
