"""A process apart, with limits on time and memory, for whatever reads files made elsewhere.

The child is told one request on standard input and answers on standard output. It takes
nothing from the environment; whatever it says is data, never code. Its death, by its own
limits or the parser's, is an answer too.
"""

from __future__ import annotations

import json
import logging
import math
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Callable

_PROJECT = Path(__file__).resolve().parents[2]

# -I: the child takes nothing from the environment or the current folder.
_COMMAND = (
    "import sys; sys.path.insert(0, {project!r});"
    " from booklet.assemble.sandbox import serve; from {module} import {function};"
    " serve({function})"
)


@value(kw_only=True)
class Allowance:
    """How much a child may take.

    Attributes:
        seconds: from its start to its end.
        memory: bytes of address space; enforced by Linux.
    """

    seconds: float
    memory: int


def ask(module: str, function: str, request: bytes, *, allowance: Allowance) -> bytes | None:
    """Have a function of ours answer a request in a process apart.

    Args:
        module: where the function is.
        function: takes the request and returns the answer, both bytes.
        request: what it is told.
        allowance: what it may take.

    Returns:
        The answer; None if the child took too much, or died.
    """
    command = _COMMAND.format(project=str(_PROJECT), module=module, function=function)
    limits = json.dumps({"seconds": allowance.seconds, "memory": allowance.memory})
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-I", "-c", command],
            input=limits.encode() + b"\n" + request,
            capture_output=True,
            timeout=allowance.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    # Killed by its limits, or the parser's stack overflowed.
    return done.stdout if done.returncode == 0 else None


def serve(answer: Callable[[bytes], bytes]) -> None:
    """Answer the request on standard input: what the child does."""
    limits, _, request = sys.stdin.buffer.read().partition(b"\n")
    _restrict(**json.loads(limits))
    # What pypdf mends it also mentions; standard error is nobody's here.
    logging.disable()
    sys.stdout.buffer.write(answer(request))


def _restrict(seconds: float, memory: int) -> None:
    """Let the system stop this process; Windows has only the parent's watch."""
    try:
        import resource
    except ImportError:
        return
    most = math.ceil(seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (most, most + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
