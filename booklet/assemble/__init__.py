"""Part PDFs become one file: pages, structure tree, ways through it, metadata (pypdf).

pypdf is loaded when a function is called: importing it costs more than the merge itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from booklet.assemble.merge import Merging
    from booklet.paint.painter import PaintedPart
    from booklet.tagging.metadata import Conformance, Metadata
    from booklet.typeset.compose import InsertedPart


def begin(
    parts: Sequence[PaintedPart | InsertedPart], *, metadata: Metadata, project: Path
) -> Merging:
    """Merge the parts that several files begin with.

    Args:
        parts: as in :func:`finish`.
        metadata: language and direction of those files.
        project: folder that the files of inserts are relative to.

    Raises:
        BookletError: if an insert is refused.
    """
    from booklet.assemble.merge import begin as begun

    return begun(_files(parts, project, metadata), metadata)


def finish(
    parts: Sequence[PaintedPart | InsertedPart],
    *,
    metadata: Metadata,
    project: Path,
    conformance: Conformance | None = None,
    begun: Merging | None = None,
) -> bytes:
    """Make one file of painted parts and inserts, in their order.

    Args:
        parts: what our canvas painted, and sections that are PDFs made elsewhere.
        metadata: of the whole.
        project: folder that the files of inserts are relative to.
        conformance: what the file claims; all that we know of, unless told otherwise.
        begun: what stands before them.

    Raises:
        BookletError: if an insert is refused, or a link leads nowhere.
    """
    from booklet.assemble.merge import merge
    from booklet.assemble.serialise import serialise
    from booklet.tagging.metadata import Conformance

    files = _files(parts, project, metadata)
    conformance = conformance or Conformance()
    merged = merge(files, metadata=metadata, conformance=conformance, begun=begun)
    return serialise(merged, version=conformance.version)


def _files(
    parts: Sequence[PaintedPart | InsertedPart], project: Path, metadata: Metadata
) -> list[bytes]:
    from booklet.typeset.compose import InsertedPart

    return [
        _ready(part, project, metadata.language) if isinstance(part, InsertedPart) else part.data
        for part in parts
    ]


def _ready(part: InsertedPart, project: Path, language: str) -> bytes:
    from booklet.assemble.inserts import inspect_insert

    insert = part.insert
    return inspect_insert(project / insert.file, insert, language=language).data
