"""Puts a file of others on sheets in a process apart: it may be broken, or made to harm.

Only names and what is wanted go into the child; lines for people and finished files come
back. The child is told nothing else, and whatever it says is data.
"""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING, Any

from booklet.assemble.sandbox import Allowance, ask
from booklet.diagnostics import BookletError, Diagnostic, Location
from booklet.prepress.codes import diagnose
from booklet.prepress.laying import Laid, Wanted, lay
from booklet.prepress.source import in_words
from booklet.values import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ALLOWANCE = Allowance(seconds=120.0, memory=1 << 31)


def laid_apart(wanted: Wanted) -> Laid:
    """Have a process apart do it.

    Raises:
        BookletError: if the file is refused, takes too much, or its pages do not fit.
    """
    said = ask("booklet.prepress.apart", "respond", pickle.dumps(wanted), allowance=ALLOWANCE)
    if said is None:
        raise BookletError([_too_much(wanted)])
    head, _, data = said.partition(b"\n")
    told = json.loads(head)
    if told["refused"]:
        raise BookletError(_findings(told["refused"]))
    files, begin = {}, 0
    for place, size in zip(_places(wanted), told["sizes"], strict=True):
        files[place] = data[begin : begin + size]
        begin += size
    return Laid(lines=tuple(told["lines"]), warnings=_findings(told["warnings"]), files=files)


def _too_much(wanted: Wanted) -> Diagnostic:
    most = f"{ALLOWANCE.seconds:g} seconds or {ALLOWANCE.memory / (1 << 30):g} GB of memory"
    return diagnose("M016", file=wanted.file.name, limit=most)


def _findings(told: Iterable[dict[str, Any]]) -> tuple[Diagnostic, ...]:
    """Findings from their fields."""
    return tuple(
        Diagnostic(
            **{
                **one,
                "location": Location(**one["location"]) if one["location"] else None,
                "hints": tuple(one["hints"]),
            }
        )
        for one in told
    )


def _places(wanted: Wanted) -> list[Path]:
    return [path for path in (wanted.picture, wanted.sheets) if path is not None]


def respond(request: bytes) -> bytes:
    """The child’s answer: a line of JSON, then the files."""
    wanted: Wanted = pickle.loads(request)  # noqa: S301 - the parent's own words
    refused: tuple[Diagnostic, ...] = ()
    try:
        laid = lay(wanted)
    except BookletError as error:
        refused = error.diagnostics
    except MemoryError:
        refused = (_too_much(wanted),)
    except Exception as error:  # noqa: BLE001 - whatever a hostile file makes a parser raise
        refused = (diagnose("M001", file=wanted.file.name, found=in_words(error)),)
    if refused:
        return json.dumps({"refused": [fields_of(one) for one in refused]}).encode() + b"\n"
    files = list(laid.files.values())
    head = {
        "refused": [],
        "lines": laid.lines,
        "warnings": [fields_of(one) for one in laid.warnings],
        "sizes": [len(data) for data in files],
    }
    return json.dumps(head).encode() + b"\n" + b"".join(files)
