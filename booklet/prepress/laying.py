"""Lays the pages of a file on sheets as the command line wants it: tables, drawings, sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.prepress.impose import impose, prepare
from booklet.prepress.job import Binding
from booklet.prepress.source import open_source
from booklet.values import changed, value

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.diagnostics import Diagnostic
    from booklet.prepress.impose import Imposed
    from booklet.prepress.job import Imposition
    from booklet.prepress.sheets import Plan
    from booklet.prepress.words import SheetWords


@value(kw_only=True)
class Wanted:
    """What is wanted of a file.

    Attributes:
        file: the file.
        asked: how its pages are put on sheets.
        project: has words and fonts.
        locale: of the words on sheets.
        as_it_reads: whether the file itself says on which side it is bound.
        table: whether the plan is wanted as a table.
        picture: where the plan is to be drawn; None for nowhere.
        sheets: where the sheets are to lie; None if they are not wanted.
    """

    file: Path
    asked: Imposition
    project: Path
    locale: str
    as_it_reads: bool = False
    table: bool = False
    picture: Path | None = None
    sheets: Path | None = None


@value(kw_only=True)
class Laid:
    """What came of it.

    Attributes:
        lines: for people.
        warnings: what does not stop anyone.
        files: content by place; nothing is written yet.
    """

    lines: tuple[str, ...]
    warnings: tuple[Diagnostic, ...]
    files: dict[Path, bytes]


def lay(wanted: Wanted) -> Laid:
    """Do what is wanted; nothing is written.

    Raises:
        BookletError: if the file is refused, or its pages do not fit.
    """
    from booklet.prepress.words import load_words

    words = load_words(wanted.project, wanted.locale)
    source = open_source(wanted.file)
    turned = wanted.as_it_reads and source.right_to_left
    asked = changed(wanted.asked, binding=Binding.RIGHT) if turned else wanted.asked
    prepared = prepare(source, asked)
    lines: list[str] = []
    files: dict[Path, bytes] = {}
    warnings = prepared.warnings
    if wanted.table:
        from booklet.prepress.table import plan_table

        lines += plan_table(prepared.plan)
    if wanted.picture is not None:
        files[wanted.picture] = _drawn(wanted, prepared.plan, title=source.name, words=words)
        lines.append(f"{wanted.picture}: the plan, drawn")
    if wanted.sheets is not None:
        made = impose(prepared, project=wanted.project, words=words)
        files[wanted.sheets] = made.data
        lines += summary(str(wanted.sheets), made)
        warnings = made.warnings
    if turned:
        lines.append(
            "  bound on the right, as the file says that it is read from right to left;"
            " if it is not: --binding left"
        )
    return Laid(lines=tuple(lines), warnings=warnings, files=files)


def _drawn(wanted: Wanted, plan: Plan, *, title: str, words: SheetWords) -> bytes:
    from booklet.prepress.picture import as_png, draw_plan

    assert wanted.picture is not None
    drawn = draw_plan(plan, project=wanted.project, title=title, words=words)
    return as_png(drawn) if wanted.picture.suffix.lower() == ".png" else drawn


def summary(shown: str, made: Imposed) -> tuple[str, ...]:
    """What was made, and what is no longer in it."""
    planned = made.plan
    sheets = len(planned.sheets)
    size = f"{planned.size.width.mm:g} × {planned.size.height.mm:g} mm"
    counted = f"{sheets} sheet" if sheets == 1 else f"{sheets} sheets"
    lines = [f"{shown}: {counted} of {size}, {len(made.data) / 1024:.0f} KB"]
    if planned.blanks:
        places = ", ".join(map(str, planned.blanks))
        lines.append(f"  empty pages were put in as number {places} of {len(planned.pages)}")
    flip = planned.asked.flip.value
    if flip != "none":
        lines.append(f"  print on both sides, at actual size, flipped on the {flip} edge")
    if made.left_out:
        found = ", ".join(f"{n} × {kind}" for kind, n in made.left_out.items())
        lines.append(f"  left out, since paper has none: {found}")
    if made.tagged:
        lines.append(f"  for paper: it has no tags; to read on a screen or aloud, {made.tagged}")
    return tuple(lines)
