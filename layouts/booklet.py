"""The booklet: one module a section kind."""

from __future__ import annotations

from layouts import (
    about,
    acknowledgements,
    closing,
    contacts,
    contents,
    cover,
    furniture,
    notes,
    service,
    story,
    takeaways,
)
from layouts.layout_set import LayoutSet

LAYOUTS = LayoutSet(
    sections={
        "cover": cover.lay_out,
        "acknowledgements": acknowledgements.lay_out,
        "about": about.lay_out,
        "story": story.lay_out,
        "takeaways": takeaways.lay_out,
        "closing": closing.lay_out,
        "contacts": contacts.lay_out,
    },
    furniture=furniture.furnish,
    make_ups={
        "notes": notes.lay_out,
        "blank": notes.leave_blank,
        "service": service.lay_out,
    },
    contents=contents.lay_out,
)
