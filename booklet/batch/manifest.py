"""``manifest.json``: what lies in a folder of finished files, from what, and how good it is.

It says nothing of when and how long: the same content gives the same manifest.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from booklet import __version__
from booklet.values import fields_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from booklet.batch.tasks import Made
    from booklet.jobs import Job

NAME = "manifest.json"

_Entry = dict[str, Any]
_Which = tuple[object, ...]

_WHICH = ("booklet", "edition", "locale", "service", "mono")
"""What says of which job a file is: one makes several, where cover and inside are apart."""


class Manifest:
    """The files of a folder, kept up while they are built.

    Args:
        folder: of finished files; what its manifest says of files that are there is kept.
        booklet: id of the booklet that is built.
    """

    def __init__(self, folder: Path, booklet: str) -> None:
        self._folder, self._booklet = folder, booklet
        self._entries: dict[_Which, list[_Entry]] = {}
        for entry in _read(folder / NAME):
            if (folder / entry["file"]).is_file():
                which = tuple(entry.get(name) for name in _WHICH)
                self._entries.setdefault(which, []).append(entry)
        self._hashes: dict[str, str] = {}

    def of(self, job: Job) -> Sequence[_Entry]:
        """What it says of the files that a job made the last time."""
        return self._entries.get(self._which(job), ())

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
        self._entries[which] = [
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
        for entry in self.of(job):
            entry["inputs"] = {}

    def write(self) -> None:
        """Write it beside the files, in the order of their names."""
        from booklet.assemble.files import write_atomically

        entries = [entry for files in self._entries.values() for entry in files]
        document = {"files": sorted(entries, key=lambda entry: str(entry["file"]))}
        text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
        write_atomically(self._folder / NAME, text.encode())

    def _which(self, job: Job) -> _Which:
        return (self._booklet, job.edition, job.locale, job.service, job.mono)

    def _hash_of(self, name: str) -> str:
        if name not in self._hashes:
            self._hashes[name] = sha256((self._folder / name).read_bytes()).hexdigest()
        return self._hashes[name]


def _read(path: Path) -> Sequence[_Entry]:
    """The entries of a manifest; none where there is no good one: then all is built."""
    try:
        files = json.loads(path.read_bytes())["files"]
        return [entry for entry in files if _is_name(entry["file"])]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _is_name(name: object) -> bool:
    """Whether it names a file of this folder and of no other."""
    return isinstance(name, str) and bool(name) and not set(name) & set("/\\:")
