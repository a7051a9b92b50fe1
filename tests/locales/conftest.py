"""The booklet in both pseudo-locales: set once, and built once, in a run."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from booklet.pipeline import build, draft
from layouts import BookletLayouts
from tests.support.locales import job, pseudo_content

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from booklet.pipeline import Draft


@pytest.fixture(scope="session")
def content(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pseudo_content(project, tmp_path_factory.mktemp("pseudo"))


@pytest.fixture(scope="session")
def set_in(project: Path, content: Path) -> Callable[[str], Draft]:
    """``set_in("ar-XB")`` is every page of the screen edition, not painted."""

    @cache
    def set_once(tag: str) -> Draft:
        return draft(job(project, content, tag, output=content), BookletLayouts())

    return set_once


@pytest.fixture(scope="session")
def built_in(
    project: Path, content: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Path]:
    """``built_in("ar-XB")`` is the file of the screen edition."""

    @cache
    def build_once(tag: str) -> Path:
        wanted = job(project, content, tag, output=tmp_path_factory.mktemp("built"))
        return build(wanted, BookletLayouts()).path

    return build_once
