"""What can be wrong with an illustration: one code each, with the way out.

Data only, apart from the reader, so that ``docs/errors.md`` and a test can list it.
"""

from __future__ import annotations

from booklet.values import value


@value
class Finding:
    """One kind of finding in an illustration.

    Attributes:
        message: with named places, ``{found}`` and the like, for what was found.
        hints: what to do, in the order in which to try it.
        clause: the standard that asks for it, if one does.
    """

    message: str
    hints: tuple[str, ...]
    clause: str = ""


_SVG = "SVG 1.1"
_PLAIN = "draw it as a plain shape; docs/errors.md lists the shapes there are"

_AS_PNG = "or save the logo as PNG, some 1,200 pixels across"

CODES: dict[str, Finding] = {
    "V001": Finding(
        "illustration cannot be read as XML: {found}",
        ("open the file in a drawing program and save it anew as plain SVG",),
        "Extensible Markup Language (XML) 1.0, 2.1",
    ),
    "V002": Finding(
        "illustration has a document type or an entity of its own",
        ("delete the <!DOCTYPE …> line; SVG needs none",),
        "Extensible Markup Language (XML) 1.0, 4.2.2",
    ),
    "V003": Finding(
        "illustration’s first element is <{found}>, expected <svg> of {namespace}",
        ('begin the file with <svg xmlns="{namespace}" …>',),
        f"{_SVG}, 5.1.2",
    ),
    "V004": Finding(
        "illustration’s size is “{found}”, expected width, height and viewBox of one shape",
        ('write for instance width="40mm" height="40mm" viewBox="0 0 40 40"',),
        f"{_SVG}, 7.7",
    ),
    "V010": Finding(
        "<{found}> cannot stand in an illustration, expected a plain shape or a group",
        (_PLAIN,),
    ),
    "V011": Finding(
        "attribute “{found}” of <{element}> is not understood",
        ("delete it", _PLAIN),
    ),
    "V012": Finding(
        "text “{found}” stands in an illustration",
        ("words belong in the content, where they can be read aloud and translated",),
        "ISO 14289-1:2014, 7.3",
    ),
    "V013": Finding(
        "illustration points to “{found}” outside itself",
        ("draw what is pointed to in this file",),
    ),
    "V020": Finding(
        "“{found}” is not a number that “{attribute}” can have",
        ("write a plain number; its unit is that of the viewBox",),
        f"{_SVG}, 4.2",
    ),
    "V021": Finding(
        "path data stops making sense at “{found}”",
        ("export the path anew; each command needs all of its numbers",),
        f"{_SVG}, 8.3",
    ),
    "V022": Finding(
        "transformation “{found}” is not understood",
        ("use translate, scale, rotate or matrix, each with its numbers",),
        f"{_SVG}, 7.6",
    ),
    "V030": Finding(
        'shape has neither a colour by role nor fill="none"',
        ('name a swatch of layouts/theme.yaml: class="house-deep"',),
    ),
    "V031": Finding(
        "there is no swatch “{found}” in layouts/theme.yaml",
        ("name one that there is: {known}",),
    ),
    "V032": Finding(
        "stroke has no width",
        ('give it one: stroke-width="1"',),
    ),
    "V033": Finding(
        "“{found}” is not a colour that is understood",
        ("write #1B5E6B, rgb(27, 94, 107) or one of the sixteen names of HTML: teal",),
        f"{_SVG}, 4.2",
    ),
    "V034": Finding(
        "“{found}” cannot be kept: a logo is of plain shapes, each in one colour",
        ("save it as plain shapes without gradients, shadows and masks", _AS_PNG),
    ),
    "V035": Finding(
        "text “{found}” stands in a logo, and its font may not be there",
        ("convert it to paths: Path › Object to Path, or Type › Create Outlines", _AS_PNG),
    ),
    "V036": Finding(
        "nothing of this logo is seen on white paper",
        ("take the one in colours or in black, not the one for dark grounds", _AS_PNG),
    ),
    "V040": Finding(
        "illustration is larger than {limit} characters",
        ("simplify its paths; one decimal of a millimetre is enough",),
    ),
}
"""By code: V00x the file, V01x its parts, V02x its numbers, V03x its colours, V04x limits."""
