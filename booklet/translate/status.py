"""How far a translation has come, for ``translate status``."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from booklet.l10n.standing import read_standing
from booklet.model.schema import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from booklet.l10n.messages import Message
    from booklet.translate.workspace import Workspace


def source_version(messages: Sequence[Message]) -> str:
    """Twelve letters that change whenever a word of the source does."""
    digest = hashlib.sha256()
    for message in messages:
        digest.update(f"{message.context}\0{message.source}\0".encode())
    return digest.hexdigest()[:12]


def status_lines(space: Workspace) -> Iterator[str]:
    """What to say of one locale."""
    catalogue = space.catalogue()
    wanted = [message.key for message in space.messages]
    entries = [catalogue.entries[key] for key in wanted if key in catalogue.entries]
    done = sum(1 for one in entries if one.is_translated)
    fuzzy = sum(1 for one in entries if one.is_fuzzy)
    left = len(wanted) - done - fuzzy
    reader = Reader(space.project)
    standing = read_standing(reader, space.content, space.tag)
    reader.findings.stop()
    assert standing is not None
    said = standing.standing
    if standing.reviewed is not None:
        review = standing.reviewed
        said += f" by {review.by}, {review.date}, of {review.source}"
    share = 100 * done // len(wanted)
    yield (
        f"{space.tag} {space.facts.english}: {done} of {len(wanted)} messages ({share} %),"
        f" {fuzzy} to look at again, {left} to translate; {said}"
    )
    unknown = len(catalogue.entries) - len(entries)
    if unknown or len(entries) < len(wanted):
        command = f"python build_report.py translate update {space.tag}"
        yield f"  the English has changed: run `{command}`"
    yield f"  version of the English: {source_version(space.messages)}"
