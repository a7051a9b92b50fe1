"""The child process: reads one request, writes one answer, ends."""

from __future__ import annotations

import json
import logging
import math
import sys
from typing import Any


def main() -> None:
    """Answer the request on standard input."""
    told = json.loads(sys.stdin.buffer.read())
    _restrict(told["limits"])
    # What pypdf mends it also mentions; standard error is nobody's here.
    logging.disable()
    head, data = answer(told)
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + data)


def _restrict(limits: dict[str, Any]) -> None:
    """Let the system stop this process; Windows has only the parent's watch."""
    try:
        import resource
    except ImportError:
        return
    seconds = math.ceil(limits["seconds"])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (limits["memory"], limits["memory"]))


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
