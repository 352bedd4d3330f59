"""Statements from elsewhere, as files of the archive."""
