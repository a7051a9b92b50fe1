"""One declaration a kind: its type, how it is read, and what an editor is told about it.

A kind of file is a :class:`Record` whose fields are made with :func:`key`::

    class Swatch(Record):
        \"\"\"A colour by its role.\"\"\"

        rgb: str = key(Hex(), "For screens: #RRGGBB.")
        cmyk: tuple[float, ...] = key(ListOf(Number(0, 100), exactly=4), "For ink, per cent.")

    class Theme(Record, kind="theme"):
        \"\"\"How the booklet looks.\"\"\"

        swatches: Mapping[str, Swatch] = key(MapOf(Nested(Swatch)), "Every colour by its role.")
        leading: Length = key(LengthOf(minimum=pt(12)), "From baseline to baseline.")
        space: str = key(OneOf("rgb", "cmyk"), "What colours are written as.", default="rgb")
        align: Align = key(Choice(Align), "Where text is ranged.", default=Align.START)
        note: Passage | None = key(Text(), "A sentence, with inline marks.", default=None)
        audience: str = key(Line(), "For whom.", name="for")  # a YAML key Python cannot say

    theme = read_file(Theme, reader, path)        # None: the findings say why
    reader.findings.stop()                        # raises one BookletError with all of them

That is all: ``read_file`` (:mod:`booklet.model.reading`) finds unknown, missing and misspelt
keys, each with its place; ``python -m booklet.model`` writes
``content/schema/theme.schema.json`` from the same lines.
``mypy`` knows the fields (`dataclass_transform`), checks each against what its spec gives,
and refuses to change one. A check over several fields is a method ``check(reader)``.

Fields: :mod:`booklet.model.values` (text, ids, numbers, lengths, choices),
:mod:`booklet.model.collections` (``ListOf``, ``MapOf``, ``Nested``, ``Either``),
:mod:`booklet.model.files` (files of the project, pictures). A spec of your own is a
:class:`Spec` with ``read`` and ``schema``. Numbers and lengths: :mod:`booklet.model.numbers`.
"""

from __future__ import annotations

from enum import Enum
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Final,
    Generic,
    TypeVar,
    dataclass_transform,
    overload,
)

from booklet.source.findings import Findings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Self

    from booklet.diagnostics import Location
    from booklet.source.nodes import Node

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
U = TypeVar("U")


class Invalid(Enum):
    """What reading gives when it has noted a finding instead of a value."""

    INVALID = "invalid"


INVALID: Final = Invalid.INVALID


class Reader:
    """What every field may ask while it is read.

    Attributes:
        project: the folder outside which nothing is read.
        findings: where mistakes go.
        noted: values that are looked at together once everything is read (ids), with
            their places, by what they are.
    """

    __slots__ = ("findings", "noted", "project")

    def __init__(self, project: Path, findings: Findings | None = None) -> None:
        self.project = project.resolve()
        self.findings = Findings() if findings is None else findings
        self.noted: dict[str, list[tuple[str, Location]]] = {}

    def note(self, what: str, value: str, where: Location) -> None:
        """Keep a value for a check over several records or files."""
        self.noted.setdefault(what, []).append((value, where))


class Spec(Generic[T_co]):
    """How one value is read, and what JSON Schema says of it."""

    __slots__ = ()

    for_readers: ClassVar[bool] = False
    """Whether a plain string that it gives is words a reader sees."""

    def read(self, node: Node, reader: Reader) -> T_co | Invalid:
        """The value of a node, or :data:`INVALID` after noting why there is none."""
        raise NotImplementedError

    def schema(self) -> dict[str, Any]:
        """What JSON Schema (draft 07) can say of the value."""
        raise NotImplementedError


class Key:
    """A field as declared."""

    __slots__ = ("default", "help", "name", "spec")

    def __init__(self, spec: Spec[Any], help_: str, default: object, name: str) -> None:
        self.spec = spec
        self.help = help_
        self.default = default
        self.name = name

    @property
    def required(self) -> bool:
        """Whether the author must write it."""
        return self.default is ...


@overload
def key(spec: Spec[T], help_: str, *, name: str = "") -> T: ...
@overload
def key(spec: Spec[T], help_: str, *, default: U, name: str = "") -> T | U: ...
def key(spec: Spec[Any], help_: str, *, default: Any = ..., name: str = "") -> Any:
    """Declare a field.

    Args:
        spec: how it is read.
        help_: one or two sentences for whoever writes it, with an example if that helps.
        default: what it is if the author leaves it out; without one it is required.
        name: the key as written, where Python cannot use it as a name.
    """
    return Key(spec, help_, default, name)


KINDS: dict[str, RecordType] = {}
"""Every kind of file, by the word after ``kind:``; filled as their modules are imported."""


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(key,))
class RecordType(type):
    """Makes a slotted class of a record's declaration.

    Not :func:`dataclasses.dataclass`, which compiles six methods a class: with forty
    classes that took as long as reading the whole content.
    """

    fields: tuple[str, ...]
    keys: dict[str, Key]
    kind: str
    layered: bool

    def __new__(
        cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], kind: str = ""
    ) -> RecordType:
        """Take the keys out of the class, so that their names become slots."""
        names = [
            field
            for field, annotation in namespace.get("__annotations__", {}).items()
            if not str(annotation).startswith("ClassVar")
        ]
        keys = {field: namespace.pop(field) for field in names if field in namespace}
        for field, declared in keys.items():
            declared.name = declared.name or field
        inherited: tuple[str, ...] = getattr(bases[0], "fields", ()) if bases else ()
        made = super().__new__(cls, name, bases, {**namespace, "__slots__": tuple(names)})
        made.fields = inherited + tuple(names)
        made.keys = {**getattr(bases[0] if bases else None, "keys", {}), **keys}
        made.kind = kind
        if kind:
            assert kind not in KINDS, f"two kinds named {kind}"
            KINDS[kind] = made
        return made


class Record(metaclass=RecordType):
    """A frozen value read from a mapping; two are equal whatever their place.

    Attributes:
        location: where the author wrote it.
    """

    location: Location

    kind: ClassVar[str]
    layered: ClassVar[bool] = False
    """Whether a file may say only what is different from the one below it."""
    fields: ClassVar[tuple[str, ...]]
    keys: ClassVar[dict[str, Key]]

    def __init__(self, **values: object) -> None:
        kind = type(self)
        for name in kind.fields:
            value = values.pop(name, ...)
            if value is ... and name in kind.keys:
                value = kind.keys[name].default
            if value is ...:
                raise TypeError(f"{kind.__name__} needs {name}")
            object.__setattr__(self, name, value)
        if values:
            raise TypeError(f"{kind.__name__} has no {', '.join(values)}")

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be deleted")

    def named_values(self) -> Iterator[tuple[str, Any]]:
        """Every field but the location, with its value."""
        return ((name, getattr(self, name)) for name in self.fields if name != "location")

    def changed(self, **values: object) -> Self:
        """This record with other values in some fields."""
        return type(self)(**{"location": self.location, **dict(self.named_values()), **values})

    def check(self, reader: Reader) -> None:
        """Look at several fields together; a record that has rules overrides this."""

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return tuple(self.named_values()) == tuple(other.named_values())

    def __hash__(self) -> int:
        return hash((type(self), tuple(self.named_values())))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in self.named_values())
        return f"{type(self).__name__}({fields})"
