"""What a file of sheets says about itself, and what it may no longer say."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pypdf.generic import (
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from booklet import __version__
from booklet.paint.xmp import info_entries, xmp_packet
from booklet.prepress.job import Flip
from booklet.tagging.metadata import Conformance, Metadata, uuid_urn
from booklet.values import value

if TYPE_CHECKING:
    from booklet.assemble.assembly import Assembly
    from booklet.prepress.sheets import Plan
    from booklet.prepress.source import Source
    from booklet.prepress.words import SheetWords

_X4 = re.compile(r"GTS_PDFXVersion(?:>|=\")\s*PDF/X-4")
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
_DUPLEX = {
    Flip.SHORT: "/DuplexFlipShortEdge",
    Flip.LONG: "/DuplexFlipLongEdge",
    Flip.NONE: "/Simplex",
}


@value(kw_only=True)
class About:
    """What the new file says.

    Attributes:
        title: of the pages' file, for slug lines.
        metadata: of the sheets: their title says what they are.
        conformance: PDF/X-4 where the pages' file keeps it. Never PDF/A or PDF/UA: sheets
            have neither tags nor a reading order.
        tagged: name of the file that can be read aloud; empty where none is known.
        source: the pages' file.
        plan: of the sheets.
    """

    title: str
    metadata: Metadata
    conformance: Conformance
    tagged: str
    source: Source
    plan: Plan

    @classmethod
    def of(cls, source: Source, plan: Plan, *, words: SheetWords, tagged: str) -> About:
        """Read what the pages' file says, and change what is different on sheets."""
        info = source.reader.metadata
        title = _text(info.title if info else "") or source.name.removesuffix(".pdf")
        x4 = bool(_X4.search(_packet(source)))
        # Pages for a press may have tags too; nobody should be sent to them to read.
        named = tagged or (source.name if source.is_tagged and not x4 else "")
        paper = words.for_paper.fill(file=named) if named else words.for_paper_only
        made = (info.modification_date or info.creation_date) if info else None
        metadata = Metadata(
            title=words.title.fill(title=title),
            language=_text(source.reader.root_object.get("/Lang")) or "und",
            created=(made or _NO_DATE).astimezone(UTC).replace(microsecond=0),
            identifier=_identifier(title, source.name, plan),
            instance=uuid_urn(source.data, repr(plan.asked).encode()),
            producer=f"Booklet builder {__version__}",
            author=_text(info.author if info else ""),
            # What the pages say of themselves: that a translation is a draft, for one.
            subject=" ".join(filter(None, (paper, _text(info.subject if info else "")))),
            creator=_text(info.creator if info else ""),
        )
        conformance = Conformance(ua1=False, a2a=False, x4=x4)
        return cls(
            title=title,
            metadata=metadata,
            conformance=conformance,
            tagged=named,
            source=source,
            plan=plan,
        )

    def describe(self, writer: Assembly) -> None:
        """Fill the catalogue and the information dictionary."""
        catalog = writer.root_object
        was = self.source.reader.root_object
        for key in ("/OutputIntents", "/OCProperties"):
            if key in was:
                catalog[NameObject(key)] = was.raw_get(key).clone(writer)
        if self.metadata.language != "und":
            catalog[NameObject("/Lang")] = TextStringObject(self.metadata.language)
        wishes = DictionaryObject(
            {
                # Printing dialogues take these over (12.2): the size as it is, both sides.
                NameObject("/PrintScaling"): NameObject("/None"),
                NameObject("/DisplayDocTitle"): BooleanObject(True),
            }
        )
        if not self.conformance.x4:  # whose PDF 1.6 does not know them
            wishes[NameObject("/Duplex")] = NameObject(_DUPLEX[self.plan.asked.flip])
            wishes[NameObject("/PickTrayByPDFSize")] = BooleanObject(True)
        catalog[NameObject("/ViewerPreferences")] = wishes
        packet = DecodedStreamObject()
        packet.set_data(xmp_packet(self.metadata, self.conformance))
        packet[NameObject("/Type")] = NameObject("/Metadata")
        packet[NameObject("/Subtype")] = NameObject("/XML")
        catalog[NameObject("/Metadata")] = writer.reference(writer.allocate(packet))
        names = {"Trapped": "False"} if self.conformance.x4 else {}
        writer.describe(info_entries(self.metadata, self.conformance), names=names)


def _packet(source: Source) -> str:
    found = source.reader.root_object.get("/Metadata")
    held = found.get_object() if found is not None else None
    return held.get_data().decode("utf-8", "replace") if isinstance(held, StreamObject) else ""


def _text(found: object) -> str:
    """A string of the file, without what no title may contain."""
    return "".join(c for c in str(found or "") if c.isprintable())[:300].strip()


def _identifier(title: str, name: str, plan: Plan) -> str:
    """The same for every imposition of the same file in the same way."""
    asked = plan.asked
    way = (asked.scheme.value, plan.size.width.pt, plan.size.height.pt, asked.binding.value)
    return uuid_urn(repr((title, name, *way)).encode())
