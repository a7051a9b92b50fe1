"""The words on sheets, in plans and on the calibration sheet: ``content/<locale>/sheets.yaml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.model.collections import ListOf, Nested
from booklet.model.reading import read_file
from booklet.model.schema import Reader, Record, key
from booklet.model.values import Line
from booklet.model.words import Pattern, PatternOf

if TYPE_CHECKING:
    from pathlib import Path


SOURCE = "en-GB"
"""The language that the words are written in."""


class CalibrationWords(Record):
    """What the calibration sheet says."""

    title: str = key(Line(), "Over both sides.")
    front: str = key(Line(), "On the first side.")
    back: str = key(Line(), "On the second.")
    print_it: tuple[str, ...] = key(ListOf(Line()), "What to do, step by step.")
    arrows: str = key(Line(), "Where to hold the sheet, and what to compare.")
    same_way: str = key(Line(), "When both arrows point the same way.")
    same_way_answer: str = key(Line(), "What to choose then.")
    other_way: str = key(Line(), "When they point to opposite ways.")
    other_way_answer: str = key(Line(), "What to choose then.")
    one_sided: str = key(Line(), "When the second side is on a sheet of its own.")
    one_sided_answer: str = key(Line(), "What to do then.")
    seen: str = key(Line(), "Head of the column of what is seen.")
    choose: str = key(Line(), "Head of the column of what to choose.")
    register: str = key(Line(), "How to read the scales, held against the light.")
    register_row: str = key(Line(), "Beside the place for what was read across.")
    register_column: str = key(Line(), "Beside the place for what was read down.")
    size: str = key(Line(), "How to see whether the printer makes pages smaller.")
    up: str = key(Line(), "In the large arrow of both sides.")
    feed: str = key(Line(), "At the edge that went into the printer first.")


class SheetWords(Record, kind="sheet-words"):
    """The few words of sheets: names of files, slug lines, plans, the calibration sheet."""

    title: Pattern = key(PatternOf("title"), "Title of an imposed file.")
    for_paper: Pattern = key(
        PatternOf("file"), "What it is for, and which file is for reading on a screen."
    )
    for_paper_only: str = key(Line(), "The same, where no such file is known.")
    slug: Pattern = key(
        PatternOf("title", "sheet", "sheets", "side"), "Line beside the pages of a sheet."
    )
    front: str = key(Line(), "The side of a sheet that is printed first.")
    back: str = key(Line(), "The other.")
    plan_title: Pattern = key(PatternOf("title"), "Over the picture of a plan.")
    plan_side: Pattern = key(PatternOf("sheet", "side"), "Over each side in the picture.")
    plan_blank: str = key(Line(), "On an empty page in the picture.")
    fold: str = key(Line(), "Beside the line of a fold, in the picture’s key.")
    cut: str = key(Line(), "Beside the line of a cut, in the picture’s key.")
    shown: str = key(Line(), "Beside the tint of what shows of a page, in the picture’s key.")
    calibration: CalibrationWords = key(Nested(CalibrationWords), "The calibration sheet.")


def load_words(
    project: Path, locale: str = SOURCE, *, content: Path | None = None, draft: bool = False
) -> SheetWords:
    """Read the words of a locale: its own file, or the source’s through its catalogue.

    Args:
        project: its root; places in messages are counted from there.
        locale: BCP 47 tag.
        content: the folder of the content; that of the project, if it is not another.
        draft: whether words without a translation may stay as they are.

    Raises:
        BookletError: with everything that is wrong with them.
    """
    reader = Reader(project)
    content = content or project / "content"
    own = content / locale / "sheets.yaml"
    translated = locale != SOURCE and not own.exists()
    if translated:
        from booklet.l10n.translation import catalogue_path, load_translation

        translated = catalogue_path(content, locale).exists()
        own = content / SOURCE / "sheets.yaml" if translated else own
    words = read_file(SheetWords, reader, own)
    if translated and words is not None:
        findings = reader.findings
        translation = load_translation(locale, content=content, project=project, findings=findings)
        findings.stop()
        assert translation is not None
        words = translation.of_record(words, language=SOURCE, draft=draft, prefix="sheets")
    reader.findings.stop()
    assert words is not None
    return words
