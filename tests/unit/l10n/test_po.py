from __future__ import annotations

import io
import subprocess
from typing import TYPE_CHECKING

import pytest

from booklet.diagnostics import BookletError
from booklet.l10n.catalogue import Catalogue, Entry
from booklet.l10n.po import read_po, write_po
from booklet.source.files import SourceText
from booklet.source.findings import Findings
from booklet.values import changed
from tests.support.content import PROJECT
from tests.support.tools import find

if TYPE_CHECKING:
    from pathlib import Path

HEADER = {"Language": "pl", "Plural-Forms": "nplurals=3; plural=(n!=1);", "X-Generator": "W: 5"}

FULL = Entry(
    context="anna.body",
    source='Say “yes” to [her]{quote}\\\nand "no" to C:\\temp, ' + "again and " * 20,
    translations=("Powiedz\ttak\n" + "raz jeszcze " * 20,),
    flags=("fuzzy", "python-brace-format"),
    remarks=("Ask Anna.",),
    notes=("A paragraph.", "Keep the marks."),
    places=("content/en-GB/stories/anna.yaml:12", "a.yaml:1"),
    old_source='The "old" words ' + "and more " * 12,
)
PLURAL = Entry(
    context="about.facts.parents.label",
    source="parents",
    plural="parents",
    translations=("rodzic", "rodzice", "rodziców"),
)
GONE = Entry(context="x.title", source="Gone", translations=("Nie ma",), is_obsolete=True)


def read(text: str) -> Catalogue:
    findings = Findings()
    catalogue = read_po(SourceText("content/locales/pl.po", text), findings)
    findings.stop()
    assert catalogue is not None
    return catalogue


def catalogue(*entries: Entry) -> Catalogue:
    kept = {one.key: one for one in entries if not one.is_obsolete}
    return Catalogue(HEADER, kept, tuple(one for one in entries if one.is_obsolete))


def test_what_is_written_is_read_again() -> None:
    written = write_po(catalogue(FULL, PLURAL, GONE))
    found = read(written)

    assert list(found.entries.values()) == [FULL, PLURAL]
    assert found.obsolete == (GONE,)
    assert found.header == HEADER
    assert write_po(found) == written


def test_babel_reads_what_we_write_as_we_mean_it() -> None:
    from babel.messages.pofile import read_po as babel_reads

    known = babel_reads(io.StringIO(write_po(catalogue(FULL, PLURAL, GONE))), locale="pl")
    body, label = known.get(FULL.source, FULL.context), known.get("parents", PLURAL.context)

    assert body is not None
    assert label is not None
    assert body.string == FULL.translations[0]
    assert body.fuzzy
    assert body.auto_comments == list(FULL.notes)
    # Babel 2.18 takes `#|` for comments; msgfmt reads them.
    assert body.user_comments[:1] == list(FULL.remarks)
    assert body.locations[0] == ("content/en-GB/stories/anna.yaml", 12)
    assert label.id == ("parents", "parents")
    assert label.string == PLURAL.translations
    assert [one.id for one in known.obsolete.values()] == ["Gone"]


@pytest.mark.parametrize("path", sorted((PROJECT / "content/locales").glob("*.po")), ids=str)
def test_our_catalogues_mean_to_babel_what_they_mean_to_us(path: Path) -> None:
    from babel.messages.pofile import read_po as babel_reads

    ours = read(path.read_text("utf-8"))
    theirs = {(m.context, m.id): m for m in babel_reads(io.BytesIO(path.read_bytes())) if m.id}

    assert len(ours.entries) == len(theirs) > 100
    for (context, source), entry in ours.entries.items():
        key = (context, source if entry.plural is None else (source, source))
        message = theirs[key]
        string = (
            (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        )
        assert string == entry.translations
        assert message.fuzzy == entry.is_fuzzy
        assert tuple(message.auto_comments) == entry.notes


@pytest.mark.parametrize("path", sorted((PROJECT / "content/locales").glob("*.po")), ids=str)
def test_gettext_accepts_our_catalogues(path: Path) -> None:
    done = subprocess.run(
        [find("msgfmt"), "--check", "--output-file=/dev/null", path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    # We ask no clock, so there is no date.
    assert [one for one in done.stderr.splitlines() if "PO-Revision-Date" not in one] == []


def test_what_gettext_writes_we_read(tmp_path: Path) -> None:
    path = tmp_path / "pl.po"
    header = {**HEADER, "Content-Type": "text/plain; charset=UTF-8"}
    ours = changed(catalogue(FULL, PLURAL, GONE), header=header)
    path.write_text(write_po(ours), "utf-8")
    again = subprocess.run([find("msgcat"), path], capture_output=True, check=True).stdout.decode()

    theirs = read(again)
    assert list(theirs.entries.values()) == [FULL, PLURAL]
    assert theirs.obsolete == (GONE,)


def test_what_babel_writes_we_read() -> None:
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po as babel_writes

    theirs = Catalog(locale="pl", charset="utf-8")
    theirs.add(FULL.source, FULL.translations[0], context="anna.body", flags=("fuzzy",))
    theirs.add(("a", "b"), ("c", "d", "e"), context="x")
    stream = io.BytesIO()
    babel_writes(stream, theirs, width=40)
    found = read(stream.getvalue().decode())

    entry = found.entries["anna.body", FULL.source]
    assert entry.translations == FULL.translations
    assert entry.is_fuzzy
    assert found.entries["x", "a"].translations == ("c", "d", "e")
    assert found.header["Language"] == "pl"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('msgid "a"\nmsgstr "b\n', "text without its quotation marks"),
        ('msgid "a\\q"\nmsgstr ""\n', "\\q"),
        ('msgid "a"b"\nmsgstr ""\n', "write \\"),
        ('msgid "a"\nmsgid "b"\n', "a second time"),
        ("hello\n", "“hello”"),
        ('msgfoo "a"\n', "“msgfoo”"),
        ('msgstr "a"\n', "without msgid"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[7] "d"\n', "0, 1, 2"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"\nmsgstr[0] "d"\n', "0, 1, 2"),
        ('msgctxt "c"\nmsgid "a"\nmsgstr ""\n\nmsgctxt "c"\nmsgid "a"\nmsgstr ""\n', "twice"),
    ],
)
def test_a_line_that_makes_no_sense_is_told(text: str, said: str) -> None:
    with pytest.raises(BookletError) as error:
        read(text)
    (first, *_) = error.value.diagnostics
    assert said in first.message
    assert first.location is not None
    assert first.location.file == "content/locales/pl.po"


def test_a_message_without_a_context_may_follow_one_that_has() -> None:
    text = 'msgctxt "c"\nmsgid "a"\nmsgstr "b"\n\nmsgid "d"\nmsgstr "e"\n'
    assert list(read(text).entries) == [("c", "a"), ("", "d")]


def test_lines_are_no_longer_than_gettext_makes_them() -> None:
    written = write_po(catalogue(FULL, PLURAL, GONE))
    assert max(len(line) for line in written.split("\n") if not line.startswith("#")) <= 79
