"""Editions in one ink: black alone, little of it, and nothing lost that colour said."""

from __future__ import annotations

import io
import re
import shutil
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from booklet.assemble.reading import read_structure
from booklet.jobs import Shelf
from booklet.pipeline import Job, draft, pages
from booklet.preflight.examined import Examined
from booklet.preflight.meant import Meant
from booklet.preflight.registry import rules
from booklet.tagging.structure import format_tags
from booklet.typeset.page import PartPages
from booklet.values import changed
from layouts import BookletLayouts
from tests.support.content import PROJECT
from tests.support.pages import render_page

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conformance.verapdf.harness import VeraPdf
    from tests.support.golden import Golden

EDITIONS = ["press", "handout", "facts"]
"""The others are asked in ``tests/editions``."""
JOB = Job(project=PROJECT, content=PROJECT / "content", output=PROJECT / "build", mono=True)
SHELF = Shelf()


@cache
def made(edition: str, *, mono: bool = True) -> bytes:
    job = changed(JOB, edition=edition, mono=mono)
    return pages(job, BookletLayouts(), shelf=SHELF).data


def tags(data: bytes) -> str:
    return format_tags(read_structure(PdfReader(io.BytesIO(data))))


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_page_is_in_black_alone_and_takes_little_of_it(edition: str) -> None:
    examined = Examined(made(edition), Meant(mono=True))

    asked = [rule for rule in rules() if rule.code in {"P305", "P306", "P351"}]

    assert len(asked) == 3
    assert sum(len(canvas) for _, canvas in examined.painted) > 10
    assert [finding.message for rule in asked for finding in rule.check(examined)] == []


def test_colour_is_seen_where_there_is_some() -> None:
    examined = Examined(made("takeaways", mono=False), Meant(mono=True))
    (rule,) = (rule for rule in rules() if rule.code == "P305")

    assert any("RGB" in finding.message for finding in rule.check(examined))


@pytest.mark.parametrize("edition", ["screen", "handout", "discussion", "takeaways", "facts"])
def test_who_listens_hears_the_same_as_in_colour(edition: str) -> None:
    """Words, headings, alternatives and links are those of the edition in colour."""
    assert tags(made(edition)) == tags(made(edition, mono=False))


def test_facts_say_their_numbers_without_colour() -> None:
    """Each kind has a symbol of its own, and as many of them as its number says."""
    (page,) = PdfReader(io.BytesIO(made("facts"))).pages
    contents = page.get_contents()
    assert contents is not None
    drawn = Counter(re.findall(rb"/(\S+) Do\b", contents.get_data()))

    assert sorted(drawn.values()) == [9, 10, 18, 103]


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """The content, and a form of somebody’s before the closing page."""
    content = tmp_path / "content"
    shutil.copytree(PROJECT / "content", content)
    plan = content / "booklet.yaml"
    plan.write_text(plan.read_text("utf-8").replace("- closing", "- form\n  - closing"), "utf-8")
    insert = "kind: insert\nid: form\ntitle: A form\nfile: harbour-lane-first-visit.pdf\n"
    (content / "en-GB" / "form.yaml").write_text(insert, "utf-8")
    return content


@pytest.mark.parametrize(("edition", "count"), [("screen", 2), ("press", 2), ("handout", 0)])
def test_pages_that_were_not_made_for_one_ink_are_left_out(
    edition: str, count: int, form: Path
) -> None:
    job = changed(JOB, content=form, service="harbour-lane", edition=edition)

    made = draft(job, BookletLayouts())

    assert [warning.code for warning in made.warnings] == ["T009"] * count
    for warning in made.warnings:
        assert warning.message.endswith("is left out: it was not made for one ink")
    assert all(isinstance(part, PartPages) for part in made.composition.parts)
    assert "form" not in [section.id for section in made.booklet.sections]


@pytest.mark.parametrize(("name", "number"), [("cover", 1), ("opening", 8)])
def test_the_page_looks_as_it_did_when_it_was_looked_at(
    name: str, number: int, golden: Golden
) -> None:
    golden.check_image(f"pages/mono-{name}.png", render_page(made("screen"), page=number))


@pytest.mark.conformance
def test_verapdf_finds_nothing(verapdf: VeraPdf, tmp_path: Path) -> None:
    file = tmp_path / "screen.pdf"
    file.write_bytes(made("screen"))

    verapdf(file, "ua1,2a")
