"""Every edition of every kind of locale keeps its promises: to veraPDF, and to preflight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.inspection import meant
from booklet.pipeline import pages
from booklet.preflight.examine import examine
from booklet.preflight.examined import Examined
from booklet.values import changed
from layouts import BookletLayouts
from tests.editions.conftest import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.preflight.findings import Finding
    from tests.conformance.verapdf.harness import VeraPdf
    from tests.editions.conftest import Locale

CHECKED = {"ua1", "2a"}
"""What veraPDF knows of the standards that editions name."""

SHOWN = ("facts", "takeaways", "takeaways-a3", "learning-points-anna", "discussion-anna")
"""Editions whose pages are looked at too; of the others, the objects are enough."""


def test_the_editions_are_found() -> None:
    assert {"screen", "press", "booklet", "handout", "handout-anna", "facts"} <= set(names())


@pytest.mark.conformance
@pytest.mark.slow
def test_verapdf_finds_nothing(locale: Locale, verapdf: VeraPdf) -> None:
    asked = 0
    for name, built in locale.built.items():
        claimed = CHECKED & set(built.draft.setting.edition.conforms)
        if built.sheets is None and claimed:
            verapdf(built.path, ",".join(sorted(claimed)))
            asked += 1
            assert claimed == CHECKED, f"{name} is for readers, and claims only {claimed}"
    assert asked > len(locale.built) / 2


@pytest.mark.slow
def test_preflight_finds_nothing(locale: Locale) -> None:
    found = {name: [*findings(locale, name)] for name in locale.built}

    assert {name: said for name, said in found.items() if said} == {}


def findings(locale: Locale, name: str) -> Iterator[Finding]:
    """What ``check`` says of the files of an edition."""
    job, built = locale.jobs[name], locale.built[name]
    for file in built.files:
        part = next(e for e in ("-cover", "-inside", "") if file.path.stem.endswith(e))
        intended = meant(job, built.draft, part=part)
        if intended.folding is not None:
            reader = pages(job, BookletLayouts(), shelf=locale.shelf).data
            intended = changed(intended, reader=reader)
        examined = Examined(file.path.read_bytes(), intended, name=str(file.path))
        yield from examine(examined, pixels=name in SHOWN).findings
