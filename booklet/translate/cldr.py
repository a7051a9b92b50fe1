"""``python -m booklet.translate.cldr``: write ``booklet/l10n/locales.json`` anew from CLDR.

Babel carries CLDR's plural rules, directions, months, lists and digits, so that a build need
not import it. It leaves out quotation marks: those come from CLDR's own ``delimiters.json``
(npm package ``cldr-misc-full``), whose folder ``main`` may be named as an argument; without
it the marks in the file stay as they are.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from booklet.assemble.files import write_atomically
from booklet.l10n.facts import DATA

# Those of the DESIGN's readers, of each script that is tested, and of neighbours in Europe.
LOCALES = """
am ar bg bn bs ckb cs cy da de el en en-GB es et fa fi fr ga gd gu he hi hr hu hy id is it ja
ka kk km ko lt lv mk ml mr ms my nb ne nl pa pl ps pt ro ru si sk sl so sq sr sv sw ta te th
ti tr uk ur uz vi yue zh-Hans zh-Hant
""".split()  # noqa: SIM905 - sixty tags read best as words
_ORDER = ("zero", "one", "two", "few", "many", "other")
_COUNTED = (*range(2_000), *(n * 10**power for n in range(1, 10) for power in range(4, 8)))
_MARKS = ("quotationStart", "quotationEnd", "alternateQuotationStart", "alternateQuotationEnd")


def facts(tag: str, marks: list[str]) -> dict[str, Any]:
    """What a build, and a translator, must know of a locale."""
    from babel import Locale
    from babel.core import get_global
    from babel.numbers import get_decimal_symbol, get_group_symbol

    locale = Locale.parse(tag.replace("-", "_"))
    likely = get_global("likely_subtags").get(str(locale), "")
    script = locale.script or next((p for p in likely.split("_") if len(p) == 4), "")  # noqa: PLR2004
    if not script:
        script = get_global("likely_subtags")[locale.language].split("_")[1]
    system = locale.default_numbering_system
    pattern = str(locale.datetime_skeletons["yMMMM"])
    names = locale.months["stand-alone" if "LLLL" in pattern else "format"]["wide"]
    joined = locale.list_patterns["standard"]
    return {
        "name": locale.get_display_name(locale),
        "english": locale.get_display_name("en"),
        "direction": locale.text_direction,
        "script": script,
        "marks": marks,
        "digits": _digits(system),
        "decimal": get_decimal_symbol(locale, numbering_system="default"),
        "group": get_group_symbol(locale, numbering_system="default"),
        "list": [joined[name] for name in ("start", "middle", "end", "2")],
        "month_year": _unquoted(pattern),
        "months": [names[number] for number in range(1, 13)],
        **_plurals(locale),
    }


def _digits(system: str) -> str:
    """The ten digits of a numbering system."""
    zeros = {"latn": "0", "arab": "٠", "arabext": "۰", "beng": "০", "deva": "०", "mymr": "၀"}
    return "".join(chr(ord(zeros[system]) + digit) for digit in range(10))


def _unquoted(pattern: str) -> str:
    """``LLLL y`` → ``{month} {year}``; text in quotes stays."""
    pieces = pattern.replace("''", "\0").split("'")
    for index in range(0, len(pieces), 2):
        for month in ("LLLL", "MMMM", "M月"):  # their names end in 月 too
            pieces[index] = pieces[index].replace(month, "{month}")
        if "{year}" not in pieces[index]:
            head, found, tail = pieces[index].rpartition("y")
            if found:
                pieces[index] = f"{head}{{year}}{tail}"
    return "".join(pieces).replace("G", "").replace("\0", "'").strip()


def _plurals(locale: Any) -> dict[str, Any]:  # noqa: ANN401 - Babel's
    """The categories of whole numbers, and gettext's formula that numbers them.

    CLDR has Polish “other” for fractions alone; nobody counts 2.5 parents, so it is left out,
    as Weblate and the gettext manual do.
    """
    from babel.plural import _GettextCompiler  # the public to_gettext counts fractions' too

    rule = locale.plural_form
    categories = [one for one in _ORDER if one in {rule(number) for number in _COUNTED}]
    compiler: Any = _GettextCompiler()
    formula = str(categories.index("other")) if "other" in categories else ""
    written = [
        (categories.index(tag), _shortened(compiler.compile(ast)))
        for tag, ast in rule.abstract
        if tag in categories
    ]
    if not formula:
        formula = str(written.pop()[0])
    for number, condition in reversed(written):
        formula = f"{condition} ? {number} : {formula}"
    return {"plurals": categories, "formula": formula}


def _shortened(condition: str) -> str:
    """A condition without what is always so of whole numbers written out (v, e)."""
    short = re.sub(r"\be\b", "0", condition)
    for _ in range(9):
        short = re.sub(r"\((0 == 0|1)\) && | && \((0 == 0|1)\)", "", short)
        short = re.sub(r"\((\([^()]*\))\)", r"\1", short)
        short = re.sub(r"\((n(?: % \d+)?)\)", r"\1", short)
    return short


def document(marks: dict[str, list[str]]) -> str:
    """The whole file: one locale a line, so that a build reads one line."""
    lines = [
        f'"{tag}": {json.dumps(facts(tag, marks[tag]), ensure_ascii=False)}' for tag in LOCALES
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def marks_of(folder: Path | None) -> dict[str, list[str]]:
    """Each locale's quotation marks: from CLDR's files, or those that are there already."""
    if folder is None:
        known = json.loads(DATA.read_text("utf-8"))
        return {tag: known[tag]["marks"] for tag in LOCALES}
    found = {}
    for tag in LOCALES:
        path = folder / tag / "delimiters.json"
        if not path.exists():
            path = folder / tag.partition("-")[0] / "delimiters.json"
        (main,) = json.loads(path.read_text("utf-8"))["main"].values()
        found[tag] = [main["delimiters"][name] for name in _MARKS]
    return found


if __name__ == "__main__":
    given = Path(sys.argv[1]) if sys.argv[1:] else None
    write_atomically(DATA, document(marks_of(given)).encode())
