"""Rules are registered once, take their docstrings apart, and obey printer and exemptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.diagnostics import Location
from booklet.geometry import Rect
from booklet.preflight.examine import Reach, examine
from booklet.preflight.examined import Examined
from booklet.preflight.findings import Exemption, Finding, Severity
from booklet.preflight.limits import Limits
from booklet.preflight.meant import Meant, Purpose
from booklet.preflight.registry import explained, rule, rules
from booklet.preflight.trace import Trace, Traced
from booklet.units import pt
from tests.support.tiny import press

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Location("content/en-GB/stories/mark.yaml", 61, 3)
RED = b"1 0 0 rg 50 50 20 20 re f "


def meant(**limits: object) -> Meant:
    return Meant(purpose=Purpose.PRESS, conforms=("x4",), limits=Limits(**limits))  # type: ignore[arg-type]  # by name


def test_a_code_is_taken_once() -> None:
    def again(examined: Examined) -> Iterator[Finding]:
        del examined
        yield Finding(code="P102", message="never")

    assert rules()
    with pytest.raises(AssertionError, match="two rules P102"):
        rule("P102")(again)


def test_a_docstring_is_taken_apart() -> None:
    said = explained(
        "P9", "P9: it is wrong.\n\nWhy it matters:\n    So\n    it is.\nSource:\n    Here.\n"
    )

    assert (said.title, said.why, said.how, said.source) == ("it is wrong", "So it is.", "", "Here")


def test_a_finding_has_what_its_rule_says() -> None:
    (finding,) = examine(Examined(press(RED), meant()), pixels=False).findings

    assert (finding.code, finding.severity, finding.page) == ("P301", Severity.ERROR, 1)
    assert finding.place == Rect.at(pt(30), pt(30), width=pt(20), height=pt(20))
    assert "press edition" in finding.hint
    assert "15930" in finding.clause


def test_a_finding_names_the_line_and_the_thing_it_comes_from() -> None:
    outer = Traced((0, 0, 200, 300), Location("content/en-GB/cover.yaml", 1, 1), "panel")
    inner = Traced((20, 20, 60, 60), HERE, "illustration", depth=1)
    traced = Meant(
        purpose=Purpose.PRESS, conforms=("x4",), trace=Trace(((outer, inner), (), (), ()))
    )
    result = examine(Examined(press(RED), traced), pixels=False)
    finding = next(one for one in result.findings if one.code == "P301")

    assert str(finding.location) == "content/en-GB/stories/mark.yaml:61:3"
    assert finding.thing == "illustration"


def test_what_covers_a_page_is_the_page() -> None:
    inner = Traced((20, 20, 60, 60), HERE, "illustration")
    found = Trace(((inner,),)).at(1, (0, 0, 200, 300))

    assert found
    assert (found.thing, found.location) == ("page", HERE)


@pytest.mark.parametrize(
    ("where", "let_pass"),
    [
        ("everywhere", True),
        ("page 1", True),
        ("pages 1-3", True),
        ("pages 2–3", False),
        ("content/en-GB/stories/mark.yaml", False),
    ],
)
def test_an_exempted_finding_is_listed_with_its_reason(where: str, *, let_pass: bool) -> None:
    exemption = Exemption(rule="P301", where=where, reason="the printer converts it")
    result = examine(Examined(press(RED), meant(exemptions=(exemption,))), pixels=False)

    assert (not result.findings) == let_pass
    assert [one.reason for one in result.exempted] == ["the printer converts it"] * let_pass


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.OFF])
def test_a_printer_may_say_how_grave(severity: Severity) -> None:
    result = examine(Examined(press(RED), meant(severities={"P301": severity})), pixels=False)

    assert [f.severity for f in result.findings] == [severity] * (severity is Severity.WARNING)
    assert ("P301" in result.rules) == (severity is not Severity.OFF)


def test_a_glance_asks_only_what_costs_little() -> None:
    result = examine(Examined(press(RED), meant()), reach=Reach.FILE)

    assert not result.findings
    assert {"P102", "P201", "P620"} <= set(result.rules)
    assert "P301" not in result.rules


def test_ten_thousand_faults_are_one_lesson() -> None:
    result = examine(Examined(press(RED * 5000), meant()), pixels=False)

    assert [finding.message for finding in result.findings] == ["shape in RGB, and 4999 more"]
