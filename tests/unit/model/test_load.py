from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from booklet.diagnostics import BookletError
from booklet.model.content import Closing, Story
from booklet.model.load import load_booklet
from tests.support.content import CLOSING, PLAN, PROJECT, SmallProject, small_project, words

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    return small_project(tmp_path)


def codes(small: SmallProject) -> list[str]:
    return [finding.code for finding in small.findings()]


def test_a_small_booklet_is_read(small: SmallProject) -> None:
    booklet = small.load()
    closing = booklet.sections[0]
    assert (booklet.id, booklet.date, booklet.language) == ("small", "2023-11", "en-GB")
    assert isinstance(closing, Closing)
    assert closing.message.plain == "Be kind."
    assert closing.location.file == "content/en-GB/closing.yaml"
    assert booklet.words.folio.fill(page="7") == "Page 7"


def test_content_may_lie_outside_the_project(small: SmallProject, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    small.content.rename(elsewhere)
    assert load_booklet(small.folder, elsewhere).id == "small"


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (PLAN.replace("[closing]", "[closing.yaml]"), ["C033"]),
        (PLAN.replace("[closing]", "[../closing]"), ["C033"]),
        (PLAN.replace("[closing]", "[/closing]"), ["C033"]),
        (PLAN.replace("[closing]", "[closing, words]"), ["C033"]),
        (PLAN.replace("[closing]", "[closing, 'a b']"), ["C033"]),
        (PLAN.replace("[closing]", "closing"), ["C016"]),
        (PLAN.replace("2023-11", "2023-13"), ["C040"]),
        (PLAN.replace("2023-11", "2023-11-01"), ["C040"]),
        (PLAN.replace("en-GB", "english"), ["C037"]),
        (PLAN.replace("en-GB", "fr"), ["C001"]),
        (PLAN.replace("kind: booklet", "kind: story"), ["C018"]),
        (PLAN.replace("kind: booklet\n", ""), ["C015"]),
    ],
)
def test_a_wrong_plan_is_told(small: SmallProject, plan: str, expected: list[str]) -> None:
    small.write("content/booklet.yaml", plan)
    assert codes(small) == expected


def test_without_a_plan_there_is_no_booklet(tmp_path: Path) -> None:
    with pytest.raises(BookletError) as error:
        load_booklet(tmp_path, tmp_path / "content")
    assert [d.code for d in error.value.diagnostics] == ["C001"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("kind: closing", "kind: story", "C015"),
        ("kind: closing", "kind: [closing]", "C018"),
        ("kind: closing\n", "", "C015"),
        ("Be kind.", '"“Be kind.”"', ""),
        ("Be kind.", '"[“Be kind.”]{quote}"', "C043"),
        ("Be kind.", "'[\"Be kind.\"]{quote}'", "C043"),
    ],
)
def test_a_wrong_section_is_told(small: SmallProject, old: str, new: str, expected: str) -> None:
    small.section(CLOSING.replace(old, new))
    assert codes(small)[:1] == ([expected] if expected else [])


def test_quotation_marks_round_a_voice_are_told(small: SmallProject) -> None:
    story = (PROJECT / "content/en-GB/stories/anna.yaml").read_text("utf-8")
    story = story.replace("anna.svg", "hills.svg")
    small.section(
        story.replace("I don’t feel like", "“I don’t feel like").replace("in a\n", "in a\n")
    )
    assert codes(small) == []
    small.section(story.replace("I don’t feel", "“I don’t feel").replace("a second.", "a second.”"))
    assert codes(small) == ["C043"]


def test_straight_apostrophes_in_names_are_the_same(small: SmallProject) -> None:
    story = (PROJECT / "content/en-GB/stories/anna.yaml").read_text("utf-8")
    story = story.replace("anna.svg", "hills.svg").replace("Richard", "O’Brien")
    small.section(story.replace("names: [Anna, Tessa, O’Brien]", 'names: [Anna, "O\'Brien"]'))
    section = small.load().sections[0]
    assert isinstance(section, Story)
    assert section.names == ("Anna", "O'Brien")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{title}, page {page}", "{title}"),
        ("{title}, page {page}", "{title}, {title}, {page}"),
        ("{title}, page {page}", "{title}, page {page} of {pages}"),
        ("{title}, page {page}", "{titel}, page {page}"),
    ],
)
def test_placeholders_are_all_there_and_no_other(small: SmallProject, old: str, new: str) -> None:
    small.write("content/en-GB/words.yaml", words().replace(old, new))
    assert codes(small) == ["C035"]


def test_a_pattern_keeps_what_passages_fill_it_with(small: SmallProject) -> None:
    booklet = small.load()
    section = booklet.sections[0]
    assert isinstance(section, Closing)

    woven = booklet.words.affiliation.weave(
        section.location, name="Anne", affiliation=section.web.label
    )

    assert woven.plain == "Anne, example.org"


_LINES = st.sampled_from(
    [
        *CLOSING.splitlines(),
        *PLAN.splitlines(),
        "title: *a*",
        "message: |",
        "  [a](http://b) *c",
        "picture:",
        "  image: ../../x.svg",
        "  - a",
        "\tb: c",
        "web: [a, {b: c}]",
        "? [a]",
        "a: &b !!c 'd",
        "---",
        "'",
        "{",
        "]",
        "id: \u0007",
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(
    st.lists(_LINES, max_size=12).map("\n".join)
    | st.text(max_size=80)
    | st.tuples(st.integers(0, len(CLOSING)), st.text(max_size=3)).map(
        lambda cut: CLOSING[: cut[0]] + cut[1] + CLOSING[cut[0] + 1 :]
    )
)
def test_no_section_can_do_worse_than_be_refused(small: SmallProject, text: str) -> None:
    small.section(text.encode("utf-8", "surrogatepass"))
    for finding in small.findings():
        assert finding.hints
        assert finding.location


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(st.binary(max_size=40))
def test_no_bytes_can_do_worse_than_be_refused(small: SmallProject, data: bytes) -> None:
    small.section(data)
    assert small.findings()
    assert small.shown()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(st.lists(_LINES, max_size=12).map("\n".join))
def test_no_plan_can_do_worse_than_be_refused(small: SmallProject, text: str) -> None:
    small.write("content/booklet.yaml", text)
    assert small.findings()
