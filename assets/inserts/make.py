"""Make the insert of an example service: ``python assets/inserts/make.py``.

What a service would bring as a PDF of its own: two tagged pages of A5, here set by the booklet's
own engine, in the house's looks.
"""

from __future__ import annotations

import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
TITLE = "Your first visit to Harbour Lane"
PAGES = (
    (
        TITLE,
        "Nothing in this leaflet is true: Harbour Lane is an example.",
        (
            "You can bring a friend, a relative or your children. There is a room with toys, and"
            " somebody who minds it."
        ),
        (
            "The first talk takes about forty minutes. Nobody decides anything about you in it. We"
            " ask what you want to change, and what already goes well."
        ),
        "You need not stop using anything before you come.",
    ),
    (
        "What happens then",
        "Within a week you hear from one named worker, who stays with your family.",
        "If you take a prescription, we write to your doctor only with your leave.",
        (
            "If you do not like the way we work, say so: to your worker, to the manager, or to the"
            " people who inspect us. It changes nothing about your care."
        ),
    ),
)


def main() -> None:
    """Write ``harbour-lane-first-visit.pdf`` beside this file."""
    sys.path.insert(0, str(PROJECT))
    from booklet.assemble import finish
    from booklet.jobs import Job
    from booklet.model.content import Passage, Run
    from booklet.paint.painter import paint
    from booklet.pipeline import draft
    from booklet.tagging.description import describe
    from booklet.typeset.block import NewPage
    from booklet.typeset.document import set_document
    from layouts import BookletLayouts
    from layouts.blocks.headings import section, title

    job = Job(project=PROJECT, content=PROJECT / "content", output=PROJECT)
    layouts = BookletLayouts()
    made = draft(job, layouts)
    setting, where = made.setting, made.booklet.location
    items = []
    for number, (heading, *body) in enumerate(PAGES):
        words = [Passage((Run(text),), where) for text in (heading, *body)]
        blocks = [
            NewPage("blank", accent="pine", running_title=heading),
            title(words[0], setting, name=f"visit.{number}"),
            *(setting.text(passage, "body") for passage in words[1:]),
        ]
        items.append(section(blocks, of=heading))
    composition = set_document("insert", items, layouts=layouts, setting=setting)
    metadata = describe(
        made.booklet, edition="insert", created=None, producer="Booklet builder", title=TITLE
    )
    parts = paint(composition, setting=setting, metadata=metadata)
    data = finish(
        parts, metadata=metadata, project=PROJECT, conformance=setting.edition.conformance
    )
    Path(__file__).with_name("harbour-lane-first-visit.pdf").write_bytes(data)


if __name__ == "__main__":
    main()
