"""Translators' work: messages out, translations in, checked; never part of a build.

Only the command line comes here; what needs lxml, openpyxl or python-docx imports it where it
is used.
"""
