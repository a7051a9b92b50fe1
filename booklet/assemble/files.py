"""Writes finished files so that a reader finds the old one or the new one, never a piece."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from booklet.diagnostics import BookletError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import Self

_ABANDONED_AFTER = 3600.0
"""Seconds after which a temporary file belongs to a build that was killed."""


def write_atomically(path: Path, data: bytes) -> None:
    """Put a finished file in place of the last one, or leave the last one as it is.

    Raises:
        BookletError: if the file cannot be written: no room, no right, or open in a viewer
            that locks it.
    """
    write_together({path: data})


def write_together(files: Mapping[Path, bytes], *, gone: Sequence[Path] = ()) -> None:
    """Put finished files in place of the last ones: all of them, or none.

    Args:
        files: content by place; all in one folder.
        gone: files of an earlier build that do not belong to these.

    Raises:
        BookletError: if one cannot be written: no room, no right, or open in a viewer that
            locks it. The others are then as they were.
    """
    waiting = {path: _beside(path, "part") for path in files}
    path = next(iter(files))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for path, data in files.items():
            _write_through(waiting[path], data)
        with _Undoing() as undoing:
            for path in (*files, *gone):
                undoing.keep(path)
                if path in waiting:
                    waiting[path].replace(path)
                else:
                    path.unlink(missing_ok=True)
    except OSError as error:
        from booklet.assemble.codes import diagnose

        reason = error.strerror or str(error)
        if isinstance(error, FileExistsError | NotADirectoryError):
            reason = "what should be its folder is a file"
        raise BookletError([diagnose("A002", None, found=str(path), reason=reason)]) from error
    finally:
        for part in waiting.values():
            with suppress(OSError):  # its folder may be no folder: that was told above
                part.unlink()
    _sync_folder(path.parent)
    for path in files:
        _clear_abandoned(path)


class _Undoing:
    """Keeps a second name for files that are about to go, and gives them back if all fails.

    No file system replaces several files at once; this comes as near as one can.
    """

    def __init__(self) -> None:
        self._kept: dict[Path, Path | None] = {}

    def keep(self, path: Path) -> None:
        """Keep what stands at a path, if anything does; nothing for the first file alone."""
        last = _beside(path, "last")
        last.unlink(missing_ok=True)
        try:
            last.hardlink_to(path)
        except FileNotFoundError:
            self._kept[path] = None
        except OSError:  # a file system without links
            import shutil

            shutil.copy2(path, last)
            self._kept[path] = last
        else:
            self._kept[path] = last

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        for path, last in self._kept.items():
            if last is None:
                if kind is not None:
                    path.unlink(missing_ok=True)
            else:
                if kind is not None:
                    last.replace(path)
                # Two names of one file stay two: POSIX’s rename does nothing then.
                last.unlink(missing_ok=True)


def _beside(path: Path, ending: str) -> Path:
    # In the same folder: a rename is only atomic within one file system.
    return path.with_name(f".{path.name}.{os.getpid()}.{ending}")


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
    for left in path.parent.glob(f".{path.name}.*.*"):
        try:
            # A second name is as old as its file; when it was given, the inode remembers.
            found = left.stat()
            since = {".part": found.st_mtime, ".last": found.st_ctime}.get(left.suffix, oldest)
            if since < oldest:
                left.unlink()
        except OSError:
            continue  # Another build has just finished with it.
