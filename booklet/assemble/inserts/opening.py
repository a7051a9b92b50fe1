"""Opens a foreign file and refuses what no booklet may carry (ISO 19005-2:2011, 6)."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject

if TYPE_CHECKING:
    from pypdf import PageObject

    from booklet.assemble.inserts import Limits
    from booklet.assemble.inserts.findings import Findings

_END_WITHIN = 1024
_HEAD_WITHIN = 1024
_PROGRAM_NAMES = {"/JavaScript": "JavaScript", "/Renditions": "a film or sound"}


def open_insert(file: str, findings: Findings, limits: Limits) -> PdfReader:
    """The reader of a file that is whole, not encrypted and not too large."""
    data = Path(file).read_bytes()
    if b"%PDF-" not in data[:_HEAD_WITHIN]:
        findings.refuse("I001", found="it does not begin like one")
    if b"%%EOF" not in data[-_END_WITHIN:]:
        findings.refuse("I001", found="its end is missing")
    reader = PdfReader(io.BytesIO(data))
    if "/Encrypt" in reader.trailer:
        findings.refuse("I002")
    objects = sum(map(len, reader.xref.values())) + len(reader.xref_objStm)
    if objects > limits.objects:
        findings.refuse("I003", found=f"{objects:,} objects", limit=f"{limits.objects:,}")
    _check_catalog(reader.root_object, findings)
    count = len(reader.pages)
    if count > limits.pages:
        findings.refuse("I003", found=f"{count} pages", limit=str(limits.pages))
    if count == 0:
        findings.refuse("I001", found="it has no pages")
    for page in reader.pages:
        _check_page(page, findings)
    return reader


def _check_catalog(catalog: DictionaryObject, findings: Findings) -> None:
    names = dictionary(catalog.get("/Names"))
    for key, said in _PROGRAM_NAMES.items():
        if key in names:
            findings.add("I005", found=said)
    if "/EmbeddedFiles" in names:
        findings.add("I006", found="attachments")
    if "/AF" in catalog or "/Collection" in catalog:
        findings.add("I006", found="files that belong to it")
    if "/AA" in catalog:
        findings.add("I005", found="something that happens by itself")
    opening = catalog.get("/OpenAction")
    check_action(dictionary(opening), findings)
    form = dictionary(catalog.get("/AcroForm"))
    if "/XFA" in form or array(form.get("/Fields")):
        findings.add("I007")
    _check_layers(dictionary(catalog.get("/OCProperties")), findings)


def _check_layers(layers: DictionaryObject, findings: Findings) -> None:
    default = dictionary(layers.get("/D"))
    off = array(default.get("/OFF"))
    if default.get("/BaseState") == "/OFF":
        off = ArrayObject([*off, *array(layers.get("/OCGs"))])
    for layer in off:
        name = str(dictionary(layer).get("/Name", "without a name"))
        findings.add("I017", found=name[:60])


def _check_page(page: PageObject, findings: Findings) -> None:
    if "/AA" in page:
        findings.add("I005", found="something that happens by itself")
    if "/AF" in page:
        findings.add("I006", found="files that belong to a page")


def check_action(action: DictionaryObject, findings: Findings, depth: int = 0) -> bool:
    """Note an action, or one that follows it, that does more than lead somewhere.

    Returns:
        Whether all is well.
    """
    if not action:
        return True
    kind = str(action.get("/S", "/GoTo"))
    if kind not in _HARMLESS or depth > _LONGEST_CHAIN:
        findings.add("I005", found=_ACTIONS.get(kind, kind.removeprefix("/")))
        return False
    following = action.get("/Next")
    held = following.get_object() if following is not None else None
    actions = held if isinstance(held, ArrayObject) else [held]
    return all(check_action(dictionary(item), findings, depth + 1) for item in actions)


_LONGEST_CHAIN = 8
_HARMLESS = frozenset({"/GoTo", "/URI", "/Named"})
_ACTIONS = {
    "/JavaScript": "JavaScript",
    "/Launch": "a command that starts a program",
    "/SubmitForm": "a form that is sent",
    "/ImportData": "data that is fetched",
    "/GoToR": "a link to another file",
    "/GoToE": "a link to an attachment",
    "/Rendition": "a film or sound",
    "/Movie": "a film",
    "/Sound": "a sound",
}


def dictionary(value: object) -> DictionaryObject:
    """The dictionary that a value is or refers to; an empty one for anything else."""
    held = value.get_object() if isinstance(value, PdfObject) else None
    return held if isinstance(held, DictionaryObject) else DictionaryObject()


def array(value: object) -> ArrayObject:
    """The array that a value is or refers to; an empty one for anything else."""
    held = value.get_object() if isinstance(value, PdfObject) else None
    return held if isinstance(held, ArrayObject) else ArrayObject()
