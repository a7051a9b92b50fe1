"""Handouts: pages of the booklet for one purpose, on A4, from an office printer."""
