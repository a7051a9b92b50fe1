"""Pseudo-locales beside the real content, built as any locale is."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from booklet.l10n.po import write_po
from booklet.l10n.pseudo import pseudo_catalogue
from booklet.paint.turned import TurnedBrush
from booklet.pipeline import Job
from booklet.translate.workspace import open_workspace
from tests.support.blocks import NotingBrush

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.typeset.page import Page

LENGTHENED, TURNED = "en-XA", "ar-XB"

_STANDING = """\
kind: locale
language: {tag}
standing: draft
translators: [Nobody Atall]
"""


def pseudo_content(project: Path, folder: Path) -> Path:
    """A copy of the content with catalogues of both pseudo-locales."""
    content = folder / "content"
    shutil.copytree(project / "content", content)
    for tag in (LENGTHENED, TURNED):
        space = open_workspace(project, content, tag)
        catalogue = pseudo_catalogue(space.messages, space.facts)
        space.write(catalogue)
        space.catalogue_path.write_text(write_po(catalogue), "utf-8")
        space.standing_path.write_text(_STANDING.format(tag=tag), "utf-8")
    return content


def job(project: Path, content: Path, tag: str, *, output: Path, edition: str = "screen") -> Job:
    """Building a pseudo-locale."""
    return Job(project=project, content=content, output=output, locale=tag, edition=edition)


def seen(page: Page, *, furniture: bool = False) -> NotingBrush:
    """What is painted on a page, as it is seen."""
    brush = NotingBrush()
    hand = TurnedBrush(brush, page) if page.turned else brush
    for placed in page.furniture if furniture else page.placed:
        placed.block.paint(hand, placed.x, placed.top)
    return brush
