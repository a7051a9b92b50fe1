"""Fixtures and rules for all tests: goldens, checkers, no network, no skipping on CI."""

from __future__ import annotations

import socket
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import settings

from tests.conformance.verapdf.harness import VeraPdf
from tests.support.golden import Golden
from tests.support.tools import Tool, find, on_ci

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pypdf import PdfReader

    from booklet.pipeline import Draft
    from booklet.tagging.structure import Element

PROJECT = Path(__file__).resolve().parent.parent
RESULTS = PROJECT / "build" / "test-results"

# The machine may be busy, so no deadline; on CI the same examples every time.
settings.register_profile("project", deadline=None, derandomize=on_ci(), print_blob=True)
settings.load_profile("project")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the goldens anew, to be looked at page by page before they are committed",
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update-golden") and on_ci():
        msg = "--update-golden is refused on CI: a golden is what a person has looked at"
        raise pytest.UsageError(msg)


@pytest.fixture(scope="session")
def project() -> Path:
    return PROJECT


@pytest.fixture(scope="session")
def golden(pytestconfig: pytest.Config) -> Golden:
    return Golden(
        folder=PROJECT / "tests" / "golden",
        results=RESULTS,
        update=bool(pytestconfig.getoption("--update-golden")),
    )


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """``built("screen")`` is the booklet of that edition, built once in a run."""

    # Imported here, so that tests of one stage run while another is being rebuilt.
    from booklet.pipeline import Job, build
    from layouts import BookletLayouts

    @cache
    def build_once(edition: str = "screen") -> Path:
        job = Job(
            project=PROJECT,
            content=PROJECT / "content",
            output=tmp_path_factory.mktemp("built"),
            edition=edition,
        )
        return build(job, BookletLayouts()).path

    return build_once


@pytest.fixture(scope="session")
def made() -> Draft:
    """Every page of the screen edition, filled and not painted."""
    from booklet.pipeline import Job, draft
    from layouts import BookletLayouts

    job = Job(project=PROJECT, content=PROJECT / "content", output=PROJECT / "build")
    return draft(job, BookletLayouts())


@pytest.fixture(scope="session")
def screen(built: Callable[[str], Path]) -> Path:
    """The screen edition."""
    return built("screen")


@pytest.fixture(scope="session")
def reader(screen: Path) -> PdfReader:
    from pypdf import PdfReader

    return PdfReader(screen)


@pytest.fixture(scope="session")
def structure(reader: PdfReader) -> Element:
    from booklet.assemble.reading import read_structure

    return read_structure(reader)


@pytest.fixture(scope="session")
def tool() -> Callable[[str], Tool]:
    """``tool("pdftotext")("-raw", path, "-")`` returns what the program prints."""
    return lambda name: Tool(find(name))


@pytest.fixture(scope="session")
def verapdf() -> Iterator[VeraPdf]:
    """``verapdf(path_or_paths, "ua1,2a")`` passes, or fails with veraPDF's findings."""
    checker = VeraPdf()
    yield checker
    checker.close()


def _shut(*_arguments: object, **_options: object) -> NoReturn:
    msg = "a test reached for the network"
    raise AssertionError(msg)


@pytest.fixture(autouse=True, scope="session")
def _sockets_shut() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto", "bind"):
            patch.setattr(socket.socket, name, _shut)
        patch.setattr(socket, "getaddrinfo", _shut)
        patch.setattr(socket, "create_connection", _shut)
        yield
