"""What a file is made from, by role: a hash of each, which says whether it must be made again.

Whole folders are hashed, never what was really read: nothing can be forgotten that way, and
reading and hashing all of it takes less than setting one page. Files that only another
edition, locale or service can mean are left out; what means them is asked by their names.
"""

from __future__ import annotations

import json
import re
import sys
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from booklet import __version__
from booklet.batch.grouping import edition_names, family_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from booklet.jobs import Job

_CODE = {".py", ".json"}
_NAMING = {".py", ".yaml"}
_BESIDE = {"__pycache__"}
_OF_SERVICES = ("assets/logos", "assets/inserts")
_PINNED = re.compile(r"^([\w.-]+)==", re.MULTILINE)
_WORDS = re.compile(rb"[\w-]+")
_THEME, _MONO = "theme-", "mono"


class Inputs:
    """The inputs of the jobs of one command; each file is read once.

    Args:
        like: any of the jobs: they have project and content in common.
        language: of the content.
        look: whether finished files are looked over.
    """

    def __init__(self, like: Job, language: str, *, look: bool = True) -> None:
        self._project, self._content = like.project, like.content
        self._language, self._look = language, look
        self._hashes: dict[Path, str] = {}
        self._looks: dict[tuple[str, ...], str] = {}
        self._locales: dict[str, str] = {}
        self._services: dict[str, str] = {}

    def of(self, job: Job) -> Mapping[str, str]:
        """The hash of each input of a job by its role, and what else it depends on."""
        found = {
            "builder": self._builder,
            "layouts": self._layouts(job),
            "assets": self._assets,
            "content": self._words,
        }
        if job.locale != self._language:
            found["locale"] = self._locale(job.locale)
        if job.service:
            found["service"] = self._service(job.service)
        said = {
            "printer": job.printer,
            "draft": "yes" if job.incomplete else "",
            "date": str(int(job.created.timestamp())) if job.created else "",
            "look": "" if self._look else "no",
        }
        return found | {name: word for name, word in said.items() if word}

    @cached_property
    def _builder(self) -> str:
        """The code, and the packages that it is run with."""
        root = self._project
        code = (path for path in _files(root / "booklet") if path.suffix in _CODE)
        pins = sorted(root.glob("requirements*.txt"))
        about = f"{__version__} Python {sys.version_info.major}.{sys.version_info.minor}"
        return self._hash([*code, *pins], " ".join([about, *_installed(pins)]))

    def _layouts(self, job: Job) -> str:
        """All layouts but editions, printers and variants of the theme that it does not name."""
        own = family_of(job.edition, self._editions), job.printer, _MONO if job.mono else ""
        if own not in self._looks:
            names, files = self._named_from(own), _files(self._project / "layouts")
            meant = (p for p in files if p not in self._named or self._named[p] in names)
            self._looks[own] = self._hash(meant)
        return self._looks[own]

    def _named_from(self, names: Iterable[str]) -> set[str]:
        """Names, and what is named in their files: ``like: screen``, ``theme: [handout]``.

        Every word of a file is taken for a name, so none that is one is missed.
        """
        found, new = set[str](), set(names)
        while new:
            found |= new
            texts = [path.read_bytes() for path, name in self._named.items() if name in new]
            new = {word.decode() for text in texts for word in _WORDS.findall(text)} - found
        return found

    @cached_property
    def _editions(self) -> tuple[str, ...]:
        return edition_names(self._project)

    @cached_property
    def _named(self) -> Mapping[Path, str]:
        """Files of layouts that are only read when something names them, and their names."""
        folder = self._project / "layouts"
        files = [*(folder / "editions").glob("*.yaml"), *(folder / "printers").glob("*.yaml")]
        files += folder.glob(f"{_THEME}*.yaml")
        return {path: path.stem.removeprefix(_THEME) for path in sorted(files)}

    @cached_property
    def _assets(self) -> str:
        """All assets but those in the folders of services, unless content or layouts name them."""
        texts = [path.read_bytes() for path in self._written()]
        ours = {
            path
            for path in self._of_services
            if not any(path.name.encode() in text for text in texts)
        }
        return self._hash(path for path in _files(self._project / "assets") if path not in ours)

    @cached_property
    def _of_services(self) -> frozenset[Path]:
        return frozenset(path for one in _OF_SERVICES for path in _files(self._project / one))

    def _written(self) -> list[Path]:
        """Files of content and layouts that may name an asset."""
        services = self._content / "services"
        files = (*_files(self._content), *_files(self._project / "layouts"))
        return [p for p in files if p.suffix in _NAMING and not p.is_relative_to(services)]

    @cached_property
    def _words(self) -> str:
        folder = self._content / self._language
        return self._hash([self._content / "booklet.yaml", *_files(folder)])

    def _locale(self, tag: str) -> str:
        if tag not in self._locales:
            lists = sorted((self._content / "locales").glob(f"{tag}.*"))
            self._locales[tag] = self._hash([*lists, *_files(self._content / tag)])
        return self._locales[tag]

    def _service(self, name: str) -> str:
        if name not in self._services:
            own = self._named_by(name)
            if own is None:  # nobody knows what it names
                own = sorted(self._of_services)
            file = self._content / "services" / f"{name}.yaml"
            self._services[name] = self._hash([file, *own])
        return self._services[name]

    def _named_by(self, service: str) -> list[Path] | None:
        """The files that a service's file names; None if it cannot be read."""
        from booklet.model.reading import read_file
        from booklet.model.schema import Reader
        from booklet.model.service import ServiceFile

        path = self._content / "services" / f"{service}.yaml"
        file = read_file(ServiceFile, Reader(self._project), path)
        if file is None:
            return None
        named = [file.logo.image] if file.logo else []
        named += [file.insert.file] if file.insert else []
        return [self._project / one for one in named]

    def _hash(self, paths: Iterable[Path], about: str = "") -> str:
        """One hash of files, their places, and words beside them."""
        listed = [(self._name(path), self._hash_of(path)) for path in paths]
        return sha256(json.dumps([about, sorted(listed)]).encode()).hexdigest()

    def _name(self, path: Path) -> str:
        """A place that is the same wherever the project and its content lie."""
        for folder in (self._content, self._project):
            if path.is_relative_to(folder):
                return path.relative_to(folder).as_posix()
        return path.name

    def _hash_of(self, path: Path) -> str:
        if path not in self._hashes:
            found = sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
            self._hashes[path] = found
        return self._hashes[path]


def _installed(pins: Iterable[Path]) -> list[str]:
    """The versions of packages that are really there, whatever was asked for."""
    from importlib.metadata import PackageNotFoundError, version

    found = []
    for name in (name for path in pins for name in _PINNED.findall(path.read_text("utf-8"))):
        try:
            found.append(f"{name}=={version(name)}")
        except PackageNotFoundError:
            continue  # not every one is needed
    return found


def _files(folder: Path) -> list[Path]:
    """Every file in a folder and below it; hidden ones are nobody's."""
    return [
        path
        for path in sorted(folder.rglob("*"))
        if not (_BESIDE & set(path.parts)) and not path.name.startswith(".") and path.is_file()
    ]
