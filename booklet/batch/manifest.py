"""``manifest.json``: what lies in a folder of finished files, from what, and how good it is.

It says nothing of when and how long: the same content gives the same manifest.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from booklet import __version__
from booklet.diagnostics import BookletError, Diagnostic
from booklet.values import fields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from booklet.batch.tasks import Made
    from booklet.jobs import Job

NAME = "manifest.json"

_LONGEST = 256  # what any file system takes

_Entry = dict[str, Any]
_Which = tuple[object, ...]

_WHICH = ("booklet", "edition", "locale", "service", "mono")
"""What says of which job a file is: one makes several, where cover and inside are apart."""

_KINDS: Mapping[str, type] = {
    **dict.fromkeys(("file", "booklet", "edition", "locale", "service", "sha256", "builder"), str),
    **dict.fromkeys(("pages", "size"), int),
    **dict.fromkeys(("conforms", "findings"), list),
    "mono": bool,
    "inputs": dict,
}
_FOUND: Mapping[str, type] = {"code": str, "severity": str, "message": str}


class Manifest:
    """The files of a folder, kept up while they are built.

    Args:
        folder: of finished files; what its manifest says of files that are there is kept.
        booklet: id of the booklet that is built.

    Raises:
        BookletError: if the folder has a file of that name which is another program's (E009).
    """

    def __init__(self, folder: Path, booklet: str) -> None:
        self._folder, self._booklet = folder, booklet
        self._noted: dict[_Which, list[_Entry]] = {}
        self._entries = self._there()
        self._hashes: dict[str, str] = {}

    def _there(self) -> dict[_Which, list[_Entry]]:
        """What it says of files that are there."""
        found: dict[_Which, dict[str, _Entry]] = {}
        for entry in _read(self._folder / NAME):
            if (self._folder / entry["file"]).is_file():
                which = tuple(entry[name] for name in _WHICH)
                found.setdefault(which, {})[entry["file"]] = entry
        return {which: list(entries.values()) for which, entries in found.items()}

    def of(self, job: Job) -> Sequence[_Entry]:
        """What it says of the files that a job made the last time."""
        return self._entries.get(self._which(job), ())

    def others(self, is_known: Callable[[str, str, str], bool]) -> Sequence[str]:
        """Files of this booklet that nothing makes any more.

        Args:
            is_known: whether an edition is made in a locale for a service.
        """
        return sorted(
            entry["file"]
            for (booklet, *which, _), entries in self._entries.items()
            if booklet == self._booklet and not is_known(*map(str, which))
            for entry in entries
        )

    def is_unchanged(self, job: Job, inputs: Mapping[str, str]) -> bool:
        """Whether a job would make the very files again that lie there."""
        entries = self.of(job)
        return bool(entries) and all(
            entry.get("inputs") == inputs and entry.get("sha256") == self._hash_of(entry["file"])
            for entry in entries
        )

    def note(self, made: Made, inputs: Mapping[str, str]) -> None:
        """Take in what a job made, in place of what it made before."""
        which = self._which(made.job)
        self._noted[which] = self._entries[which] = [
            {
                "file": file.name,
                **dict(zip(_WHICH, which, strict=True)),
                "pages": file.pages,
                "size": file.size,
                "sha256": file.sha256,
                "conforms": list(made.conforms),
                "builder": __version__,
                "findings": [fields_of(remark) for remark in file.remarks],
                "inputs": dict(inputs),
            }
            for file in made.files
        ]

    def distrust(self, job: Job) -> None:
        """Forget from what a job made its files: it is built again the next time."""
        known = [{**entry, "inputs": {}} for entry in self.of(job)]
        if known:
            which = self._which(job)
            self._noted[which] = self._entries[which] = known

    def write(self) -> None:
        """Write it beside the files, in the order of their names.

        What another command has noted there meanwhile stays.
        """
        from booklet.assemble.files import write_atomically

        self._entries = {**self._there(), **self._noted}
        entries = [entry for files in self._entries.values() for entry in files]
        document = {"files": sorted(entries, key=lambda entry: str(entry["file"]))}
        text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
        write_atomically(self._folder / NAME, text.encode(errors="replace"))

    def _which(self, job: Job) -> _Which:
        return (self._booklet, job.edition, job.locale, job.service, job.mono)

    def _hash_of(self, name: str) -> str:
        if name not in self._hashes:
            self._hashes[name] = sha256((self._folder / name).read_bytes()).hexdigest()
        return self._hashes[name]


def _read(path: Path) -> Sequence[_Entry]:
    """The entries of a manifest that make sense; what has none that do is built again."""
    try:
        document = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return []
    files = document.get("files") if isinstance(document, dict) else None
    if not isinstance(files, list):
        message = f"“{path}” is a file of another program"
        hints = ("choose another folder: `--output DIR`", "or, if nobody needs it, delete it")
        raise BookletError([Diagnostic("E009", message, None, hints)])
    return [entry for entry in files if _is_entry(entry)]


def _is_entry(entry: _Entry) -> bool:
    return (
        _has(_KINDS, entry)
        and _is_name(entry["file"])
        and all(_has(_FOUND, one) for one in entry["findings"])
    )


def _has(kinds: Mapping[str, type], found: object) -> bool:
    return isinstance(found, dict) and all(
        isinstance(found.get(name), kind) for name, kind in kinds.items()
    )


def _is_name(name: str) -> bool:
    """Whether it names a file of this folder and of no other."""
    return name.endswith(".pdf") and len(name) < _LONGEST and not set(name) & set("/\\:\0")
