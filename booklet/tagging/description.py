"""What a file of a booklet says about itself: title, authors, date, and an id of its own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from booklet.model.content import Cover
from booklet.tagging.metadata import Metadata, uuid_urn

if TYPE_CHECKING:
    from booklet.model.content import Booklet


def describe(
    booklet: Booklet, *, edition: str, created: datetime | None, producer: str, title: str = ""
) -> Metadata:
    """The metadata of one file.

    Args:
        booklet: in the words of its locale.
        edition: what the name of the file has behind the locale: ``press-cover``.
        created: date of the file, in UTC; None for the booklet’s own.
        producer: name and version of this program.
        title: of the file; empty for the booklet's.
    """
    year, month = (int(number) for number in booklet.date.split("-")[:2])
    return Metadata(
        title=title or booklet.title.plain,
        language=booklet.language,
        right_to_left=booklet.direction == "rtl",
        created=created or datetime(year, month, 1, tzinfo=UTC),
        identifier=uuid_urn(f"{booklet.id}.{booklet.language}.{edition}".encode()),
        producer=producer,
        author=", ".join(booklet.authors),
        subject=_subject(booklet),
        keywords=booklet.keywords,
    )


def _subject(booklet: Booklet) -> str:
    """What catalogues say the booklet is: the description on its cover; first, if it is a draft."""
    said = next((s.description.plain for s in booklet.sections if isinstance(s, Cover)), "")
    return f"[{booklet.notice.plain}] {said}".strip() if booklet.notice else said
