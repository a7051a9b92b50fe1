"""Build the booklet: ``python build_report.py`` makes it, ``--help`` says what else."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - said here, before anything newer is read
    sys.exit("The booklet builder needs Python 3.11 or newer.")


def main() -> int:
    """Join the layouts to the engine and do what the command line says."""
    from booklet.cli import run
    from layouts import BookletLayouts

    return run(sys.argv[1:], project=Path(__file__).resolve().parent, layouts=BookletLayouts())


if __name__ == "__main__":
    # Nearly all that a build makes lives until its end; looking for what does not took a
    # twentieth of its time, and a fifth of that of a thousand pages.
    gc.disable()
    try:
        code = main()
    except KeyboardInterrupt:  # before there was anything to stop
        code = 130
    except ModuleNotFoundError as missing:
        if (missing.name or "booklet").partition(".")[0] in {"booklet", "layouts"}:
            raise
        own = r".venv\Scripts\python" if os.name == "nt" else ".venv/bin/python"
        sys.stderr.write(
            f"error: this Python does not have the package “{missing.name}”\n"
            f"  hint: write {own} where it says python\n"
            "  hint: the first time, make the booklet as README.md says\n"
        )
        code = 2
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # nobody may be reading any more
            stream.flush()
    # Everything is written; taking a hundred thousand objects apart took another tenth.
    os._exit(code)
