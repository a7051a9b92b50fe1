"""Frozen values with slots, made in a tenth of the time that dataclasses take.

:func:`dataclasses.dataclass` writes and compiles seven methods a class. With the sixty
small classes of this engine that took as long as reading the content and setting every
page. :func:`value` compiles one, and only when the first instance is made; type checkers
see the same thing (:pep:`681`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform, overload

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


@overload
def value(cls: type[T], /) -> type[T]: ...
@overload
def value(
    *,
    kw_only: bool = False,
    by_identity: bool = False,
    order: bool = False,
    besides: tuple[str, ...] = (),
) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True)
def value(
    cls: type[T] | None = None,
    /,
    *,
    kw_only: bool = False,
    by_identity: bool = False,
    order: bool = False,
    besides: tuple[str, ...] = (),
) -> type[T] | Callable[[type[T]], type[T]]:
    """Make a class of annotated fields a frozen value with slots.

    Args:
        cls: the class; its annotations are the fields, in order, with their defaults.
        kw_only: fields are given by name.
        by_identity: two instances are never equal; comparing them costs nothing.
        order: instances are ordered as tuples of their fields.
        besides: fields that say nothing of what the value is worth: two values are equal
            whatever stands in them.
    """
    if cls is None:
        return lambda decorated: _made(decorated, kw_only, by_identity, order, besides)
    return _made(cls, kw_only, by_identity, order, besides)


def fields_of(instance: object) -> dict[str, object]:
    """A value's fields by name, those that are values themselves opened likewise."""
    kind: Any = type(instance)
    found = {name: getattr(instance, name) for name in kind.__slots__}
    return {
        name: fields_of(field) if hasattr(field, "__compared__") else field
        for name, field in found.items()
    }


def changed(instance: T, /, **fields: object) -> T:
    """A copy of a value with other contents in some of its fields."""
    kind: Any = type(instance)
    kept = {name: getattr(instance, name) for name in kind.__slots__}
    made: T = kind(**{**kept, **fields})
    return made


def _made(
    cls: type[T],
    kw_only: bool,  # noqa: FBT001
    by_identity: bool,  # noqa: FBT001
    order: bool,  # noqa: FBT001
    besides: tuple[str, ...],
) -> type[T]:
    space = dict(cls.__dict__)
    fields = tuple(
        name for name, kind in space.get("__annotations__", {}).items()
        if not str(kind).startswith("ClassVar")
    )  # fmt: skip
    defaults = {name: space.pop(name) for name in fields if name in space}
    for leftover in ("__dict__", "__weakref__"):
        space.pop(leftover, None)
    space["__slots__"] = fields
    space["__match_args__"] = () if kw_only else fields
    space["__setattr__"] = _refuse_to_set
    space["__delattr__"] = _refuse_to_delete
    space.setdefault("__repr__", _written)
    space.setdefault("__getstate__", _state)
    space.setdefault("__setstate__", _restore)
    if not by_identity:
        space["__compared__"] = tuple(name for name in fields if name not in besides)
        space.setdefault("__eq__", _equal)
        space.setdefault("__hash__", _hash)
    if order:
        space |= {"__lt__": _less, "__le__": _less_or_equal}
    maker: Any = type(cls)  # Protocol classes have a metaclass of their own
    made = maker(cls.__name__, cls.__bases__, space)
    made.__init__ = _first_init(made, fields, defaults, kw_only=kw_only)
    result: type[T] = made
    return result


def _first_init(
    cls: Any,  # noqa: ANN401 - a class still being made
    fields: tuple[str, ...],
    defaults: dict[str, object],
    *,
    kw_only: bool,
) -> Callable[..., None]:
    """An initialiser that writes the real one when it is first called."""

    def init(self: object, *args: object, **kwargs: object) -> None:
        cls.__init__ = _compiled(cls, fields, defaults, kw_only=kw_only)
        cls.__init__(self, *args, **kwargs)

    return init


def _compiled(
    cls: Any,  # noqa: ANN401 - a class still being made
    fields: tuple[str, ...],
    defaults: dict[str, object],
    *,
    kw_only: bool,
) -> Callable[..., None]:
    """The initialiser: slots are filled through their descriptors, past the refusal."""
    given = [f"{name}=_default_{name}" if name in defaults else name for name in fields]
    if kw_only and given:
        given.insert(0, "*")
    filled = [f" _set_{name}(self, {name})" for name in fields] or [" pass"]
    if "__post_init__" in cls.__dict__:
        filled.append(" self.__post_init__()")
    names: dict[str, Any] = {f"_set_{name}": cls.__dict__[name].__set__ for name in fields}
    names |= {f"_default_{name}": default for name, default in defaults.items()}
    exec(f"def __init__({', '.join(['self', *given])}):\n" + "\n".join(filled), names)  # noqa: S102 - our own words
    init: Callable[..., None] = names["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _fields_of(self: Any) -> tuple[object, ...]:  # noqa: ANN401 - any value
    return tuple([getattr(self, name) for name in self.__slots__])


def _refuse_to_set(self: object, name: str, _: object) -> None:
    msg = f"{type(self).__name__}.{name} cannot be changed"
    raise AttributeError(msg)


def _refuse_to_delete(self: object, name: str) -> None:
    msg = f"{type(self).__name__}.{name} cannot be deleted"
    raise AttributeError(msg)


def _equal(self: Any, other: object) -> object:  # noqa: ANN401 - any value
    if type(other) is not type(self):
        return NotImplemented
    compared: tuple[str, ...] = getattr(self, "__compared__")  # noqa: B009 - lost to mypy above
    return all(getattr(self, name) == getattr(other, name) for name in compared)


def _hash(self: Any) -> int:  # noqa: ANN401 - any value
    return hash(tuple([getattr(self, name) for name in self.__compared__]))


def _less(self: object, other: object) -> object:
    if type(other) is not type(self):
        return NotImplemented
    return _fields_of(self) < _fields_of(other)


def _less_or_equal(self: object, other: object) -> object:
    if type(other) is not type(self):
        return NotImplemented
    return _fields_of(self) <= _fields_of(other)


def _written(self: Any) -> str:  # noqa: ANN401 - any value
    fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
    return f"{type(self).__qualname__}({fields})"


def _state(self: object) -> tuple[object, ...]:
    return _fields_of(self)


def _restore(self: Any, state: tuple[object, ...]) -> None:  # noqa: ANN401 - any value
    for name, content in zip(self.__slots__, state, strict=True):
        type(self).__dict__[name].__set__(self, content)
