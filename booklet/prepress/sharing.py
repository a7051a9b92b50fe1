"""What the sheets of several files have in common, and is worked out once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

T = TypeVar("T")


class Once(Protocol):
    """Gives what was made under a name, or makes it."""

    def __call__(self, name: Hashable, make: Callable[[], T], /) -> T:
        """What ``make`` makes, made when it is first asked for."""


def anew(_name: Hashable, make: Callable[[], T], /) -> T:
    """Make it: nobody else has use for it."""
    return make()


@value(by_identity=True)
class Shared:
    """What a file has in common with others of as many pages.

    Attributes:
        pages: so many, from the first on, are the same in all of them.
        once: keeps what depends on these and on the plan alone.
    """

    pages: int = 0
    once: Once = anew
