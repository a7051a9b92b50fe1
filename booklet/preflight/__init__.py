"""Preflight: rules over a finished file, findings addressed to the content.

A rule is a function with a code and a docstring that explains it (:mod:`.registry`); it
reads an :class:`~booklet.preflight.examined.Examined` (the file, and what was meant) and
yields :class:`~booklet.preflight.findings.Finding`. :func:`~booklet.preflight.examine.examine`
runs them all.
"""
