"""The names of finished files: what is in them can be read off, and nothing is overwritten.

``family-stories.en-GB.press.rowan-house.mono-cover.pdf``: booklet, locale, edition; the service
in whose name it is and that it is in one ink, where that is so; the part, where it is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.values import value

if TYPE_CHECKING:
    from collections.abc import Iterable

PARTS = {"-cover": True, "-inside": False}
"""Endings of files with a part of the booklet, and whether it is the cover."""

_MONO = "mono"
_NAMES = range(3, 6)  # booklet, locale, edition, service, mono


@value(kw_only=True)
class FileName:
    """What a finished file is called.

    Attributes:
        booklet: its id.
        locale: BCP 47 tag.
        edition: name of the edition.
        service: in whose name; empty for nobody's.
        mono: whether it is in one ink.
        part: a key of :data:`PARTS`; empty for the whole.
    """

    booklet: str
    locale: str
    edition: str
    service: str = ""
    mono: bool = False
    part: str = ""

    @property
    def variant(self) -> str:
        """The name behind booklet and locale, without the ending: ``press.mono-cover``."""
        names = [self.edition, self.service, _MONO if self.mono else ""]
        return ".".join(filter(None, names)) + self.part

    @property
    def stem(self) -> str:
        """The whole name without ``.pdf``."""
        return f"{self.booklet}.{self.locale}.{self.variant}"

    def __str__(self) -> str:
        return f"{self.stem}.pdf"

    @classmethod
    def read(
        cls, name: str, editions: Iterable[str], *, families: Iterable[str] = ()
    ) -> FileName | None:
        """A file's name taken apart; None for a file that is not named as ours are.

        Args:
            name: the name alone, without a folder.
            editions: of ours.
            families: editions that are made for a section each: ``handout`` of ``handout-anna``.
        """
        *names, ending = name.split(".")
        if len(names) not in _NAMES or ending.lower() != "pdf":
            return None
        known, begins = set(editions), tuple(f"{family}-" for family in families)
        for part in (*PARTS, ""):
            if not names[-1].endswith(part):
                continue
            booklet, locale, edition, *more = (*names[:-1], names[-1].removesuffix(part))
            mono = bool(more) and more[-1] == _MONO
            services = more[:-1] if mono else more
            if (edition in known or edition.startswith(begins)) and len(services) <= 1:
                service = "".join(services)
                return cls(
                    booklet=booklet,
                    locale=locale,
                    edition=edition,
                    service=service,
                    mono=mono,
                    part=part,
                )
        return None
