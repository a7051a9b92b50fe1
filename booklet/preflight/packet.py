"""What the metadata of a file say (XMP, ISO 16684-1), read without trusting their XML."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape

_TAG = re.compile(r"<[^>]*>")
_DATE = re.compile(
    r"(?:D:)?(\d{4})-?(\d\d)-?(\d\d)T?(\d\d):?(\d\d):?(\d\d)(?:\.\d+)?(?:Z|([+-])(\d\d)[:']?(\d\d))?"
)


def said(xmp: str, key: str) -> str:
    """What a property says, as an element or an attribute; empty if it is not there.

    Args:
        xmp: the packet.
        key: with its usual prefix: ``dc:title``.
    """
    name = re.escape(key)
    found = re.search(
        rf"<{name}\b[^>]*>(.*?)</{name}>|\b{name}=(?:\"(.*?)\"|'(.*?)')", xmp, re.DOTALL
    )
    if found is None:
        return ""
    text = next(group for group in found.groups() if group is not None)
    return " ".join(unescape(_TAG.sub(" ", text)).split())


def moment(text: str) -> datetime | None:
    """A date as XMP or the information dictionary writes it (7.9.4); None if it is none."""
    found = _DATE.match(text)
    if found is None:
        return None
    try:
        year, month, day, hour, minute, second = (int(found[part]) for part in range(1, 7))
        written = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
        hours, minutes = int(found[8] or 0), int(found[9] or 0)
        ahead = timedelta(hours=hours, minutes=minutes)
        return written + ahead if found[7] == "-" else written - ahead
    except (ValueError, OverflowError):
        return None
