"""Placed pages become part PDFs on a tagged ReportLab canvas."""
