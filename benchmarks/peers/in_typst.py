"""The booklet in Typst, through its Python package: tagged, checked for PDF/UA-1 as it writes."""

from __future__ import annotations

import sys
from pathlib import Path

from typst import Compiler, Fonts


def main() -> None:
    """Build the booklet named on the command line."""
    words, fonts, out = sys.argv[1:]
    source = Path(__file__).with_name("booklet.typ")
    found = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
    compiler = Compiler(str(source), root=str(source.parent), font_paths=found)
    compiler.compile(
        output=out,
        sys_inputs={"words": Path(words).read_text(encoding="utf-8")},
        pdf_standards=["ua-1"],
    )


if __name__ == "__main__":
    main()
