"""Fonts for scripts that the theme's own family does not have, from ``layouts/fonts.yaml``.

Nothing is read before a letter asks for it: a booklet in Latin letters opens neither that
file nor a font in it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from booklet.diagnostics import BookletError, Diagnostic
from booklet.model.collections import ListOf, MapOf, Nested
from booklet.model.numbers import Number, Whole
from booklet.model.reading import read_file
from booklet.model.schema import Reader, Record, key
from booklet.model.values import Line, OneOf
from booklet.source.near import listed
from booklet.text.faces import Face
from booklet.text.script_codes import script_of
from booklet.text.style import Choice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

FONTS = "layouts/fonts.yaml"
_WEIGHTS = ("regular", "bold", "italic")


class ScriptRecord(Record):
    """The fonts of one script, or of one hand of it."""

    scripts: tuple[str, ...] = key(ListOf(Line()), "ISO 15924 codes: Arab.")
    languages: tuple[str, ...] = key(
        ListOf(Line()), "Only for these, BCP 47: ur. Left out: for all others.", default=()
    )
    regular: str = key(Line(), "A font file, from the project’s folder.")
    bold: str = key(Line(), "Its bold; left out: the regular.", default="")
    italic: str = key(Line(), "Its italic; left out: the regular.", default="")
    scale: float = key(Number(0.5, 2), "Size beside Latin of the same size.", default=1.0)
    leading: float = key(Number(1, 3), "Times the leading of Latin.", default=1.0)
    package: str = key(Line(), "A Python package that has the file, to be installed.", default="")
    index: int = key(Whole(0, 100), "Which font of a collection.", default=0)
    wght: Mapping[str, int] = key(
        MapOf(Whole(1, 1000)), "In a variable font: its weight for each font.", default={}
    )


class FontsRecord(Record, kind="fonts"):
    """Fonts by script."""

    weights: Mapping[str, str] = key(
        MapOf(OneOf(*_WEIGHTS)), "Which weight stands for each font of the theme."
    )
    scripts: Mapping[str, ScriptRecord] = key(MapOf(Nested(ScriptRecord)), "In order of choice.")


class ScriptFonts:
    """Fonts of a project beside those of its theme."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self._members: dict[str, MemberFonts] = {}

    def member(self, font: str) -> MemberFonts:
        """Those that stand beside a font of the theme."""
        return self._members.setdefault(font, MemberFonts(self, font))

    @cached_property
    def record(self) -> FontsRecord:
        """The file.

        Raises:
            BookletError: with everything that is wrong with it.
        """
        reader = Reader(self.project)
        record = read_file(FontsRecord, reader, self.project / FONTS)
        reader.findings.stop()
        assert record is not None
        return record

    def of(self, script: str, language: str) -> list[ScriptRecord]:
        """What the file says of a script in a language, first choice first."""
        return sorted(
            (one for one in self.record.scripts.values() if script in one.scripts),
            key=lambda one: -_fits(language, one.languages),
        )

    def leading(self, text: str, language: str) -> float:
        """How much more leading a booklet needs, by a text that is typical of it."""
        for char in text:
            script = script_of(char)
            if script:
                found = self.of(script, language)
                return found[0].leading if found else 1.0
        return 1.0

    def file(self, record: ScriptRecord, weight: str) -> Path | None:
        """Where the font of a weight lies; None if it is to be installed and is not."""
        name = getattr(record, weight, "") or record.regular
        path = self.project / name
        if path.is_file() or not record.package:
            return path
        from importlib.util import find_spec

        spec = find_spec(record.package.replace("-", "_"))
        for folder in (spec and spec.submodule_search_locations) or ():
            installed = type(path)(folder) / path.name
            if installed.is_file():
                return installed
        return None

    def missing(self, char: str) -> Diagnostic | None:
        """What to install to have a character; None if that would not help."""
        for record in self.of(script_of(char) or "", ""):
            if self.file(record, "regular") is None:
                return Diagnostic(
                    code="T007",
                    message=f"“{char}” (U+{ord(char):04X}) needs a font that is not installed",
                    location=record.location,
                    hints=(
                        f"install {record.package}: `pip install -r requirements-chinese.txt`",
                        f"or put the file where {FONTS} names it: {record.regular}",
                    ),
                )
        return None


class MemberFonts:
    """Fonts by script for one font of the theme, its semibold, say; a style’s ``others``."""

    def __init__(self, fonts: ScriptFonts, font: str) -> None:
        self._fonts, self._font = fonts, font
        self._chains: dict[tuple[str, str], tuple[Choice, ...]] = {}

    def chain(self, script: str, language: str) -> tuple[Choice, ...]:
        """The fonts of a script, then those of Latin, for the marks that the script’s lack.

        Raises:
            BookletError: if the project’s fonts are not well described, or one is not there.
        """
        known = self._chains.get((script, language))
        if known is None:
            scripts = dict.fromkeys((script, "Latn"))
            records = [record for each in scripts for record in self._fonts.of(each, language)]
            found = map(self._choice, records)
            known = self._chains[script, language] = tuple(one for one in found if one)
        return known

    def holding(self, char: str, language: str) -> Choice | None:
        """The first font of any script that has a character."""
        for script in self._all_scripts():
            for choice in self.chain(script, language):
                if choice.face.covers(char):
                    return choice
        return None

    def covers(self, char: str) -> bool:
        """Whether some font has a character.

        Raises:
            BookletError: T007 if one would, were it installed.
        """
        script = script_of(char)
        scripts = (script,) if script else self._all_scripts()
        if any(one.face.covers(char) for each in scripts for one in self.chain(each, "")):
            return True
        missing = self._fonts.missing(char) if script else None
        if missing:
            raise BookletError([missing])
        return False

    def _all_scripts(self) -> tuple[str, ...]:
        records = self._fonts.record.scripts.values()
        return tuple(dict.fromkeys(script for record in records for script in record.scripts))

    def _choice(self, record: ScriptRecord) -> Choice | None:
        weight = self._fonts.record.weights.get(self._font, "regular")
        path = self._fonts.file(record, weight)
        if path is None:
            return None
        if not path.is_file():
            raise BookletError([_no_file(record, path.name)])
        axes = {"wght": record.wght[self._font]} if self._font in record.wght else None
        return Choice(Face.load(path, index=record.index, variations=axes), record.scale)


def _fits(language: str, languages: Sequence[str]) -> int:
    """How well a language fits a list of BCP 47 tags.

    Returns:
        2 if it, or what its tag begins with, is named; 1 for a list that names none; 0.
    """
    if not languages:
        return 1
    tag = f"{language}-".lower()
    return 2 if any(tag.startswith(f"{one}-".lower()) for one in languages) else 0


def _no_file(record: ScriptRecord, name: str) -> Diagnostic:
    return Diagnostic(
        code="C022",
        message=f"there is no font “{name}” for {listed(record.scripts)}",
        location=record.location,
        hints=("paths are counted from the project’s folder, with forward slashes",),
    )
