"""Translations on their way to agencies and back: PO, XLIFF 2.0, XLSX, DOCX.

Every format carries the same rows; what a row is, and what becomes of it when it comes back,
is said once, in :mod:`rows` and :mod:`taking_in`.
"""
