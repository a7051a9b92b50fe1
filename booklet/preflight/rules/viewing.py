"""Rules on what a file says of itself to viewers and screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.preflight.findings import Finding, Severity
from booklet.preflight.objects import array, box, dictionary, entry, name, within
from booklet.preflight.registry import ON_SCREEN, rule
from booklet.preflight.rules.letters import letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from booklet.preflight.examined import Examined


@rule("P703", on=ON_SCREEN, walks=False)
def language_missing(examined: Examined) -> Iterator[Finding]:
    """P703: the file does not say its language.

    Why it matters:
        A screen reader reads English with Polish sounds, or the other way round.
    How to fix:
        Build the booklet anew; in a file made elsewhere, set the language under
        “properties”, “advanced”.
    Source:
        ISO 14289-1:2014, 7.2; WCAG 2.2, 3.1.1.
    """
    said = str(entry(examined.reader.root_object, "/Lang") or "")
    wanted = examined.meant.language
    if not said:
        yield Finding(code="P703", message="the file does not say its language")
    elif wanted and said.lower() != wanted.lower():
        message = f"the file says it is in “{said}”; expected “{wanted}”"
        yield Finding(code="P703", message=message)


@rule("P706", on=ON_SCREEN, walks=False)
def title_not_shown(examined: Examined) -> Iterator[Finding]:
    """P706: the window shows the file’s name instead of the booklet’s title.

    Why it matters:
        Who has several windows open hears “family-stories.en-GB.screen.pdf” instead of a
        title.
    How to fix:
        Build the booklet anew; in a file made elsewhere, set “show: document title” under
        “properties”, “initial view”.
    Source:
        ISO 14289-1:2014, 7.1; WCAG 2.2, 2.4.2.
    """
    preferences = within(examined.reader.root_object, "/ViewerPreferences")
    if str(entry(preferences, "/DisplayDocTitle")) != "True":
        yield Finding(code="P706", message="the title is not shown in the window’s bar")
    info = dictionary(examined.reader.trailer.get("/Info"))
    title, wanted = str(entry(info, "/Title") or ""), examined.meant.title
    if wanted and letters(wanted) not in letters(title + examined.xmp):
        yield Finding(code="P706", message=f"the title is “{title[:60]}”; expected “{wanted}”")


@rule("P707", on=ON_SCREEN, severity=Severity.WARNING, walks=False)
def link_without_words(examined: Examined) -> Iterator[Finding]:
    """P707: a link does not say where it leads.

    Why it matters:
        A screen reader announces “link” and nothing else.
    How to fix:
        Build the booklet anew; in a file made elsewhere, give links a description.
    Source:
        ISO 14289-1:2014, 7.18.5; WCAG 2.2, 2.4.4.
    """
    for page in examined.pages:
        for annotation in array(entry(page.page, "/Annots")):
            if name(entry(annotation, "/Subtype")) != "Link":
                continue
            rect = box(entry(annotation, "/Rect"))
            if not str(entry(annotation, "/Contents") or "").strip():
                yield Finding(
                    code="P707",
                    message="a link has no description",
                    page=page.number,
                    place=page.place(rect) if rect else None,
                )
