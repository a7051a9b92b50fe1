"""A ReportLab canvas on which nothing can be painted without saying what it is.

Real content belongs to a node of the structure tree, everything else is an artifact
(ISO 14289-1:2014, 7.1). Coordinates are points from the lower left corner of the trim,
y upwards; the canvas moves them when the page has a bleed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from reportlab.pdfgen.canvas import Canvas

from booklet.paint.boxes import PageBoxes
from booklet.paint.images import Photograph, embed_photograph
from booklet.paint.information import Info, NoOutline, identity
from booklet.paint.navigation import (
    Box,
    Entry,
    Label,
    LinkArea,
    Place,
    action_to,
    labels_object,
    names_object,
    outline_object,
)
from booklet.paint.objects import Raw, Stream, number, reference, text_string
from booklet.paint.tags import Parent, write_structure
from booklet.paint.xmp import xmp_packet
from booklet.tagging.metadata import Conformance, Metadata, OutputIntent
from booklet.tagging.tree import Annotation, Mark, Node
from booklet.units import ZERO, Length

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument, PDFPage

    from booklet.geometry import Size

_ARTIFACTS = frozenset({"Pagination", "Layout", "Page", "Background"})


class TaggedCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas that writes a tagged part.

    Between :meth:`begin` or :meth:`begin_artifact` and :meth:`end` stands one
    marked-content sequence; they never nest. The file is the same, byte for byte,
    whenever the same calls are made.
    """

    def __init__(  # noqa: PLR0913 - each is a fact of the file, given once
        self,
        file: BinaryIO,
        *,
        root: Node,
        metadata: Metadata,
        trim: Size,
        bleed: Length = ZERO,
        room: Length = ZERO,
        output_intent: OutputIntent | None = None,
        conformance: Conformance | None = None,
    ) -> None:
        self._root = root
        self._metadata = metadata
        self._boxes = PageBoxes(trim=trim, bleed=bleed, room=room)
        self._offset = self._boxes.offset
        self._intent = output_intent
        self._conformance = conformance or Conformance()
        self._open = False
        self._marked: list[Node] = []
        self._parents: list[Parent] = []
        self._links: dict[Node, LinkArea] = {}
        self._places: dict[str, Place] = {}
        self._entries: list[Entry] = []
        self._labels: dict[int, Label] = {}
        self._states = ""
        # invariant: or ReportLab asks the clock for the file's ID.
        super().__init__(
            file, pagesize=self._boxes.media, pageCompression=1, invariant=1, pdfVersion=(1, 7),
            lang=metadata.language,
        )  # fmt: skip
        self._doc.info = Info(metadata)
        self._doc._ID = identity(metadata)  # noqa: SLF001 - spares ReportLab a digest
        self.setViewerPreference("DisplayDocTitle", "true")
        if metadata.right_to_left:
            # ISO 32000-1:2008, 12.2: pages side by side begin at the right.
            self.setViewerPreference("Direction", "R2L")

    def _make_preamble(self) -> None:
        """Stands before each page's operators; ReportLab would set Helvetica there."""
        # Four decimals, as the boxes have: art ends where the bleed does.
        offset = f"{self._offset:.4f}"
        self._preamble = f"1 0 0 1 {offset} {offset} cm" if self._offset else ""

    @property
    def document(self) -> PDFDocument:
        """What the part is written into; fonts are embedded there."""
        return self._doc

    @property
    def page_index(self) -> int:
        """The page being painted, counted from 0."""
        return int(self._pageNumber) - 1

    def begin(self, node: Node) -> None:
        """Open a sequence of ``node``'s content; a node may have many, on many pages."""
        assert not self._open, "marked content does not nest: end() is missing"
        self._open = True
        node.attach()
        mcid = len(self._marked)
        node.kids.append(Mark(self.page_index, mcid))
        self._marked.append(node)
        self._code.append(f"/{node.tag}<</MCID {mcid}>>BDC")

    def begin_artifact(self, kind: str = "Layout", subtype: str | None = None) -> None:
        """Open a sequence that is no content (ISO 32000-1:2008, 14.8.2.2).

        Args:
            kind: ``Pagination``, ``Layout``, ``Page`` or ``Background``.
            subtype: for ``Pagination``: ``Header``, ``Footer``, ``Watermark``.
        """
        assert not self._open, "marked content does not nest: end() is missing"
        assert kind in _ARTIFACTS, f"no kind of artifact: “{kind}”"
        self._open = True
        detail = f"/Subtype/{subtype}" if subtype else ""
        self._code.append(f"/Artifact<</Type/{kind}{detail}>>BDC")

    def end(self) -> None:
        """Close the sequence that is open."""
        assert self._open, "no marked content is open"
        self._open = False
        self._code.append("EMC")

    def emit(self, operators: str) -> None:
        """Paint: operators as they stand in the page's content, within a sequence."""
        assert self._open, "painted without a role: begin() or begin_artifact() first"
        self._code.append(operators)

    def state(self, operators: str) -> None:
        """Operators that paint nothing (``q``, ``Q``, ``cm``, ``W n``): allowed anywhere."""
        self._code.append(operators)

    def bounding_box(self, node: Node, box: Box) -> None:
        """Say where a figure stands on its page (ISO 32000-1:2008, 14.8.5.4.3)."""
        node.set("Layout", "BBox", self._moved(box))

    def link(
        self,
        box: Box,
        node: Node,
        *,
        description: str,
        uri: str | None = None,
        destination: str | None = None,
    ) -> None:
        """Make a rectangle of the page lead somewhere.

        Called again with the same node on the same page, it lengthens that link by a
        line: a reader meets one link, however often it breaks.

        Args:
            box: the words' rectangle.
            node: a ``Link`` element.
            description: what the reader is told (ISO 14289-1:2014, 7.18.5).
            uri: an address, percent-encoded.
            destination: a name given by :meth:`destination` in this or another part.
        """
        assert node.tag in {"Link", "Reference"}, "only a Link leads anywhere"
        area = self._links.get(node)
        if area is None or area.page != self.page_index:
            area = self._annotate(node, description, action_to(uri=uri, destination=destination))
        area.boxes.append(self._moved(box))

    def _annotate(self, node: Node, description: str, action: str) -> LinkArea:
        key = len(self._parents)
        area = LinkArea(self.page_index, key, description, action, [])
        self._links[node] = area
        self._parents.append(node)
        name = f"Link{key}"
        self._addAnnotation(Raw(area.write), name)
        node.attach()
        node.kids.append(Annotation(self.page_index, self._doc.annotationName(name)))
        return area

    def destination(self, name: str, top: float) -> None:
        """Give a height on this page a name, unique in the booklet, that links lead to."""
        assert name not in self._places, f"two destinations are called “{name}”"
        assert name.isascii(), f"destination “{name}”: names are ASCII"
        self._places[name] = Place(self.page_index, top + self._offset)

    def outline(self, title: str, destination: str, level: int = 0) -> None:
        """Add a line to the outline."""
        self._entries.append(Entry(title, destination, level))

    def page_label(self, *, prefix: str = "", start: int = 1, style: str | None = "D") -> None:
        """Name pages from this one on; see :class:`~booklet.paint.navigation.Label`."""
        self._labels[self.page_index] = Label(prefix, style, start)

    def graphics_state(self, name: str, entries: str) -> None:
        """Keep a graphics state that ``/name gs`` sets (ISO 32000-1:2008, 8.4.5)."""
        self._states += f"/{name}<</Type/ExtGState{entries}>>"

    def _setExtGState(self, obj: PDFPage) -> None:  # noqa: N802 - ReportLab 5.1's hook
        """Called by ``showPage``; ReportLab's own states are not used."""
        states = self._states
        obj.ExtGState = Raw(lambda _: f"<<{states}>>") if states else None

    def form(self, name: str, box: Box, operators: str, *, resources: str = "") -> None:
        """Keep a drawing that :meth:`do` paints any number of times.

        Args:
            name: unique in the part.
            box: what of it shows, in the drawing's own coordinates.
            operators: without marked content.
            resources: entries of its resource dictionary, as they stand in the file.
        """
        entries = (
            f"/Type/XObject/Subtype/Form/BBox[{' '.join(map(number, box))}]"
            f"/Resources<<{resources}>>"
        )
        self._doc.Reference(
            Stream(operators.encode("latin-1"), entries), self._doc.getXObjectName(name)
        )

    def image(self, name: str, photograph: Photograph) -> None:
        """Keep a photograph that :meth:`do` paints; it fills a square of 1 by 1 point."""
        embed_photograph(self._doc, self._doc.getXObjectName(name), photograph)

    def has_form(self, name: str) -> bool:
        """Whether :meth:`form` or :meth:`image` was called for ``name``."""
        return bool(self._doc.hasForm(name))

    def do(self, name: str, matrix: tuple[float, ...] | None = None) -> None:
        """Paint a form or photograph, moved and scaled by the six numbers that ``cm`` takes."""
        self._formsinuse.append(name)
        painted = f"/{self._doc.getXObjectName(name)} Do"
        if matrix is not None:
            painted = f"q {' '.join(f'{value:.6g}' for value in matrix)} cm {painted} Q"
        self.emit(painted)

    def _moved(self, box: Box) -> Box:
        offset = self._offset
        x0, y0, x1, y1 = box
        return (x0 + offset, y0 + offset, x1 + offset, y1 + offset)

    def _setAnnotations(self, page: PDFPage) -> None:  # noqa: N802 - ReportLab 5.1's hook
        """Called by ``showPage`` with the page before it is registered."""
        super()._setAnnotations(page)
        assert not self._open, "marked content is open at the end of the page"
        page.Trans = None
        page.Contents = Stream(page.stream.encode("latin-1"))
        for name, box in self._boxes.entries().items():
            setattr(page, name, box)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.Tabs = "/S"
        page.StructParents = len(self._parents)
        self._parents.append(self._marked)
        self._marked = []

    def save(self) -> None:
        """Finish the part and write it into the file."""
        if self._code:
            self.showPage()
        document, catalog = self._doc, self._doc.Catalog
        catalog.StructTreeRoot = write_structure(document, self._root, self._parents)
        catalog.MarkInfo = Raw(lambda _: "<</Marked true>>")
        packet = xmp_packet(self._metadata, self._conformance)
        catalog.Metadata = Stream(packet, "/Type/Metadata/Subtype/XML", compress=False)
        if self._places:
            catalog.Names = names_object(self._places)
        if self._labels:
            catalog.PageLabels = labels_object({0: Label(), **self._labels})
        if self._intent:
            self._write_intent(self._intent)
        document.Reference(catalog)
        # Not ReportLab's own outline: its destinations are places, ours are names.
        document.Outlines = NoOutline()
        catalog.Outlines = None
        if self._entries:
            catalog.Outlines = outline_object(document, self._entries)
            catalog.PageMode = "/UseOutlines"
        document.SaveToFile(self._filename, self)

    def _write_intent(self, intent: OutputIntent) -> None:
        document, catalog = self._doc, self._doc.Catalog
        document.Reference(Stream(intent.profile, f"/N {intent.components}"), "OutputProfile")
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.OutputIntents = Raw(
            lambda target: (
                f"[<</Type/OutputIntent/S/{intent.subtype}"
                f"/OutputConditionIdentifier{text_string(intent.name)}"
                f"/OutputCondition{text_string(intent.condition or intent.name)}"
                f"/Info{text_string(intent.condition or intent.name)}"
                f"/RegistryName{text_string(intent.registry)}"
                f"/DestOutputProfile {reference(target, 'OutputProfile')}>>]"
            )
        )
