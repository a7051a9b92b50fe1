"""Part PDFs become one file: pages, structure tree, ways through it, metadata (pypdf).

pypdf is loaded when a function is called: importing it costs more than the merge itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from booklet.model.content import Insert
    from booklet.tagging.metadata import Conformance, Metadata


def finish(
    parts: Sequence[bytes | Insert],
    *,
    metadata: Metadata,
    project: Path,
    conformance: Conformance | None = None,
) -> bytes:
    """Make one file of painted parts and inserts, in their order.

    Args:
        parts: what our canvas painted, or a section that is a PDF made elsewhere.
        metadata: of the whole.
        project: folder that the files of inserts are relative to.
        conformance: what the file claims; all that we know of, unless told otherwise.

    Raises:
        BookletError: if an insert is refused, or a link leads nowhere.
    """
    from booklet.assemble.merge import merge
    from booklet.assemble.serialise import serialise

    files = [part if isinstance(part, bytes) else _ready(part, project) for part in parts]
    return serialise(merge(files, metadata=metadata, conformance=conformance))


def _ready(insert: Insert, project: Path) -> bytes:
    from booklet.assemble.inserts import inspect_insert

    return inspect_insert(project / insert.file, insert).data
