"""Builds of many files: the command line as a batch reads it, executors, layouts that fail."""

from __future__ import annotations

import os
from concurrent.futures import Executor, Future
from functools import cache
from typing import TYPE_CHECKING, Any

from booklet.arguments import parsed
from booklet.batch.asked import Asked, asked
from booklet.jobs import Job
from booklet.l10n.localise import load_localised
from layouts import BookletLayouts
from tests.support.content import PROJECT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from booklet.model.content import Booklet
    from booklet.typeset.setting import Setting

CONTENT = PROJECT / "content"


def job(**fields: Any) -> Job:
    """A job of this project; nothing is built into its folder unless a test says where."""
    common = {"project": PROJECT, "content": CONTENT, "output": PROJECT / "build"}
    return Job(**{**common, "edition": "facts", "locale": "en-GB", **fields})


def asked_for(*arguments: str, content: Path = CONTENT) -> Asked:
    """The jobs of a command line."""
    options = parsed(["build", *arguments], PROJECT)
    return asked(options, job(content=content, printer=options.printer), _booklet())


@cache
def _booklet() -> Booklet:
    return load_localised(PROJECT, CONTENT)


class Here(Executor):
    """Does at once, in this process, what it is given."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


class Broken(BookletLayouts):
    """Layouts with a bug in one edition."""

    def title(self, booklet: Booklet, setting: Setting) -> str:
        if setting.edition.name == "takeaways":
            message = "nobody thought of this"
            raise ZeroDivisionError(message)
        return super().title(booklet, setting)


class Deadly(BookletLayouts):
    """Layouts that take their process with them, as a fault in a library does."""

    def title(self, booklet: Booklet, setting: Setting) -> str:
        if setting.edition.name == "takeaways":
            os._exit(9)
        return super().title(booklet, setting)


def named(jobs: Sequence[Job], *fields: str) -> list[tuple[str, ...]]:
    """Some fields of each job."""
    return [tuple(getattr(one, field) for field in fields) for one in jobs]
