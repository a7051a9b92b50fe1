"""What a file was meant to be, from the edition, its printer and the composition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from booklet.diagnostics import BookletError, Diagnostic
from booklet.naming import PARTS
from booklet.preflight.findings import Exemption, Severity
from booklet.preflight.limits import Limits
from booklet.preflight.meant import Meant, Purpose
from booklet.preflight.registry import rules
from booklet.preflight.trace import Worded
from booklet.preflight.tracing import trace_of
from booklet.source.near import did_you_mean
from booklet.typeset.composition import InsertedPart
from booklet.typeset.dropped import dropped
from booklet.units import ZERO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from booklet.model.content import Booklet
    from booklet.model.service import Service
    from booklet.prepress.job import Imposition
    from booklet.typeset.compose import Composition
    from booklet.typeset.edition import Edition
    from booklet.typeset.exemption import ExemptionRecord, SeverityRecord
    from booklet.typeset.printer import Printer
    from booklet.typeset.setting import Setting


def limits_of(printer: Printer | None, edition: Edition | None = None) -> Limits:
    """The figures of a printer's profile; the house's own without one.

    Raises:
        BookletError: if the profile or the edition names a rule that there is not (C018).
    """
    exempt = (*(edition.exempt if edition else ()), *(printer.exempt if printer else ()))
    severities = printer.severities if printer else ()
    _require_rules((*exempt, *severities))
    exemptions = tuple(Exemption(rule=e.rule, where=e.where, reason=e.reason) for e in exempt)
    if printer is None:
        return Limits(
            multiple=edition.multiple if edition else Limits().multiple, exemptions=exemptions
        )
    return Limits(
        bleed=printer.bleed,
        safe_edge=printer.safe.trim,
        safe_spine=printer.safe.spine,
        ppi_warn=printer.resolution.warn,
        ppi_fail=printer.resolution.fail,
        line=printer.smallest.line,
        ink_warn=printer.ink.warn,
        ink_fail=printer.ink.fail,
        small_text=printer.small_text.below,
        small_text_inks=printer.small_text.inks,
        smallest_text=printer.smallest.text,
        multiple=printer.multiple,
        severities={s.rule: Severity(s.severity) for s in severities},
        exemptions=exemptions,
    )


def _require_rules(named_in: Iterable[ExemptionRecord | SeverityRecord]) -> None:
    asked = list(named_in)
    known = [rule.code for rule in rules()] if asked else []
    wrong = [record for record in asked if record.rule not in known]
    if wrong:
        raise BookletError(
            Diagnostic(
                code="C018",
                message=f"there is no rule “{record.rule}”",
                location=record.location,
                hints=(*did_you_mean(record.rule, known), "see docs/preflight-rules.md"),
            )
            for record in wrong
        )


def purpose_of(edition: Edition) -> Purpose:
    """What becomes of the files of an edition."""
    if not edition.printer:
        return Purpose.SCREEN
    return Purpose.PRESS if "x4" in edition.conforms else Purpose.SHEETS


def meant_for_sheets(
    setting: Setting, *, edition: str, printer: str, asked: Imposition | None = None
) -> Meant:
    """What a file of sheets was meant to be; whose pages lie where, folding checks.

    Args:
        setting: of the pages on the sheets.
        edition: name of the edition on sheets.
        printer: name of its printer.
        asked: how the sheets were ordered; None if nobody knows: then nothing is folded.
    """
    from booklet.preflight.told import folding_told
    from booklet.typeset.printer import load_printer

    folding = None
    if asked is not None:
        folding = folding_told(asked, trim=setting.edition.trim, bleed=asked.bleed or ZERO)
    return Meant(
        purpose=Purpose.PLATES if "x4" in setting.edition.conforms else Purpose.SHEETS,
        edition=edition,
        printer=printer,
        colour=setting.edition.colour,
        mono=setting.theme.one_ink is not None,
        limits=limits_of(load_printer(setting.project, printer)),
        whole=False,
        folding=folding,
    )


def meant_by_stranger(project: Path, printer: str, *, mono: bool = False) -> Meant:
    """What a file made elsewhere is measured against.

    Args:
        project: has ``layouts/printers``.
        printer: name of a profile; empty for none: then the file itself says whether it is
            for a press.
        mono: whether it is to be printed in one ink.
    """
    if not printer:
        return Meant(mono=mono)
    from booklet.typeset.printer import load_printer

    profile = load_printer(project, printer)
    purpose = Purpose.PRESS if profile.intent else Purpose.SHEETS
    return Meant(purpose=purpose, printer=printer, mono=mono, limits=limits_of(profile))


def meant_by(
    booklet: Booklet,
    setting: Setting,
    composition: Composition,
    *,
    part: str = "",
    title: str = "",
) -> Meant:
    """What a file of an edition was meant to be.

    Args:
        booklet: the words of its locale.
        setting: theme, edition and printer.
        composition: the pages; with the cover apart if ``part`` names one.
        part: which of the edition's files, as in :data:`~booklet.naming.PARTS`, or empty.
        title: of the file; empty for the booklet's.
    """
    edition, printer = setting.edition, setting.printer
    of_cover = PARTS.get(part)
    parts = [
        one
        for one in composition.parts
        if of_cover is None or getattr(one, "on_cover", False) == of_cover
    ]
    purpose = purpose_of(edition)
    return Meant(
        purpose=purpose,
        edition=edition.name,
        printer=printer.name if printer else "",
        colour=edition.colour,
        mono=setting.theme.one_ink is not None,
        trim=edition.trim,
        conforms=edition.conforms,
        language=booklet.language,
        title=title or booklet.title.plain,
        words=tuple(_words(booklet, setting, composition)),
        swatches={role: setting.palette[role].hexadecimal for role in setting.theme.swatches},
        trace=trace_of(parts) if purpose is not Purpose.SHEETS else None,
        limits=limits_of(printer, edition),
        whole=of_cover is None and edition.is_whole,
        right_to_left=setting.direction == "rtl",
    )


def _words(booklet: Booklet, setting: Setting, composition: Composition) -> Iterator[Worded]:
    """All words of the content, and of the service in whose name it is.

    But of a picture that gave way to words on a service’s back cover.
    """
    from booklet.model.walk import passages

    gone = () if setting.service is None else [f.alt for f in dropped(booklet, composition)]
    for passage in passages((booklet.sections, _shown(setting, composition))):
        if passage not in gone:
            yield Worded(passage.plain, passage.location)


def _shown(setting: Setting, composition: Composition) -> tuple[Service, ...]:
    """The service, if there is a page with all that it says; its pages only if they are in it."""
    service = setting.service
    if service is None or "contacts" not in setting.edition.make_up:
        return ()
    inserts = [part.insert for part in composition.parts if isinstance(part, InsertedPart)]
    return (service if service.insert in inserts else service.changed(insert=None),)
