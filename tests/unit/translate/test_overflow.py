"""A translation that is too long is told, with the longest text that fits: and that does."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from booklet.diagnostics import BookletError, Location
from booklet.geometry import Rect
from booklet.l10n.po import write_po
from booklet.model.words import Pattern
from booklet.pipeline import Job, draft
from booklet.source.passage import Passage, Run
from booklet.translate.fitting import Fitting, cut, plain
from booklet.translate.layout_check import LayoutCheck
from booklet.translate.overflow import Fault, Overflow, overflows
from booklet.translate.pages import Pages, english_pages, set_pages
from booklet.translate.workspace import open_workspace
from booklet.units import Length
from booklet.values import changed
from layouts import BookletLayouts
from tests.support.content import PROJECT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from booklet.diagnostics import Diagnostic
    from booklet.l10n.catalogue import Key
    from booklet.l10n.messages import Words
    from booklet.translate.fitting import Fit

LAYOUTS = BookletLayouts()
TAG = "pl"
HERE = Location("content/en-GB/somewhere.yaml", 1, 1)
LONG = "Bardzo długie słowa, które nie mieszczą się na stronie, choć nikt ich nie liczył. "


class Desk:
    """Our Polish translation, to be made longer."""

    def __init__(self, content: Path, english: Pages) -> None:
        self.content, self.english = content, english
        self.space = open_workspace(PROJECT, content, TAG, LAYOUTS)

    def write(self, context: str, text: str, *flags: str) -> Key:
        """Give the first message of a context another translation."""
        catalogue = self.space.catalogue()
        old = next(one for one in catalogue.entries.values() if one.context == context)
        catalogue.entries[old.key] = changed(
            old, translations=(text,), flags=(*old.flags, *flags), lines=()
        )
        self.space.catalogue_path.write_text(write_po(catalogue), "utf-8")
        return old.key

    def own(self, section: str, text: str) -> None:
        """Give the locale a section of its own."""
        path = self.content / TAG / f"{section}.yaml"
        path.parent.mkdir()
        path.write_text(text, "utf-8")

    def check(self) -> LayoutCheck:
        return LayoutCheck(self.space, self.space.catalogue(), english=self.english)

    def found(self, code: str) -> list[Diagnostic]:
        return [one for one in self.check().told()[0] if one.code == code]

    def fits(self) -> tuple[Fit, ...]:
        return self.check().fits(self.set(), self.full())

    def full(self) -> list[Overflow]:
        return [one for one in overflows(self.set(), self.english) if one.fault is Fault.FULL]

    def set(self) -> Pages:
        return set_pages(PROJECT, self.content, LAYOUTS, tag=TAG)

    def build(self) -> None:
        job = Job(project=PROJECT, content=self.content, output=self.content, locale=TAG)
        draft(job, LAYOUTS)


SHORT = ("cover", "acknowledgements", "takeaways", "closing")


def content_of(folder: Path, *sections: str) -> Path:
    """Our content with a few sections: pages are set many times."""
    shutil.copytree(PROJECT / "content", folder / "content")
    plan = folder / "content/booklet.yaml"
    before, _, _ = plan.read_text("utf-8").partition("sections:")
    plan.write_text(f"{before}sections: [{', '.join(sections)}]\n", "utf-8")
    return folder / "content"


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return english_pages(PROJECT, content_of(tmp_path_factory.mktemp("short"), *SHORT), LAYOUTS)


@pytest.fixture
def desk(tmp_path: Path, english: Pages) -> Desk:
    return Desk(content_of(tmp_path, *SHORT), english)


@pytest.fixture
def desk_with_story(tmp_path: Path) -> Desk:
    content = content_of(tmp_path, "cover", "stories/anna", "closing")
    return Desk(content, english_pages(PROJECT, content, LAYOUTS))


def test_what_no_translator_wrote_is_told_as_the_build_tells_it(desk: Desk) -> None:
    desk.own("cover", f"kind: cover\ndescription: {LONG * 9}\n")

    (told,) = desk.found("L001")

    assert told.location is not None
    assert told.location.file.endswith("content/pl/cover.yaml")


def test_the_longest_text_that_fits_fits_and_one_word_more_does_not(desk: Desk) -> None:
    desk.write("cover.description", LONG * 9)

    (fit,) = desk.fits()
    desk.write("cover.description", fit.text)
    assert desk.full() == []

    words = len(fit.text.split()) + 1
    desk.write("cover.description", " ".join((LONG * 9).split()[:words]))
    assert [one.page for one in desk.full()] == [1]


def test_the_longest_text_fits_wherever_the_message_stands(desk_with_story: Desk) -> None:
    desk = desk_with_story
    desk.write("anna.title", LONG * 5)

    (fit,) = desk.fits()
    assert {one.page for one in desk.full()} >= {3, 5, 7}  # its opening, and running heads
    desk.write("anna.title", fit.text)

    assert desk.full() == []


def test_what_stops_a_build_is_told_by_the_check(desk: Desk) -> None:
    desk.write("closing.message", LONG * 9)

    with pytest.raises(BookletError) as stopped:
        desk.build()
    (told,) = desk.found("K050")

    (found,) = stopped.value.diagnostics
    assert found.code == "L001"
    assert "translate check pl" in found.hints[0]
    assert told.location is not None
    assert told.location.path == "closing.message"


def test_a_build_leads_to_the_message_in_a_box(desk: Desk) -> None:
    desk.write("words.translated_from", f"{LONG * 4} {{date}}")

    with pytest.raises(BookletError) as stopped:
        desk.build()

    (found,) = stopped.value.diagnostics
    assert found.code == "L001"
    assert found.location is not None
    assert found.location.path == "words.translated_from"


def test_the_finding_leads_to_the_message_its_box_and_the_way_out(desk: Desk) -> None:
    desk.write("cover.description", LONG * 9)

    (told,) = desk.found("K050")

    assert told.severity == "error"
    assert told.location is not None
    assert told.location.path == "cover.description"
    line = (desk.content / "locales/pl.po").read_text("utf-8").split("\n")[told.location.line - 1]
    assert line.startswith("msgstr")
    assert "lines too many in a box of 116 × 78 mm, 16 mm from the left" in told.message
    assert f" of {len(LONG * 9) - 1} characters" in told.hints[0]


def test_where_one_alone_is_not_to_blame_all_are_shortened_alike(desk: Desk) -> None:
    for context in ("cover.title", "cover.subtitle", "cover.description"):
        desk.write(context, LONG * 9)

    fits = desk.fits()
    for fit in fits:
        desk.write(fit.key[0], fit.text)

    assert {fit.key[0] for fit in fits} > {"cover.title", "cover.subtitle"}
    assert desk.full() == []


def test_a_notice_that_leaves_its_margin_is_told_once(desk: Desk) -> None:
    desk.write("words.draft_notice", LONG * 3)

    (found,) = desk.found("K050")

    assert found.location is not None
    assert found.location.path == "words.draft_notice"


def test_type_that_was_set_smaller_is_told_unless_it_may_be(desk: Desk) -> None:
    desk.write("cover.description", LONG * 4)
    (told,) = desk.found("K051")
    assert told.severity == "warning"
    assert "“Bardzo długie" in told.message
    assert "% of its size" in told.message

    desk.write("cover.description", LONG * 4, "ignore-room")
    assert desk.found("K051") == []


def test_a_page_that_runs_over_is_told(desk: Desk) -> None:
    desk.write("takeaways.spaces.statement", LONG * 8)

    (told,) = desk.found("K052")

    assert "over page 5:" in told.message


def test_a_story_that_grows_by_more_than_a_page_is_told_with_both_counts(
    desk_with_story: Desk,
) -> None:
    desk = desk_with_story
    desk.write("anna.body", LONG * 60)

    (told,) = desk.found("K053")

    assert told.location is not None
    assert told.location.path == "anna.title"
    assert re.search(r"takes (9|1\d) pages, and 7 in English", told.message)


def test_a_word_longer_than_its_line_is_told(desk: Desk) -> None:
    desk.write("acknowledgements.title", "Podziękowaniami" * 3)

    found = desk.found("K054")

    assert any("on page 3" in one.message and "116 mm" in one.message for one in found)


def test_what_has_no_translation_is_nobodys_fault(desk: Desk) -> None:
    desk.write("cover.description", LONG * 9, "fuzzy")

    assert desk.found("K050") == []


@pytest.mark.parametrize(
    ("count", "said"), [(1, "one"), (2, "one two"), (3, "one two three,\u00a0four"), (9, None)]
)
def test_words_are_cut_at_spaces_and_keep_their_roles(count: int, said: str | None) -> None:
    words = Passage((Run("one two "), Run("three,\u00a0four"), Run(" five")), HERE)

    shorter = cut(words, count, "en")

    assert plain(shorter) == (said or words.plain)


def test_a_script_without_spaces_is_cut_where_lines_may_end() -> None:
    assert cut("人々は家族と暮らします", 2, "ja") in ("人々", "人々は")


def test_a_pattern_keeps_its_placeholders() -> None:
    pattern = Pattern(pieces=("Translated from the English of ", "date", ""), location=HERE)

    assert plain(cut(pattern, 1, "en")) == "Translated {date}"


def test_all_places_are_tried_at_once() -> None:
    drafts: list[Mapping[Key, int]] = []
    room = {"a": 5, "b": 0, "c": 31}

    def still_wrong(cuts: Mapping[Key, int]) -> tuple[Overflow, ...]:
        drafts.append(cuts)
        return tuple(full_of(name) for (name, _), count in cuts.items() if count > room[name])

    words: dict[Key, Words] = {(name, ""): " ".join(["word"] * 40) for name in room}
    fits = Fitting(words, still_wrong, language="en").fits(map(full_of, room))

    assert {fit.key[0]: len(fit.text.split()) for fit in fits} == room
    assert len(drafts) <= 6


def full_of(name: str) -> Overflow:
    return Overflow(
        fault=Fault.FULL,
        uses=(((name, ""), "title"),),
        page=1,
        box=Rect(Length(0), Length(0), Length(9), Length(9)),
        lines=1,
        english=1,
        scale=1.0,
        measure=Length(9),
    )
