"""The same words, the same bytes: packages without the hour at which they were packed."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import Any

_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - the formats know no zones; any day, always the same
_DAY = (2000, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def saved(document: Any, properties: Any, title: str) -> bytes:  # noqa: ANN401 - of two libraries
    """A spreadsheet or document of a library, which says nothing of who made it, or when.

    Args:
        document: with a ``save`` that takes a stream.
        properties: its own, of the whole document.
        title: what programs call it.
    """
    properties.title = title
    properties.created = properties.modified = _EPOCH
    stream = io.BytesIO()
    document.save(stream)
    return repacked(stream.getvalue())


def repacked(data: bytes) -> bytes:
    """A spreadsheet or document whose parts are all of one day, long ago."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as package,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for part in package.infolist():
            content = package.read(part)
            if part.filename == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z", content)
            info = zipfile.ZipInfo(part.filename, _DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(info, content)
    return stream.getvalue()
