from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from pypdf import PdfReader

from booklet.paint.xmp import info_entries, pdf_date, xmp_packet
from booklet.tagging.metadata import Conformance
from booklet.values import changed
from tests.support.parts import METADATA, press

if TYPE_CHECKING:
    from booklet.tagging.metadata import Metadata

DC = "{http://purl.org/dc/elements/1.1/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
PDF = "{http://ns.adobe.com/pdf/1.3/}"


def read(metadata: Metadata, conformance: Conformance | None = None) -> ET.Element:
    packet = xmp_packet(metadata, conformance or Conformance()).decode()
    root = ET.fromstring(packet)  # noqa: S314 - written a line above
    found = root.find(f".//{RDF}Description")
    assert found is not None
    return found


def test_the_packet_says_what_the_information_dictionary_says() -> None:
    packet, info = read(METADATA), info_entries(METADATA)

    assert packet.findtext(f"{DC}title/{RDF}Alt/{RDF}li") == info["Title"] == METADATA.title
    assert packet.findtext(f"{DC}creator/{RDF}Seq/{RDF}li") == info["Author"] == "Ada & Bö"
    assert packet.findtext(f"{DC}description/{RDF}Alt/{RDF}li") == info["Subject"]
    assert packet.findtext(f"{PDF}Keywords") == info["Keywords"] == "families, recovery"
    assert packet.findtext(f"{PDF}Producer") == info["Producer"]
    assert packet.findtext(f"{XMP}CreatorTool") == info["Creator"]
    assert packet.findtext(f"{XMP}CreateDate") == "2023-11-01T00:00:00Z"
    assert info["CreationDate"] == pdf_date(METADATA.created) == "D:20231101000000Z"
    assert packet.findtext(f"{DC}language/{RDF}Bag/{RDF}li") == "en-GB"


def test_what_is_not_known_is_not_said() -> None:
    bare = changed(METADATA, author="", subject="", keywords=())
    packet = read(bare)

    assert packet.find(f"{DC}creator") is None
    assert packet.find(f"{DC}description") is None
    assert "Author" not in info_entries(bare)


def test_a_file_claims_only_what_it_keeps() -> None:
    neither = xmp_packet(METADATA, Conformance(ua1=False, a2a=False))
    only_ua = xmp_packet(METADATA, Conformance(a2a=False))

    assert b"<pdfaid:" not in neither
    assert b"<pdfuaid:" not in neither
    assert b"<pdfuaid:part>1<" in only_ua
    assert b"<pdfaExtension:schemas>" not in only_ua


def test_the_claim_of_pdf_x_stands_where_older_programs_look_too() -> None:
    x4 = Conformance(ua1=False, a2a=False, x4=True)

    assert b"<pdfxid:GTS_PDFXVersion>PDF/X-4<" in xmp_packet(METADATA, x4)
    assert info_entries(METADATA, x4)["GTS_PDFXVersion"] == "PDF/X-4"
    assert "GTS_PDFXVersion" not in info_entries(METADATA, Conformance())


def test_markup_in_a_title_is_text() -> None:
    title = "<b>AT&T</b>"

    assert read(changed(METADATA, title=title)).findtext(f"{DC}title/{RDF}Alt/{RDF}li") == title


def test_a_part_carries_the_packet_uncompressed() -> None:
    part = press().part(["anna"])
    reader = PdfReader(io.BytesIO(part))

    assert xmp_packet(METADATA, Conformance()) in part
    assert reader.xmp_metadata is not None
