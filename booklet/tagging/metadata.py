"""What a file says about itself: title, language, dates, conformance, output intent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path


def uuid_urn(*said: bytes) -> str:
    """A name for what was said, the same whenever that is: a UUID of version 8 (RFC 9562, 5.8)."""
    from hashlib import sha256

    hashed = sha256()
    for piece in said:
        hashed.update(piece)
    digest = hashed.hexdigest()
    groups = (digest[:8], digest[8:12], f"8{digest[13:16]}", f"8{digest[17:20]}", digest[20:32])
    return f"urn:uuid:{'-'.join(groups)}"


@value(kw_only=True)
class Metadata:
    """The document as catalogues and window titles know it.

    Attributes:
        title: shown in the window (ISO 14289-1:2014, 7.1).
        language: BCP 47 tag of the text where nothing else is said.
        right_to_left: whether the text runs, and pages follow each other, that way.
        created: aware, in UTC; also the date of the last change.
        identifier: the same for every build of the same edition, a URI: ``urn:uuid:…``.
        instance: another for every content, likewise; empty while it is not known.
        producer: name and version of this program.
        creator: the program in which the content was made; empty: the producer.
    """

    title: str
    language: str
    created: datetime
    identifier: str
    producer: str
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    creator: str = ""
    right_to_left: bool = False
    instance: str = ""

    def __post_init__(self) -> None:
        offset = self.created.utcoffset()
        assert offset is not None, "the date of a file needs a time zone"
        assert not offset, "and that is UTC"

    @property
    def document_attributes(self) -> Mapping[str, Mapping[str, str]]:
        """Attributes of the ``Document`` element (ISO 32000-1:2008, 14.8.5.4.2)."""
        return {"Layout": {"WritingMode": "RlTb"}} if self.right_to_left else {}


@value(kw_only=True)
class Conformance:
    """The standards that a file claims to keep.

    Attributes:
        ua1: PDF/UA-1 (ISO 14289-1:2014).
        a2a: PDF/A-2a (ISO 19005-2:2011, level A).
        x4: PDF/X-4 (ISO 15930-7:2010).
    """

    ua1: bool = True
    a2a: bool = True
    x4: bool = False

    @property
    def version(self) -> str:
        """The version of PDF that the file is written in: PDF/X-4 knows none after 1.6."""
        return "1.6" if self.x4 else "1.7"


@value(kw_only=True)
class OutputIntent:
    """The colour behaviour that the device colours of a file are meant for.

    Attributes:
        name: the printing condition or colour space by its registered name.
        profile: bytes of the ICC profile.
        components: 1 grey, 3 RGB, 4 CMYK.
        registry: where the name is registered.
        subtype: ``GTS_PDFA1`` or ``GTS_PDFX`` (ISO 32000-1:2008, 14.11.5).
        condition: the same in words for people; empty: the name.
    """

    name: str
    profile: bytes
    components: int
    registry: str = "http://www.color.org"
    subtype: str = "GTS_PDFA1"
    condition: str = ""

    @classmethod
    def srgb(cls, profile: Path) -> OutputIntent:
        """The intent of files made for screens, with the profile in ``profile``."""
        return cls(name="sRGB IEC61966-2.1", profile=profile.read_bytes(), components=3)
