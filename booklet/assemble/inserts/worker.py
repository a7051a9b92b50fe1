"""The child process: reads one request, writes one answer, ends."""

from __future__ import annotations

import json
from typing import Any


def respond(request: bytes) -> bytes:
    """Answer a request: a line of JSON, and the part that was made."""
    head, data = answer(json.loads(request))
    return json.dumps(head).encode() + b"\n" + data


def answer(told: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Findings, or what was made: a head for JSON, and the part."""
    from booklet.assemble.inserts import Limits, Request
    from booklet.assemble.inserts.findings import Findings, Refused
    from booklet.assemble.inserts.readying import make_ready

    request = Request(**{**told, "limits": Limits(**told["limits"])})
    findings = Findings()
    try:
        head, data = make_ready(request, findings)
    except Refused:
        pass
    except MemoryError:
        findings.add("I004", limit=f"{request.limits.seconds:g} seconds")
    except Exception as error:  # noqa: BLE001 - whatever a hostile file makes pypdf raise
        findings.add("I001", found=_in_words(error))
    if findings.found:
        return {"findings": findings.found}, b""
    return {"findings": [], **head}, data


def _in_words(error: Exception) -> str:
    """What went wrong, without the names of classes where there is a message."""
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    message = " ".join(str(error).split())
    return message[:120] or "its structure is broken"
