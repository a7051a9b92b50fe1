"""Which file is read and written how, by the end of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.diagnostics import BookletError
from booklet.l10n.codes import diagnose
from booklet.l10n.facts import facts_of
from booklet.l10n.po import read_po, write_po
from booklet.l10n.translation import check_header
from booklet.source.files import SourceText
from booklet.source.findings import Findings
from booklet.translate.exchange.guard import guard_rows, read_file, refuse
from booklet.translate.exchange.rows import AGAIN, DONE, TODO, Parcel, Row, row_id, rows_of
from booklet.values import changed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

    from booklet.l10n.catalogue import Catalogue
    from booklet.translate.workspace import Workspace

FORMATS = ("po", "xliff", "xlsx", "docx")
_ENDINGS = {".po": "po", ".xliff": "xliff", ".xlf": "xliff", ".xlsx": "xlsx", ".docx": "docx"}


def export(space: Workspace, catalogue: Catalogue, kind: str, *, todo: bool = False) -> bytes:
    """A catalogue as a file to send out.

    Args:
        space: the locale.
        catalogue: what has been translated so far.
        kind: one of :data:`FORMATS`.
        todo: only what is still to be translated or to be looked at again.
    """
    kept = {key: one for key, one in catalogue.entries.items() if not todo or not one.is_translated}
    if kind == "po":
        return write_po(changed(catalogue, entries=kept, obsolete=())).encode()
    parcel = Parcel(
        project=space.booklet.id,
        source=space.booklet.language,
        target=space.tag,
        rows=tuple(rows_of(kept.values(), space.facts.plurals)),
    )
    written: bytes = _module(kind).write(parcel)
    return written


def read(path: Path, *, project: str, source: str) -> Parcel:
    """A file that came back.

    Args:
        path: where it lies.
        project: the booklet's id, for a PO file, which need not say it.
        source: the language of the content, likewise.

    Raises:
        BookletError: if it is none of ours, or has in it what it should not.
    """
    kind = _ENDINGS.get(path.suffix.lower(), "")
    if not kind:
        raise BookletError([diagnose("K048", None, file=path.name)])
    data = read_file(path)
    if kind == "po":
        return _from_po(data, path.name, project=project, source=source)
    parcel: Parcel = _module(kind).read(data, path.name)
    return parcel


def _module(kind: str) -> ModuleType:
    """The module of a format; only the one that is needed imports its library."""
    from importlib import import_module

    return import_module(f"booklet.translate.exchange.{kind}")


def _from_po(data: bytes, file: str, *, project: str, source: str) -> Parcel:
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        refuse(file, "it is not written in UTF-8", code="K040")
    guard_rows(text.count("\nmsgid "), file)
    findings = Findings()
    catalogue = read_po(SourceText(file, text), findings)
    findings.stop()
    assert catalogue is not None
    tag = catalogue.header.get("Language", "").replace("_", "-")
    facts = facts_of(tag) if tag else None
    if facts is None:
        refuse(file, f"its header says the language is “{tag}”", code="K043", line=1)
    check_header(catalogue, facts, findings)
    findings.stop()
    rows = tuple(_rows(catalogue, facts.plurals))
    return Parcel(project=project, source=source, target=tag, rows=rows)


def _rows(catalogue: Catalogue, categories: tuple[str, ...]) -> Iterator[Row]:
    for entry in catalogue.entries.values():
        forms = categories if entry.plural is not None else ("",)
        for form, (category, target) in enumerate(zip(forms, entry.translations, strict=True)):
            yield Row(
                id=row_id(entry, category),
                context=entry.context,
                source=entry.source,
                target=target,
                state=AGAIN if entry.is_fuzzy else DONE if target else TODO,
                where=catalogue.location(entry, form if entry.lines else None),
            )
