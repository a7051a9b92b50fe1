"""What a file of a booklet says about itself: title, authors, date, and an id of its own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from booklet.model.content import Cover
from booklet.tagging.metadata import Metadata

if TYPE_CHECKING:
    from booklet.model.content import Booklet


def describe(
    booklet: Booklet, *, edition: str, created: datetime | None, producer: str
) -> Metadata:
    """The metadata of one file.

    Args:
        booklet: in the words of its locale.
        edition: what the name of the file has behind the locale: ``press-cover``.
        created: date of the file, in UTC; None for the booklet’s own.
        producer: name and version of this program.
    """
    year, month = (int(number) for number in booklet.date.split("-")[:2])
    return Metadata(
        title=booklet.title.plain,
        language=booklet.language,
        right_to_left=booklet.direction == "rtl",
        created=created or datetime(year, month, 1, tzinfo=UTC),
        identifier=_identifier(f"{booklet.id}.{booklet.language}.{edition}"),
        producer=producer,
        author=", ".join(booklet.authors),
        subject=_subject(booklet),
        keywords=booklet.keywords,
    )


def _identifier(name: str) -> str:
    """The same for every build of the same file: a UUID of version 8 (RFC 9562, 5.8)."""
    from hashlib import sha256

    digest = sha256(name.encode()).hexdigest()
    groups = (digest[:8], digest[8:12], f"8{digest[13:16]}", f"8{digest[17:20]}", digest[20:32])
    return f"urn:uuid:{'-'.join(groups)}"


def _subject(booklet: Booklet) -> str:
    """What catalogues say the booklet is: the description on its cover; first, if it is a draft."""
    said = next((s.description.plain for s in booklet.sections if isinstance(s, Cover)), "")
    return f"[{booklet.notice.plain}] {said}".strip() if booklet.notice else said
