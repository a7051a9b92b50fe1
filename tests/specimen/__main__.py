"""``python -m tests.specimen [FILE]``: a page of each script, in build/specimen.pdf."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.specimen.pages import PROJECT, Setter, specimens


def main() -> None:
    setter = Setter()
    wanted = [
        one
        for one in specimens()
        if not one.needs_installing or setter.fonts.missing(one.title[0]) is None
    ]
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT / "build" / "specimen.pdf"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(setter.pdf(wanted))
    sys.stdout.write(f"{path}: {len(wanted)} pages\n")


main()
