"""Signing a translation off: somebody who has read all of it answers for it, by name."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from booklet.assemble.files import write_together
from booklet.l10n.messages import source_version
from booklet.l10n.standing import Standing
from booklet.model.reading import read_document
from booklet.model.schema import Reader
from booklet.source.files import SourceText, read_text
from booklet.source.findings import Findings
from booklet.source.nodes import Mapping, Scalar
from booklet.source.yaml_reader import parse_text
from booklet.translate.checking import check_translation

if TYPE_CHECKING:
    from booklet.diagnostics import Diagnostic
    from booklet.translate.workspace import Workspace

_PLAIN = re.compile(r"\w(?:[\w .’-]*[\w.])?")


def sign_off(space: Workspace, *, by: str, date: str) -> tuple[Diagnostic, ...]:
    """Set the standing of a locale to reviewed, of the English as it is now.

    Nothing is written if the catalogue has errors: a message that is missing or fuzzy is one.

    Args:
        space: the locale.
        by: who has read it.
        date: the day, ISO 8601.

    Returns:
        What ``translate check`` finds.

    Raises:
        BookletError: if there is no catalogue, or the file of the standing has mistakes.
    """
    found = check_translation(space, space.catalogue()).findings
    if not any(one.severity == "error" for one in found):
        findings = Findings()
        text = read_text(space.project, space.standing_path, findings)
        findings.stop()
        assert text is not None
        review = {"by": by, "date": date, "source": source_version(space.messages)}
        signed = _signed(text, review, Reader(space.project, findings))
        write_together({space.standing_path: signed.encode()})
    return found


def _signed(file: SourceText, review: dict[str, str], reader: Reader) -> str:
    """The file with its values changed in their places, and nothing else: comments stay."""
    node = _read(file, reader)
    standing, old = node.get("standing"), node.get("reviewed")
    assert isinstance(standing, Scalar)
    changes = [(standing.start, standing.end, "reviewed")]
    if isinstance(old, Mapping):
        for name, value in review.items():
            scalar = old.get(name)
            assert isinstance(scalar, Scalar)
            changes.append((scalar.start, scalar.end, _written(value)))
    else:
        line_end = file.text.find("\n", standing.end)
        end = line_end if line_end >= 0 else len(file.text)
        lines = "".join(f"\n  {name}: {_written(value)}" for name, value in review.items())
        changes.append((end, end, f"\nreviewed:{lines}"))
    text = file.text
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    _read(SourceText(file.file, text), reader)  # what is written can be read again
    return text


def _read(file: SourceText, reader: Reader) -> Mapping:
    node = parse_text(file, reader.findings)
    if node is not None:
        read_document(Standing, reader, node)
    reader.findings.stop()
    assert isinstance(node, Mapping)
    return node


def _written(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
