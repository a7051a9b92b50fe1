"""Sheets: pages put where the printer's folder and guillotine will find them.

Planned first, as values (:mod:`booklet.prepress.plan`), written then
(:mod:`booklet.prepress.impose`): a plan can be read, drawn and tested without a PDF.
"""
