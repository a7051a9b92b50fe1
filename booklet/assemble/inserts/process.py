"""Runs the child that looks at inserts, and takes its death for an answer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from booklet.assemble.inserts import Limits

_PROJECT = Path(__file__).resolve().parents[3]

# -I: the child takes nothing from the environment or the current folder.
_COMMAND = "import sys; sys.path.insert(0, {project!r}); {start}"
_START = "from booklet.assemble.inserts.worker import main; main()"


def ask(request: bytes, limits: Limits) -> tuple[bytes, bytes]:
    """Start the child, wait no longer than allowed, and return its answer.

    Returns:
        A line of JSON and the part that was made, empty if the insert is refused.
    """
    command = _COMMAND.format(project=str(_PROJECT), start=_START)
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-I", "-c", command],
            input=request,
            capture_output=True,
            timeout=limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _too_long(limits), b""
    if done.returncode != 0:
        # Killed by its limits, or the parser's stack overflowed.
        return _too_long(limits), b""
    head, _, data = done.stdout.partition(b"\n")
    return head, data


def _too_long(limits: Limits) -> bytes:
    finding = ["I004", {"limit": f"{limits.seconds:g} seconds"}]
    return json.dumps({"findings": [finding]}).encode()
