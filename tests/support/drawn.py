"""Files of one page or a few, written operator by operator."""

from __future__ import annotations

from dataclasses import dataclass

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


@dataclass(frozen=True, kw_only=True)
class Stream:
    """A stream object: its dictionary without the length, and its data."""

    entries: str = ""
    data: bytes = b""

    def written(self) -> bytes:
        return b"<< %b /Length %d >>\nstream\n%b\nendstream" % (
            self.entries.encode("latin-1"),
            len(self.data),
            self.data,
        )


def drawn(
    *contents: str,
    media: tuple[float, ...] = (0, 0, 144, 144),
    boxes: str = "",
    resources: str = "",
    objects: dict[int, Stream | str] | None = None,
    profile: bytes | None = None,
) -> bytes:
    """A file with a page for each content, all alike but for that.

    Args:
        contents: operators; ``/F1`` is Helvetica.
        media: the MediaBox, points.
        boxes: other entries of the page: ``/TrimBox [10 10 90 90]``.
        resources: entries of the resource dictionary besides fonts: ``/XObject << … >>``.
        objects: others, by their numbers from 100 on: ``100 0 R``.
        profile: of the output intent.
    """
    bodies: dict[int, bytes] = {4: FONT}
    kids = " ".join(f"{10 + 2 * at} 0 R" for at in range(len(contents)))
    intents = ""
    if profile is not None:
        bodies[5] = Stream(entries="/N 4", data=profile).written()
        intents = (
            "/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFX"
            " /OutputConditionIdentifier (test) /DestOutputProfile 5 0 R >>]"
        )
    bodies[1] = f"<< /Type /Catalog /Pages 2 0 R {intents} >>".encode()
    bodies[2] = f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode()
    bodies[3] = f"<< /Font << /F1 4 0 R >> {resources} >>".encode()
    for at, content in enumerate(contents):
        number = 10 + 2 * at
        sides = " ".join(f"{side:g}" for side in media)
        bodies[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{sides}] {boxes}"
            f" /Resources 3 0 R /Contents {number + 1} 0 R >>"
        ).encode()
        bodies[number + 1] = Stream(data=content.encode("latin-1")).written()
    for number, body in (objects or {}).items():
        bodies[number] = body.written() if isinstance(body, Stream) else body.encode("latin-1")
    return _file(bodies)


def _file(bodies: dict[int, bytes]) -> bytes:
    output = b"%PDF-1.7\n"
    places = {}
    for number, body in sorted(bodies.items()):
        places[number] = len(output)
        output += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start, size = len(output), max(bodies) + 1
    output += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        in_use = number in places
        output += b"%010d %05d %b \n" % (
            places.get(number, 0),
            0 if in_use else 1,
            b"n" if in_use else b"f",
        )
    return output + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
