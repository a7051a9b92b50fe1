"""How far a translation has come, for ``translate status``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.l10n.messages import source_version
from booklet.l10n.standing import read_standing
from booklet.model.schema import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.translate.workspace import Workspace


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
        yield f"  the content has changed, and not the catalogue: run `{command}`"
    version = source_version(space.messages)
    yield f"  version of the English: {version}"
    if standing.reviewed is not None and standing.reviewed.source != version:
        yield "  the English has changed since the review: review it again, and sign it off"
    for path, where in space.replaced:
        yield f"  replaced: {path} ({where.file}:{where.line})"
