"""Names in the theme and in editions: a slip of the pen is told, whoever asks for the name."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from booklet.diagnostics import BookletError
from booklet.pipeline import Job, draft
from layouts import BookletLayouts
from tests.support.content import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

THEME, EDITION = "layouts/theme.yaml", "layouts/editions/screen.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The project with words and looks that may be spoilt."""
    for folder in ("content", "layouts", "assets"):
        shutil.copytree(PROJECT / folder, tmp_path / folder)
    return tmp_path


def said_of(project: Path, file: str, old: str, new: str) -> str:
    """What is said when a file has this change."""
    path = project / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    job = Job(project=project, content=project / "content", output=project / "build")
    with pytest.raises(BookletError) as caught:
        draft(job, BookletLayouts())
    found = caught.value.diagnostics[0]
    return " ".join((found.code, found.message, *found.hints))


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (THEME, "  voice.by:", "  voice.bye:", "T006 there is no look “voice.by” .*voice.bye"),
        (THEME, "  panel.gap:", "  panel.gab:", "T006 there is no length “panel.gap”"),
        (THEME, "  services: ", "  servces: ", "T006 there is no symbol “services”"),
        (THEME, "[service]", "[servce]", "T006 there is no drawing “symbol-servce.svg”.*service"),
        (THEME, "  quotation: {", "  quote: {", "C018 there is no role “quote”"),
        (EDITION, "  voice:", "  voise:", "T006 there is no design “voice” in layouts/editions"),
        (EDITION, "{art:", "{atr:", "T006 there is no area of the design “cover” “art”"),
        (EDITION, "ground: cream", "ground: crem", "T006 there is no swatch “crem” .*cream"),
        (EDITION, "[closing]", "[closng]", "C018 expected .*“closing”"),
        (EDITION, "[closing]", "[closing, cover]", "C033 “cover” stands in two places"),
        (EDITION, "[rest]", "[about]", "L003 the contents leads to “acknowledgements”"),
        (EDITION, "[ua1, 2a]", "[x4]", "C018 “x4” is for the press"),
        (EDITION, "name: screen", "name: sceen", "C018 the name “sceen” is not that of the file"),
        (EDITION, "{inside: 17 mm", "{inside: 130 mm", "C019 this leaves 3.0 mm across"),
    ],
)
def test_a_slip_in_a_name_is_told(project: Path, file: str, old: str, new: str, said: str) -> None:
    assert re.match(said, said_of(project, file, old, new))


@pytest.mark.parametrize("section", ["cover.yaml", "stories/anna.yaml", "closing.yaml"])
def test_a_title_too_long_for_its_page_is_told(project: Path, section: str) -> None:
    said = said_of(project, f"content/en-GB/{section}", "title: ", f"title: {'Very long ' * 60}")

    assert said.startswith("L001")
