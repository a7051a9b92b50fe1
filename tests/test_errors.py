"""Every error an author can meet is fired by the smallest mistake, and explained.

``docs/errors.md`` has a section for each code. Where a section shows YAML, that is the
mistake; the others are made by a function below. What the builder says of it stands in the
same section; ``pytest --update-golden tests/test_errors.py`` writes it anew.
"""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from booklet.assemble import codes as assemble_codes
from booklet.diagnostics import BookletError, format_diagnostic
from booklet.l10n import codes as l10n_codes
from booklet.l10n.coverage import require_glyphs
from booklet.l10n.localise import localise
from booklet.model.collections import ListOf
from booklet.model.load import load_booklet
from booklet.model.numbers import LengthOf, Whole
from booklet.model.reading import read_file
from booklet.model.schema import Reader, Record, key
from booklet.model.values import Hex
from booklet.prepress import codes as prepress_codes
from booklet.source import svg_codes
from booklet.source.codes import CODES
from booklet.source.files import source_line
from booklet.units import Length, mm
from tests.support.content import CLOSING, PLAN, PROJECT, SmallProject, small_project, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = PROJECT / "docs" / "errors.md"
BASES = {
    "closing.yaml": ("content/en-GB/closing.yaml", CLOSING),
    "booklet.yaml": ("content/booklet.yaml", PLAN),
    "words.yaml": ("content/en-GB/words.yaml", words()),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A section of the page."""

    code: str
    title: str
    base: str
    example: str
    says: str


def entries() -> dict[str, Entry]:
    found = {}
    for section in PAGE.read_text("utf-8").split("\n## ")[1:]:
        heading = re.match(r"(C\d{3}) · (.*)\n", section)
        if heading is None:
            continue
        example = re.search(r"```yaml (\S+)\n(.*?)```", section, re.DOTALL)
        says = re.search(r"```text\n(.*?)```", section, re.DOTALL)
        assert says, f"{heading[1]} shows nothing"
        base, text = (example[1], example[2]) if example else ("", "")
        found[heading[1]] = Entry(heading[1], heading[2], base, text, says[1])
    return found


ENTRIES = entries()


def spoil(project: SmallProject, entry: Entry) -> None:
    """Put the lines of the example in place of those with the same keys."""
    path, whole = BASES[entry.base]
    replaced = {line.partition(":")[0] for line in entry.example.splitlines()}
    kept: list[str] = []
    keep = True
    for line in whole.splitlines(keepends=True):
        if not line.startswith((" ", "\n", "#")):
            keep = line.partition(":")[0] not in replaced
        if keep:
            kept.append(line)
    project.write(path, entry.example + "".join(kept))


# What a few lines of YAML cannot show.


class Paper(Record, kind="test-paper"):
    """Stands for theme and editions, which have lengths and colours."""

    bleed: Length = key(LengthOf(minimum=mm(0), maximum=mm(10)), "How far art runs out.")
    copies: int = key(Whole(1, 100), "How many.", default=1)
    tint: tuple[str, ...] = key(ListOf(Hex()), "Colours.", default=())


def paper(project: SmallProject, text: str) -> None:
    project.write("layouts/paper.yaml", "kind: test-paper\n" + text)
    reader = Reader(project.folder)
    read_file(Paper, reader, project.folder / "layouts/paper.yaml")
    reader.findings.stop()


def png(width: int, height: int) -> bytes:
    """The head of a picture that claims this size, with almost nothing behind it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def with_photograph(project: SmallProject, data: bytes) -> None:
    project.write("assets/illustrations/family.png", data)
    project.section(CLOSING.replace("hills.svg", "family.png"))


def story(text: str) -> str:
    """A whole story with a few lines changed."""
    found = (PROJECT / "content/en-GB/stories/anna.yaml").read_text("utf-8")
    old, new = text.split(" → ")
    return found.replace("anna.svg", "hills.svg").replace(old, new)


def about(text: str) -> str:
    found = (PROJECT / "content/en-GB/about.yaml").read_text("utf-8")
    old, new = text.split(" → ")
    return found.replace(old, new)


def person(project: SmallProject) -> None:
    found = (PROJECT / "content/en-GB/acknowledgements.yaml").read_text("utf-8")
    project.section(found.replace("Whittaker@stir.ac.uk", "Whittaker"))


def two_ids(project: SmallProject) -> None:
    project.write("content/booklet.yaml", PLAN.replace("[closing]", "[closing, about]"))
    project.write("content/en-GB/about.yaml", about("id: about\n → id: closing\n"))


def unknown_character(project: SmallProject) -> None:
    spoil(project, ENTRIES["C031"])
    require_glyphs(project.load(), lambda character: character != "☃", project.folder)


def other_language(project: SmallProject) -> None:
    localise(project.load(), "pl")


def stray(project: SmallProject) -> None:
    project.write("content/pl/closign.yaml", "kind: closing\n")
    load_booklet(project.folder, project.content, variant="pl")


SPOILERS: dict[str, Callable[[SmallProject], None]] = {
    "C002": lambda p: p.section(CLOSING.replace("kind.", "kind, café.").encode("latin-1")),
    "C003": lambda p: p.section(CLOSING.replace("Be kind", "Be\u0007 kind")),
    "C004": lambda p: p.section(CLOSING.replace("title: Thanks", "title:\n\tThanks")),
    "C009": lambda p: p.section("title: " + "[" * 30_000),
    "C010": lambda p: p.section(CLOSING + "---\nkind: closing\n"),
    "C011": lambda p: p.section("# Nothing yet.\n"),
    "C012": lambda p: p.section("x" * 2_000_001),
    "C019": lambda p: paper(p, "bleed: 30 mm\n"),
    "C020": lambda p: paper(p, "bleed: 3\n"),
    "C025": lambda p: with_photograph(p, png(8000, 6000)),
    "C026": lambda p: with_photograph(p, b"GIF89a, renamed"),
    "C028": person,
    "C029": lambda p: p.section(CLOSING.replace("Be kind.", "Be kind. " * 2300)),
    "C031": unknown_character,
    "C032": two_ids,
    "C034": lambda p: p.section(story("Tessa, Richard] → Tesa, Richard]")),
    "C039": lambda p: p.section(about("number: 9 → number: 8")),
    "C041": lambda p: paper(p, "bleed: 3 mm\ntint: [red]\n"),
    "C044": other_language,
    "C045": stray,
}


def said(project: SmallProject, code: str) -> str:
    """What an author sees of a mistake."""
    entry = ENTRIES[code]
    try:
        if code in SPOILERS:
            SPOILERS[code](project)
        else:
            spoil(project, entry)
        project.load()
    except BookletError as error:
        return "\n".join(
            format_diagnostic(
                one, source_line(project.folder, one.location) if one.location else None
            )
            for one in error.diagnostics
        )
    raise AssertionError(f"{code}: nothing was found")


@pytest.mark.parametrize("code", CODES)
def test_the_smallest_mistake_is_told_as_the_page_says(
    code: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    shown = said(small_project(tmp_path), code) + "\n"

    assert f"error[{code}]: " in shown
    assert "hint: " in shown
    assert re.match(r"[a-zA-Z/.-]+:\d+:\d+: error", shown), "no place"
    assert re.search(r"^ +\d* \| .*\n +\| +\^", shown, re.MULTILINE), "no line with a caret"
    if pytestconfig.getoption("--update-golden"):
        page = PAGE.read_text("utf-8")
        begin = page.index(f"## {code} ")
        start = page.index("```text\n", begin) + len("```text\n")
        end = page.index("```", start)
        PAGE.write_text(page[:start] + shown + page[end:], "utf-8", newline="\n")
        return
    assert shown == ENTRIES[code].says


def test_every_code_has_a_section_with_its_title() -> None:
    assert {code: entry.title for code, entry in ENTRIES.items()} == {
        code: known.title for code, known in CODES.items()
    }


def table(*families: str) -> str:
    """The codes of illustrations, inserts, merging and sheets, from their registries."""
    rows = ["| code | what it says | the way out |", "|---|---|---|"]
    known = [(code, one.message, one.hints) for code, one in svg_codes.CODES.items()]
    known += [(code, one.message, one.hints) for code, one in assemble_codes.CODES.items()]
    known += [(code, one.message, one.hints) for code, one in l10n_codes.CODES.items()]
    known += [(code, one.message, one.hints) for code, one in prepress_codes.CODES.items()]
    for code, message, hints in known:
        if code[0] in families:
            cells = (message, "; ".join(hints))
            shown = [
                re.sub(r"\{\w+\}", "…", c).replace("<", "&lt;").replace("|", "\\|") for c in cells
            ]
            rows.append(f"| {code} | {shown[0]} | {shown[1]} |")
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize("families", ["V", "A I", "M", "K"])
def test_the_tables_of_later_stages_say_what_those_say(
    families: str, pytestconfig: pytest.Config
) -> None:
    page = PAGE.read_text("utf-8")
    start = page.index(f"<!-- {families} -->\n") + len(f"<!-- {families} -->\n")
    end = page.index("<!-- end -->", start)
    expected = table(*families.split())

    assert expected.count("\n") > 10
    if pytestconfig.getoption("--update-golden"):
        PAGE.write_text(page[:start] + expected + page[end:], "utf-8", newline="\n")
        return
    assert page[start:end] == expected


def test_every_code_that_any_stage_can_give_is_on_the_page() -> None:
    given: set[str] = set()
    for folder in ("booklet", "layouts"):
        for path in (PROJECT / folder).rglob("*.py"):
            given |= set(re.findall(r'"([A-Z]\d{3})"', path.read_text("utf-8")))
    # What preflight finds has a page of its own.
    page = PAGE.read_text("utf-8") + (PROJECT / "docs/preflight-rules.md").read_text("utf-8")

    assert len(given) > len(CODES)
    assert [code for code in sorted(given) if code not in page] == []


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    project.section(CLOSING.replace("title:", "tilte:").replace("https:", "http:"))
    project.write("content/en-GB/words.yaml", words().replace("notes: Notes", "notes:"))

    codes = [(d.location.file, d.code) for d in project.findings() if d.location]

    assert codes == [
        ("content/en-GB/closing.yaml", "C013"),
        ("content/en-GB/closing.yaml", "C027"),
        ("content/en-GB/words.yaml", "C017"),
    ]


def test_a_project_without_mistakes_has_no_findings(tmp_path: Path) -> None:
    assert small_project(tmp_path).findings() == ()
