"""Turns a foreign file into a part, or into findings; runs in the child."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from booklet.assemble.inserts.draft import Draft
from booklet.assemble.inserts.findings import Refused
from booklet.assemble.inserts.links import Links
from booklet.assemble.inserts.opening import open_insert
from booklet.assemble.inserts.tagged import graft_tree, is_tagged
from booklet.assemble.inserts.untagged import tag_pages
from booklet.assemble.serialise import serialise_plain

if TYPE_CHECKING:
    from booklet.assemble.inserts import Request
    from booklet.assemble.inserts.findings import Findings


def make_ready(request: Request, findings: Findings) -> tuple[dict[str, Any], bytes]:
    """Read the file of a request and make a part of it.

    Returns:
        What the parent is told of the part, and the part.

    Raises:
        Refused: if something was found wrong.
    """
    reader = open_insert(request.file, findings, request.limits)
    tagged = is_tagged(reader)
    _check_alternatives(request, len(reader.pages), findings, tagged=tagged)
    if findings.found:
        # What follows would only repeat it, page by page.
        raise Refused
    draft = Draft(reader, request, findings)
    links = Links(draft)
    copied = links.copy_all()
    if tagged:
        graft_tree(draft)
    else:
        tag_pages(draft, copied)
    links.outline()
    draft.write_destinations()
    head = {"pages": len(draft.pages), "tagged": tagged, "sizes": draft.sizes()}
    return head, serialise_plain(draft.target)


def _check_alternatives(request: Request, pages: int, findings: Findings, *, tagged: bool) -> None:
    given = len(request.alternatives)
    if tagged and given:
        findings.add("I014")
    elif not tagged and not given:
        findings.add("I012", found=_counted(pages))
    elif not tagged and given != pages:
        findings.add("I013", found=_counted(pages), given=str(given))


def _counted(pages: int) -> str:
    return "1 page" if pages == 1 else f"{pages} pages"
