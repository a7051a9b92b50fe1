"""Fields that name a file of the project: pictures and inserts."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from booklet.model.reading import read_record
from booklet.model.schema import INVALID, Invalid, Reader, Record, Spec, key
from booklet.model.values import Flag, Text
from booklet.source.near import did_you_mean, listed
from booklet.source.nodes import Mapping, Scalar, describe

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.source.nodes import Node
    from booklet.source.passage import Passage

PICTURES = "assets/illustrations"
INSERTS = "assets/inserts"

_LARGEST_DRAWING = 2_000_000
_LARGEST_RASTER = 60_000_000
_LARGEST_INSERT = 100_000_000


class ProjectFile(Spec[str]):
    """A file in a folder of the project, or below it; it exists and lies inside the project."""

    __slots__ = ("folder", "suffixes")

    def __init__(self, folder: str, *suffixes: str) -> None:
        self.folder = folder
        self.suffixes = suffixes

    def read(self, node: Node, reader: Reader) -> str | Invalid:
        """The path from the project's folder on, with forward slashes."""
        if not isinstance(node, Scalar) or not node.text:
            code = "C017" if isinstance(node, Scalar) else "C016"
            message = f"expected the name of a file, found {describe(node)}"
            reader.findings.add(code, message, node.location, f"a file in {self.folder}/")
            return INVALID
        path = self._inside(node, reader)
        if path is None or not self._fits(node, path, reader):
            return INVALID
        return path.relative_to(reader.project).as_posix()

    def _inside(self, node: Scalar, reader: Reader) -> Path | None:
        """Where the file really is, symbolic links followed; None if that is elsewhere."""
        written = node.text
        try:
            path = (reader.project / self.folder / written).resolve()
            inside = path.is_relative_to(reader.project)
        except (OSError, ValueError, RuntimeError):
            inside = False
        if inside and not written.startswith(("/", "~")) and not set(written) & {"\\", ":"}:
            return path
        message = f"“{written[:100]}” leads outside the project"
        if "\\" in written and "\\\\" not in written and ":" not in written:
            message = f"“{written[:100]}” has backslashes in it"
        hint = f"put the file into {self.folder}/ and write its name, with / for folders"
        reader.findings.add("C023", message, node.location, hint)
        return None

    def _fits(self, node: Scalar, path: Path, reader: Reader) -> bool:
        where = node.location
        if path.suffix not in self.suffixes:
            message = f"“{node.text}” is not {listed(self.suffixes)}"
            near = did_you_mean(path.name, _names(path.parent, self.suffixes))
            hint = f"save it as {listed(self.suffixes)}"
            if path.suffix.lower() in self.suffixes:
                hint = f"rename the file, its ending in small letters: “{path.suffix.lower()}”"
            reader.findings.add("C024", message, where, *near, hint)
            return False
        # Asked of the folder, not of the file: names are told apart by capitals everywhere.
        names = _names(path.parent, self.suffixes)
        if path.name in names and path.is_file():
            return True
        message = f"there is no file “{node.text}” in {self.folder}/"
        hints = did_you_mean(path.name, names)
        if node.text.startswith(f"{self.folder}/"):
            hints = (f"write it without the folder: {path.name}",)
        hint = "check the spelling, capitals included"
        reader.findings.add("C022", message, where, *hints, hint)
        return False

    def schema(self) -> dict[str, Any]:
        """A string with one of the endings."""
        endings = "|".join(suffix.removeprefix(".") for suffix in self.suffixes)
        return {"type": "string", "pattern": f"^[^\\\\:]+\\.({endings})$"}


class PictureFile(ProjectFile):
    """A drawing (SVG) or a photograph (PNG, JPEG), no larger than can be printed."""

    __slots__ = ()

    def __init__(self, folder: str = PICTURES) -> None:
        super().__init__(folder, ".svg", ".png", ".jpg", ".jpeg")

    def _fits(self, node: Scalar, path: Path, reader: Reader) -> bool:
        if not super()._fits(node, path, reader):
            return False
        drawing = path.suffix == ".svg"
        largest = _LARGEST_DRAWING if drawing else _LARGEST_RASTER
        size = path.stat().st_size
        if size > largest:
            message = f"“{node.text}” has {size / 1e6:.1f} MB, and there can be {largest // 10**6}"
            reader.findings.add("C025", message, node.location, "save it smaller")
            return False
        if drawing:
            return True
        from booklet.model.rasters import raster_is_fine  # Pillow, only for photographs

        return raster_is_fine(path, node, reader)


class InsertFile(ProjectFile):
    """A PDF made elsewhere."""

    __slots__ = ()

    def __init__(self, folder: str = INSERTS) -> None:
        super().__init__(folder, ".pdf")

    def _fits(self, node: Scalar, path: Path, reader: Reader) -> bool:
        if not super()._fits(node, path, reader):
            return False
        if path.stat().st_size <= _LARGEST_INSERT:
            return True
        message = f"“{node.text}” is larger than {_LARGEST_INSERT // 10**6} MB"
        reader.findings.add("C025", message, node.location, "save its pictures smaller")
        return False


class Figure(Record):
    """A picture that tells the reader something.

    A picture that tells nothing is an :class:`Ornament` and has no ``alt``: the two are
    different things, so no later stage asks whether a text alternative is missing
    (ISO 14289-1:2014, 7.3).
    """

    image: str = key(PictureFile(), f"A file in {PICTURES}: SVG, PNG or JPEG.")
    alt: Passage = key(Text(1000), "What the picture tells somebody who cannot see it.")


class Ornament(Record):
    """A picture that tells nothing: screen readers pass over it."""

    image: str = key(PictureFile(), f"A file in {PICTURES}: SVG, PNG or JPEG.")


class _Written(Record):
    """A picture as written, before it is known which of both it is."""

    image: str = key(PictureFile(), f"A file in {PICTURES}: SVG, PNG or JPEG.")
    alt: Passage | None = key(
        Text(1000),
        "What the picture tells somebody who cannot see it, in a sentence or two.",
        default=None,
    )
    decorative: bool = key(
        Flag(), "true if the picture tells nothing; then there is no `alt`.", default=False
    )


class Picture(Spec[Figure | Ornament]):
    """``{image: …, alt: …}`` or ``{image: …, decorative: true}``."""

    __slots__ = ()

    def read(self, node: Node, reader: Reader) -> Figure | Ornament | Invalid:
        """A figure if there is a text alternative, an ornament if it is said to be one."""
        if isinstance(node, Mapping):
            _require_alternative(node, reader)
        written = read_record(_Written, reader, node)
        if written is INVALID:
            return INVALID
        if written.alt is not None and not written.decorative:
            return Figure(image=written.image, alt=written.alt, location=written.location)
        return Ornament(image=written.image, location=written.location)

    def schema(self) -> dict[str, Any]:
        """A file with one of both keys."""
        from booklet.model.json_schema import schema_of

        either = [
            {"required": ["alt"], "properties": {"decorative": {"const": False}}},
            {
                "required": ["decorative"],
                "properties": {"decorative": {"const": True}, "alt": False},
            },
        ]
        return {**schema_of(_Written), "oneOf": either}


class OrnamentOnly(Spec[Ornament]):
    """A picture beside words that say it all already: ``{image: …, decorative: true}``."""

    __slots__ = ()

    def read(self, node: Node, reader: Reader) -> Ornament | Invalid:
        """The ornament."""
        picture = Picture().read(node, reader)
        if isinstance(picture, Figure):
            message = "this picture stands beside words that say the same"
            hint = "delete `alt` and write `decorative: true`"
            reader.findings.add("C038", message, picture.alt.location, hint)
            return INVALID
        return picture

    def schema(self) -> dict[str, Any]:
        """A file and the word that it is an ornament."""
        schema = Picture().schema()
        del schema["oneOf"]
        del schema["properties"]["alt"]
        schema["properties"]["decorative"] = {"const": True}
        schema["required"] = ["image", "decorative"]
        return schema


def _require_alternative(node: Mapping, reader: Reader) -> None:
    image, alt, decorative = (node.get(name) for name in ("image", "alt", "decorative"))
    ornament = isinstance(decorative, Scalar) and decorative.text == "true"
    unsaid = decorative is None or (isinstance(decorative, Scalar) and decorative.text == "false")
    shown = image.text if isinstance(image, Scalar) else ""
    if alt is None and unsaid:
        message = f"picture “{shown}” has no text alternative" if shown else "no text alternative"
        hints = (
            "say what the picture tells the reader: `alt: …`",
            "or, if it tells nothing: `decorative: true`",
        )
        reader.findings.add("C014", message, node.location, *hints)
    elif alt is not None and ornament:
        message = f"picture “{shown}” is decorative and has a text alternative"
        hints = (
            "delete `decorative` if the picture tells something",
            "delete `alt` if it tells nothing",
        )
        reader.findings.add("C038", message, alt.location, *hints)


def _names(folder: Path, suffixes: tuple[str, ...]) -> list[str]:
    try:
        return sorted(name for name in os.listdir(folder) if name.endswith(suffixes))  # noqa: PTH208 - names alone
    except OSError:
        return []
