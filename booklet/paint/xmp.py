"""The XMP packet: what a file says about itself, for programs (ISO 16684-1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from booklet.tagging.metadata import Conformance, Metadata

_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}

# PDF/A knows only the schemas of 2005; PDF/UA's own is described to it as an extension
# (ISO 19005-2:2011, 6.6.2.3).
_UA_EXTENSION = (
    "<pdfaExtension:schemas><rdf:Bag>"
    '<rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>"
)


def xmp_packet(metadata: Metadata, conformance: Conformance) -> bytes:
    """The packet for ``metadata``, consistent with :func:`info_entries`."""
    body = "\n".join(_properties(metadata, conformance))
    namespaces = "".join(
        f' xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items() if f"{prefix}:" in body
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{namespaces}>\n{body}\n'
        "</rdf:Description></rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="w"?>'
    ).encode()


def _properties(metadata: Metadata, conformance: Conformance) -> list[str]:
    date = metadata.created.strftime("%Y-%m-%dT%H:%M:%SZ")
    found = [
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{_by_language(metadata.title)}</dc:title>",
        f"<dc:language><rdf:Bag>{_item(metadata.language)}</rdf:Bag></dc:language>",
        f"<dc:identifier>{_escaped(metadata.identifier)}</dc:identifier>",
        f"<xmp:CreatorTool>{_escaped(metadata.creator or metadata.producer)}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{date}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{date}</xmp:ModifyDate>",
        f"<xmp:MetadataDate>{date}</xmp:MetadataDate>",
        f"<xmpMM:DocumentID>{_escaped(metadata.identifier)}</xmpMM:DocumentID>",
        f"<pdf:Producer>{_escaped(metadata.producer)}</pdf:Producer>",
    ]
    if metadata.instance:
        found.append(f"<xmpMM:InstanceID>{_escaped(metadata.instance)}</xmpMM:InstanceID>")
    if metadata.author:
        found.append(f"<dc:creator><rdf:Seq>{_item(metadata.author)}</rdf:Seq></dc:creator>")
    if metadata.subject:
        found.append(f"<dc:description>{_by_language(metadata.subject)}</dc:description>")
    if metadata.keywords:
        subjects = "".join(_item(word) for word in metadata.keywords)
        found.append(f"<dc:subject><rdf:Bag>{subjects}</rdf:Bag></dc:subject>")
        found.append(f"<pdf:Keywords>{_escaped(', '.join(metadata.keywords))}</pdf:Keywords>")
    if conformance.a2a:
        found.append("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>")
    if conformance.ua1:
        found.append("<pdfuaid:part>1</pdfuaid:part>")
    if conformance.a2a and conformance.ua1:
        found.append(_UA_EXTENSION)
    if conformance.x4:
        found += _PRESS
    return found


# What ISO 15930-7:2010 asks for: the standard, that nothing is trapped yet, and which of its
# renditions this is.
_PRESS = (
    "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>",
    "<pdf:Trapped>False</pdf:Trapped>",
    "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>",
    "<xmpMM:VersionID>1</xmpMM:VersionID>",
)


def info_entries(metadata: Metadata, conformance: Conformance | None = None) -> dict[str, str]:
    """The information dictionary (ISO 32000-1:2008, 14.3.3) as names and text.

    ``Trapped`` is a name, which whoever writes the dictionary adds. PDF/X-4 is claimed in the
    packet; older programs at printers look for the claim here.
    """
    date = pdf_date(metadata.created)
    entries = {
        "Title": metadata.title,
        "Author": metadata.author,
        "Subject": metadata.subject,
        "Keywords": ", ".join(metadata.keywords),
        "Creator": metadata.creator or metadata.producer,
        "Producer": metadata.producer,
        "CreationDate": date,
        "ModDate": date,
        "GTS_PDFXVersion": "PDF/X-4" if conformance and conformance.x4 else "",
    }
    return {name: text for name, text in entries.items() if text}


def pdf_date(moment: datetime) -> str:
    """A date as PDF writes it (ISO 32000-1:2008, 7.9.4), in UTC."""
    return moment.strftime("D:%Y%m%d%H%M%SZ")


def _by_language(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_escaped(text)}</rdf:li></rdf:Alt>'


def _item(text: str) -> str:
    return f"<rdf:li>{_escaped(text)}</rdf:li>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
