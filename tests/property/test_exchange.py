"""Every format brings back what it took out, whatever the words are."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.l10n.catalogue import Catalogue, Entry
from booklet.l10n.po import read_po, write_po
from booklet.source.files import SourceText, is_unwanted
from booklet.source.findings import Findings
from booklet.translate.exchange.rows import AGAIN, DONE, TODO, Parcel, Row
from booklet.values import changed

CATEGORIES: Any = ("Lu", "Ll", "Lo", "Mn", "Nd", "Po", "Pi", "Pf", "Sm", "So", "Zs", "Cf")
characters = st.one_of(
    st.characters(categories=CATEGORIES).filter(lambda c: not is_unwanted(c)),
    st.sampled_from("\n =+-@\"'<>&]{}*\\_xž„”اردو\u00a0\u200c\u2066"),
)
texts = st.text(characters, max_size=60)
words = texts.filter(lambda text: bool(text.strip()))
awkward = st.sampled_from(
    [
        "=1+1",
        "@cmd",
        "_x000D_",
        "_x005F_x",
        " a ",
        "]]>",
        "a\n\nb",
        "2023",
        "[a]{quote}\\\nb",
        "TRUE",
    ]
)
rows = st.builds(
    Row,
    id=st.from_regex(r"m[0-9a-f]{12}(\.few)?", fullmatch=True),
    context=st.sampled_from(["anna.title", "anna.body"]),
    source=words | awkward,
    target=texts | awkward,
    state=st.sampled_from([TODO, AGAIN, DONE]),
)
parcels = st.builds(
    Parcel,
    project=st.just("family-stories"),
    source=st.just("en-GB"),
    target=st.sampled_from(["pl", "ur", "zh-Hant"]),
    rows=st.lists(rows, min_size=1, max_size=5).map(tuple),
)


@pytest.mark.parametrize("kind", ["xliff", "xlsx", "docx"])
@settings(max_examples=20, deadline=None)
@given(parcel=parcels)
def test_what_went_out_comes_back(kind: str, parcel: Parcel) -> None:
    module: Any = import_module(f"booklet.translate.exchange.{kind}")
    data = module.write(parcel)

    assert module.read(data, f"pl.{kind}") == parcel
    assert module.write(parcel) == data, "the same words, the same bytes"


def test_the_anchor_is_in_the_files_themselves() -> None:
    row = Row(id="m000000000000", source="Be kind.", target="Bądź dobra.", state=DONE)
    parcel = Parcel(project="small", source="en-GB", target="pl", rows=(row,))
    module: Any = import_module("booklet.translate.exchange.xliff")
    assert '<target xml:space="preserve">Bądź dobra.</target>'.encode() in module.write(parcel)


entries = st.builds(
    Entry,
    context=st.sampled_from(["a.b", "c"]),
    source=words,
    plural=st.just(None),
    translations=st.tuples(texts),
    flags=st.sampled_from([(), ("fuzzy",), ("fuzzy", "python-brace-format")]),
    remarks=st.lists(st.sampled_from(["Ask.", "", "# no"]), max_size=2).map(tuple),
    places=st.sampled_from([(), ("a.yaml:1", "b.yaml:2")]),
    old_source=st.none() | words,
)


counted = st.builds(
    lambda entry, forms: changed(entry, plural=entry.source, translations=forms),
    entries,
    st.tuples(texts, texts, texts),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(entries | counted, max_size=4, unique_by=lambda entry: entry.key))
def test_a_catalogue_is_read_as_it_was_written(found: list[Entry]) -> None:
    catalogue = Catalogue({"Language": "pl"}, {one.key: one for one in found})
    findings = Findings()
    again = read_po(SourceText("pl.po", write_po(catalogue)), findings)

    findings.stop()
    assert again is not None
    assert list(again.entries.values()) == found
    assert write_po(again) == write_po(catalogue)
