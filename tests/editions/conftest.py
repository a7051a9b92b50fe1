"""Every edition that there is, in one locale after another: each file is built once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.jobs import Built, Job, Shelf
from booklet.pipeline import build
from booklet.typeset.edition import edition_files
from booklet.values import value
from layouts import BookletLayouts
from tests.support.content import PROJECT
from tests.support.locales import LENGTHENED, pseudo_content

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

WRITTEN_IN = "en-GB"
TAGS = (WRITTEN_IN, "ur", LENGTHENED)
"""A locale of each kind."""
STORY = "anna"
"""Of a family, beside the edition of all stories, this one is built."""


@value(kw_only=True)
class Locale:
    """Every edition of one locale.

    Attributes:
        tag: BCP 47.
        jobs: by the name of the edition.
        built: what came of them.
        shelf: what they have in common.
    """

    tag: str
    jobs: Mapping[str, Job]
    built: Mapping[str, Built]
    shelf: Shelf


def names() -> list[str]:
    """The editions, found where they are: a new one is tested too."""
    found = []
    for name, is_family in edition_files(PROJECT).items():
        found += [name, f"{name}-{STORY}"] if is_family else [name]
    return found


def job(content: Path, tag: str, edition: str, *, output: Path) -> Job:
    """An edition of a locale; of a translation that is not whole, a draft."""
    locale = "" if tag == WRITTEN_IN else tag
    return Job(
        project=PROJECT,
        content=content,
        output=output,
        edition=edition,
        locale=locale,
        incomplete=bool(locale),
    )


def dealt(tag: str, editions: Iterable[str]) -> list[str]:
    """A locale’s share of the editions, where each need be asked about in one of them alone."""
    return sorted(editions)[TAGS.index(tag) :: len(TAGS)]


@pytest.fixture(scope="session")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pseudo_content(PROJECT, tmp_path_factory.mktemp("pseudo"))


@pytest.fixture(scope="session", params=TAGS)
def locale(
    request: pytest.FixtureRequest, pseudo: Path, tmp_path_factory: pytest.TempPathFactory
) -> Locale:
    tag, output, shelf = request.param, tmp_path_factory.mktemp("editions"), Shelf()
    content = pseudo if tag == LENGTHENED else PROJECT / "content"
    jobs = {name: job(content, tag, name, output=output) for name in names()}
    built = {name: build(one, BookletLayouts(), shelf=shelf) for name, one in jobs.items()}
    return Locale(tag=tag, jobs=jobs, built=built, shelf=shelf)
