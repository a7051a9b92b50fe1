"""All content files → one :class:`Booklet`, or every mistake in them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.diagnostics import Location
from booklet.model.content import Booklet, Section, Story
from booklet.model.plan import Plan
from booklet.model.reading import read_document, read_file
from booklet.model.schema import KINDS, Reader
from booklet.model.variant import varied
from booklet.model.walk import passages
from booklet.model.words import Words
from booklet.source.files import shown_path
from booklet.source.near import did_you_mean, listed
from booklet.source.nodes import Mapping, Scalar, describe
from booklet.source.passage import Role
from booklet.source.yaml_reader import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.model.plan import Reference
    from booklet.source.findings import Findings
    from booklet.source.nodes import Node

SECTION_KINDS: dict[str, type[Section]] = {kind.kind: kind for kind in Section.__args__}
"""What a section can be, by the word after ``kind:``."""


def load_booklet(project: Path, content: Path, *, variant: str = "") -> Booklet:
    """Read the whole content, as written; ``l10n`` makes a locale of it afterwards.

    ::

        booklet = load_booklet(project, content)
        booklet = localise(booklet, locale or booklet.language)  # booklet.l10n.localise
        require_glyphs(booklet, covers, project)  # booklet.l10n.coverage

    Args:
        project: the folder outside which no picture is read; findings name files from it.
        content: the folder with ``booklet.yaml`` and a folder for its language.
        variant: a locale whose own files stand over those of that language.

    Raises:
        BookletError: with everything that is wrong in all files.
    """
    reader = Reader(project)
    booklet = read_booklet(reader, content, variant=variant)
    reader.findings.stop()
    assert booklet is not None
    return booklet


def read_booklet(reader: Reader, content: Path, *, variant: str = "") -> Booklet | None:
    """Read the whole content; None after noting what is wrong with it."""
    plan = read_file(Plan, reader, content / "booklet.yaml")
    if plan is None:
        return None
    folder = content / plan.language
    if not folder.is_dir():
        shown = shown_path(reader.project, folder)
        message = f"there is no folder “{shown}”"
        others = sorted(path.name for path in content.iterdir() if path.is_dir())
        hint = "correct `language:`, or name the folder of the content after it"
        reader.findings.add(
            "C001", message, plan.location, *did_you_mean(plan.language, others), hint
        )
        return None
    own = content / variant if variant and variant != plan.language else None
    words = _read_words(reader, folder, own)
    named: dict[str, Reference] = {}
    sections: list[Section] = []
    optional: list[Section] = []
    for reference in (*plan.sections, *plan.optional):
        first = named.setdefault(reference.text, reference)
        if first is not reference:
            message = f"the section “{reference.text}” is named twice"
            hint = f"keep one of the two; the first is in line {first.location.line}"
            reader.findings.add("C033", message, reference.location, hint)
            continue
        section = _read_section(reader, folder, reference, own)
        if section is not None:
            (optional if reference in plan.optional else sections).append(section)
    if own is not None:
        _refuse_strays(reader, own, ("words", "sheets", *named))
    _refuse_equal_ids(reader)
    if words is None or len(reader.findings):
        return None
    return Booklet(
        id=plan.id,
        title=plan.title,
        date=plan.date,
        language=plan.language,
        authors=plan.authors,
        keywords=plan.keywords,
        sections=tuple(sections),
        optional=tuple(optional),
        words=words,
        location=plan.location,
    )


def _read_words(reader: Reader, folder: Path, own: Path | None) -> Words | None:
    node = read_yaml(reader.project, folder / "words.yaml", reader.findings)
    if node is not None and own is not None:
        node = varied(reader, node, own / "words.yaml")
    return None if node is None else read_document(Words, reader, node)


def _read_section(
    reader: Reader, folder: Path, reference: Reference, own: Path | None
) -> Section | None:
    name = f"{reference.text}.yaml"
    node = read_yaml(reader.project, folder / name, reader.findings, named_at=reference.location)
    source = node
    if node is not None and own is not None:
        node = varied(reader, node, own / name)
    if node is None:
        return None
    kind = _kind_of(node, reader.findings)
    if kind is None:
        return None
    reader.noted.pop("name", None)
    section: Section | None = read_document(kind, reader, node)
    # In another language names have endings; the checks of translations know them.
    if isinstance(section, Story) and node is source:
        _require_names(reader, section)
    if section is not None:
        _refuse_marks_round_quotations(reader.findings, section)
    return section


def _refuse_strays(reader: Reader, own: Path, known: tuple[str, ...]) -> None:
    """A file of a locale has the name of what it stands over; else nobody would read it."""
    for path in sorted((*own.rglob("*.yaml"), *own.rglob("*.yml"))):
        name = path.relative_to(own).with_suffix("").as_posix()
        if name not in known or path.suffix != ".yaml":
            reader.findings.add(
                "C045",
                f"this takes the place of nothing: there is no section “{name}”",
                Location(shown_path(reader.project, path), 1, 1),
                *did_you_mean(name, known),
                "give it the name of the section’s own file, or delete it",
            )


def _kind_of(node: Node, findings: Findings) -> type[Section] | None:
    """The kind of section a file says it is; None after noting that it does not."""
    kind = node.get("kind") if isinstance(node, Mapping) else None
    if isinstance(kind, Scalar) and kind.text in SECTION_KINDS:
        return SECTION_KINDS[kind.text]
    kinds = listed(SECTION_KINDS)
    if kind is None:
        message = "the key “kind” is missing"
        findings.add("C015", message, node.location, f"add `kind: …`: {kinds}")
    elif isinstance(kind, Scalar) and kind.text in KINDS:
        message = f"a file of kind “{kind.text}” is not a section"
        findings.add("C033", message, kind.location, f"a section is {kinds}")
    else:
        near = did_you_mean(kind.text, SECTION_KINDS) if isinstance(kind, Scalar) else ()
        message = f"expected {kinds}, found {describe(kind)}"
        findings.add("C018", message, kind.location, *near, f"write {kinds}")
    return None


def _refuse_equal_ids(reader: Reader) -> None:
    """Ids name places in the finished file, so two cannot be the same."""
    seen: dict[str, str] = {}
    for name, where in reader.noted.get("id", ()):
        first = seen.setdefault(name, str(where))
        if first != str(where):
            message = f"the id “{name}” is used twice"
            hint = f"choose another; the first is in {first}"
            reader.findings.add("C032", message, where, hint)


def _require_names(reader: Reader, story: Story) -> None:
    """A name that the story does not have is a slip of the pen in one of both."""
    told = " ".join(passage.plain for passage in passages(story)).replace("'", "’")
    for name, where in reader.noted.get("name", ()):
        if name.replace("'", "’") not in told:
            words = {word.strip(".,:;()‘’“”") for word in told.split()}
            hints = did_you_mean(name, (word for word in words if word[:1].isupper()))
            hint = "write it as the story does, or delete it"
            reader.findings.add("C034", f"the story never says “{name}”", where, *hints, hint)


def _refuse_marks_round_quotations(findings: Findings, section: Section) -> None:
    """Marks inside ``[…]{quote}`` would be seen twice: the layout sets them."""
    for passage in passages(section):
        for run in passage.runs:
            if run.role is Role.QUOTATION and run.text[0] in '“"' and run.text[-1] in '”"':
                message = f"quotation marks round a quotation, {run.text[:20]}…"
                hint = "delete them: the layout sets the marks of the language"
                findings.add("C043", message, passage.location, hint)
