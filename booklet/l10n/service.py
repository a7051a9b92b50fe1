"""A service’s file → the service in the words of one edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.diagnostics import BookletError, Diagnostic
from booklet.model.extras import Contact, Insert
from booklet.model.reading import read_file
from booklet.model.schema import Reader
from booklet.model.service import Logo, Service, ServiceFile
from booklet.source.near import did_you_mean
from booklet.source.passage import Passage, Run

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.model.service import LogoFile, Said, ServiceInsertFile, SupportFile

FOLDER = "services"


def service_names(content: Path) -> tuple[str, ...]:
    """Every service that has a file, in the order of the alphabet."""
    return tuple(sorted(path.stem for path in (content / FOLDER).glob("*.yaml")))


def load_service(project: Path, content: Path, name: str, *, language: str, source: str) -> Service:
    """Read a service by the name of its file.

    Args:
        project: the folder that findings name files from.
        content: has the folder ``services``.
        name: of the file, without ``.yaml``.
        language: of the edition (BCP 47).
        source: of the content; the language of words that do not say theirs.

    Raises:
        BookletError: with everything that is wrong with it, or E006 if there is none.
    """
    known = service_names(content)
    if name not in known:
        there = ", ".join(known) if known else "none yet: docs/handouts.md says how to begin"
        hints = (*did_you_mean(name, known), f"there is {there}")
        message = f"there is no service “{name}”"
        raise BookletError([Diagnostic(code="E006", message=message, location=None, hints=hints)])
    reader = Reader(project)
    file = read_file(ServiceFile, reader, content / FOLDER / f"{name}.yaml")
    reader.findings.stop()
    assert file is not None
    return _Words(language, source).service(file, name)


class _Words:
    """Puts what a service says into the language of an edition, as far as it says it."""

    def __init__(self, language: str, source: str) -> None:
        self.language, self.source = language, source

    def of(self, said: Said) -> Passage:
        """The words in this language; those in another say so in every run."""
        words = {tag or self.source: passage for tag, passage in said.words}
        near = _language_alone(self.language)
        cousin = next((tag for tag in words if _language_alone(tag) == near), "")
        found = next(
            (tag for tag in (self.language, cousin, self.source) if tag in words), next(iter(words))
        )
        passage = words[found]
        if _language_alone(found) == near:
            return passage
        runs = (Run(run.text, run.role, run.lang or found, run.link) for run in passage.runs)
        return Passage(tuple(runs), passage.location)

    def maybe(self, said: Said | None) -> Passage | None:
        return self.of(said) if said else None

    def service(self, file: ServiceFile, name: str) -> Service:
        return Service(
            id=name,
            name=self.of(file.name),
            logo=self.logo(file.logo) if file.logo else None,
            strapline=self.maybe(file.strapline),
            phone=file.phone,
            text=file.text,
            email=file.email,
            web=file.web,
            hours=self.maybe(file.hours),
            support=tuple(self.support(one) for one in file.support),
            accent=file.accent,
            insert=self.insert(file.insert, name) if file.insert else None,
            example=file.example,
            location=file.location,
        )

    def logo(self, file: LogoFile) -> Logo:
        return Logo(image=file.image, alt=self.of(file.alt), location=file.location)

    def support(self, file: SupportFile) -> Contact:
        details = tuple(self.of(detail) for detail in file.details)
        return Contact(name=self.of(file.name), details=details, location=file.location)

    def insert(self, file: ServiceInsertFile, name: str) -> Insert:
        return Insert(
            id=f"service-{name}",
            title=self.of(file.title),
            file=file.file,
            pages=tuple(self.of(page) for page in file.pages),
            location=file.location,
        )


def _language_alone(tag: str) -> str:
    return tag.partition("-")[0]
