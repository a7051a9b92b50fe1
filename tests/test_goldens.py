"""The goldens themselves: what fails, what is forgiven, and what is left to look at."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.support.golden import Golden

if TYPE_CHECKING:
    from pathlib import Path


def page(*, shift: float = 0, folio: str = "12", panel_shift: float = 0) -> bytes:
    """A page with as little as a page can have: a pale panel and a folio."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(200, 200))
    canvas.setFillColorRGB(0.93, 0.95, 0.94)
    canvas.rect(20 + panel_shift, 80, 100, 60, stroke=0, fill=1)
    canvas.setFillColorRGB(0.2, 0.2, 0.2)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(90 + shift, 20, folio)
    canvas.save()
    return stream.getvalue()


@pytest.fixture
def kept(tmp_path: Path) -> Golden:
    writing = Golden(folder=tmp_path / "golden", results=tmp_path / "results", update=True)
    writing.check_page("page.png", page())
    writing.check("page.txt", "Document\n  P\n")
    return Golden(folder=writing.folder, results=writing.results, update=False)


def test_the_same_page_passes(kept: Golden) -> None:
    kept.check_page("page.png", page())


def test_rounding_in_the_last_place_is_forgiven(kept: Golden) -> None:
    kept.check_page("page.png", page(shift=0.01, panel_shift=0.01))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(page(), page(shift=1), id="a folio"),
        pytest.param(page(folio="1"), page(folio="1", shift=1), id="a single narrow digit"),
        pytest.param(page(), page(panel_shift=1), id="a pale panel"),
        pytest.param(page(), page(folio="13"), id="another number"),
    ],
)
def test_a_shift_of_one_point_fails(tmp_path: Path, before: bytes, after: bytes) -> None:
    Golden(folder=tmp_path, results=tmp_path, update=True).check_page("page.png", before)

    with pytest.raises(AssertionError, match="pixels changed"):
        Golden(folder=tmp_path, results=tmp_path, update=False).check_page("page.png", after)


def test_a_changed_page_leaves_actual_expected_and_difference(kept: Golden) -> None:
    with pytest.raises(AssertionError):
        kept.check_page("page.png", page(shift=1))

    left = sorted(path.name for path in kept.results.iterdir())
    assert left == ["page.actual.png", "page.diff.png", "page.expected.png"]


def test_changed_text_is_shown_line_by_line(kept: Golden) -> None:
    with pytest.raises(AssertionError, match=r"(?s)page\.txt changed.*-  P\n\+  H1"):
        kept.check("page.txt", "Document\n  H1\n")


def test_a_missing_golden_fails_and_leaves_what_it_would_be(kept: Golden) -> None:
    with pytest.raises(AssertionError, match=r"no golden other\.txt"):
        kept.check("other.txt", "Document\n")

    assert (kept.results / "other.txt").read_text() == "Document\n"


def test_updating_leaves_an_unchanged_picture_alone(kept: Golden) -> None:
    before = (kept.folder / "page.png").stat().st_mtime_ns

    Golden(folder=kept.folder, results=kept.results, update=True).check_page("page.png", page())

    assert (kept.folder / "page.png").stat().st_mtime_ns == before


def test_goldens_are_not_rewritten_on_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests import conftest

    class Config:
        def getoption(self, name: str) -> bool:
            return name == "--update-golden"

    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.UsageError, match="refused on CI"):
        conftest.pytest_configure(Config())  # type: ignore[arg-type]  # a stand-in


def test_the_network_is_shut() -> None:
    import urllib.request

    with pytest.raises(AssertionError, match="reached for the network"):
        urllib.request.urlopen("https://example.org", timeout=1)
