"""What we write is XLIFF 2.0, and what programs make of it is read again."""

from __future__ import annotations

from typing import Any

import pytest

from booklet.translate.exchange import xliff
from booklet.translate.exchange.formats import export
from booklet.translate.exchange.rows import AGAIN, DONE, TODO, Parcel, Row
from booklet.translate.workspace import open_workspace
from tests.support.content import PROJECT

ROWS = (
    Row(id="m01", source="Be kind.", target="Bądź dobra.", context="a.b", state=DONE),
    Row(id="m02.few", source="A\\\nb", target="", notes=("Say it.", "Twice."), state=TODO),
    Row(id="m03", source="x < y & z", target="x < y & z", state=AGAIN),
)
WRITTEN = xliff.write(Parcel(project="small", source="en-GB", target="pl", rows=ROWS))


def faults(data: bytes) -> list[str]:
    """What a grammar of XLIFF 2.0 finds."""
    etree: Any = pytest.importorskip("lxml.etree")
    grammar = etree.RelaxNG(etree.parse(PROJECT / "tests/data/xliff-2.0.rng"))
    grammar.validate(etree.fromstring(data))
    return [one.message for one in grammar.error_log]


def test_it_is_as_the_standard_says() -> None:
    assert faults(WRITTEN) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'state="translated"', b'state="done"'),
        (b'id="m01"', b'id="m03"'),
        (b'srcLang="en-GB"', b'srcLang="in English"'),
        (b'subState="booklet:again"', b'subState="again"'),
        (b'id="small"', b""),
    ],
)
def test_the_grammar_finds_what_is_not(old: bytes, new: bytes) -> None:
    assert old in WRITTEN
    assert faults(WRITTEN.replace(old, new, 1))


@pytest.mark.parametrize("tag", ["pl", "ur"])
def test_what_goes_out_of_our_own_booklet_is_so_too(tag: str) -> None:
    space = open_workspace(PROJECT, PROJECT / "content", tag)
    assert faults(export(space, space.updated(space.catalogue()), "xliff")) == []


def test_what_a_program_has_divided_is_one_text_again_and_done_if_every_part_is() -> None:
    segment = (
        '<segment state="translated"><source xml:space="preserve">Be kind.</source>'
        '<target xml:space="preserve">Bądź dobra.</target></segment>'
    ).encode()
    data = b"".join(line.strip() for line in WRITTEN.split(b"\n"))
    assert segment in data

    def divided(state: str) -> Row:
        parts = (
            '<segment state="final"><source>Be </source><target>Bądź </target></segment>'
            f'<segment state="{state}"><source>kind.</source><target>dobra.</target></segment>'
        )
        return xliff.read(data.replace(segment, parts.encode()), "x.xliff").rows[0]

    assert divided("reviewed") == ROWS[0]
    assert divided("initial").state == TODO


def test_what_programs_add_beside_it_is_passed_over() -> None:
    ours = xliff.read(WRITTEN, "x.xliff")
    module = (
        b'<m:matches xmlns:m="urn:oasis:names:tc:xliff:matches:2.0"><m:match ref="#s1">'
        b"<source>Be good.</source><target>Co innego.</target></m:match></m:matches><segment"
    )
    theirs = WRITTEN.replace(b"<segment", module, 1).replace(b'version="2.0"', b'version="2.1"')
    assert xliff.read(theirs, "x.xliff") == ours
