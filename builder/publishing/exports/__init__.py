"""Bulk data: the whole archive as files for programs and spreadsheets."""
