"""Writes finished files so that a reader finds the old one or the new one, never a piece."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from booklet.diagnostics import BookletError

if TYPE_CHECKING:
    from pathlib import Path

_ABANDONED_AFTER = 3600.0
"""Seconds after which a temporary file belongs to a build that was killed."""


def write_atomically(path: Path, data: bytes) -> None:
    """Put a finished file in place of the last one, or leave the last one as it is.

    Raises:
        BookletError: if the file cannot be written: no room, no right, or open in a viewer
            that locks it.
    """
    # Beside the target: a rename is only atomic within one file system.
    waiting = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_through(waiting, data)
        waiting.replace(path)
    except OSError as error:
        from booklet.assemble.codes import diagnose

        reason = error.strerror or str(error)
        raise BookletError([diagnose("A002", None, found=path.name, reason=reason)]) from error
    finally:
        waiting.unlink(missing_ok=True)
    _sync_folder(path.parent)
    _clear_abandoned(path)


def _write_through(path: Path, data: bytes) -> None:
    """Write and wait until the disk has it, so that a power cut leaves no empty file."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the rename itself last; Windows has no such call and needs none."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _clear_abandoned(path: Path) -> None:
    """Remove what killed builds of the same file left behind."""
    oldest = time.time() - _ABANDONED_AFTER
    for left in path.parent.glob(f".{path.name}.*.part"):
        try:
            if left.stat().st_mtime < oldest:
                left.unlink()
        except OSError:
            continue  # Another build has just finished with it.
