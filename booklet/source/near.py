"""Near misses: what somebody who wrote this probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def suggestions(written: str, known: Iterable[str], *, at_most: int = 1) -> tuple[str, ...]:
    """The known words nearest to a written one, best first; often none."""
    import difflib  # only when something is wrong already

    choices = {word.casefold(): word for word in sorted(known, reverse=True)}
    found = difflib.get_close_matches(written[:80].casefold(), choices, at_most, 0.6)
    return tuple(choices[word] for word in found)


def did_you_mean(written: str, known: Iterable[str]) -> tuple[str, ...]:
    """A hint with the nearest known word, or none."""
    return tuple(f"did you mean “{word}”?" for word in suggestions(written, known))


def listed(words: Iterable[str]) -> str:
    """Words for a message: ``“a”, “b” or “c”``."""
    quoted = [f"“{word}”" for word in words]
    if len(quoted) < 2:  # noqa: PLR2004
        return "".join(quoted)
    return ", ".join(quoted[:-1]) + " or " + quoted[-1]
