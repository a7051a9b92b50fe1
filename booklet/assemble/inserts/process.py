"""Has the child look at inserts, and takes its death for an answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from booklet.assemble import sandbox

if TYPE_CHECKING:
    from booklet.assemble.inserts import Limits


def ask(request: bytes, limits: Limits) -> tuple[bytes, bytes]:
    """Start the child, wait no longer than allowed, and return its answer.

    Returns:
        A line of JSON and the part that was made, empty if the insert is refused.
    """
    allowance = sandbox.Allowance(seconds=limits.seconds, memory=limits.memory)
    said = sandbox.ask("booklet.assemble.inserts.worker", "respond", request, allowance=allowance)
    if said is None:
        return _too_long(limits), b""
    head, _, data = said.partition(b"\n")
    return head, data


def _too_long(limits: Limits) -> bytes:
    finding = ["I004", {"limit": f"{limits.seconds:g} seconds"}]
    return json.dumps({"findings": [finding]}).encode()
