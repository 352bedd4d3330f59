"""Canonical front matter: the same record written the same way, whoever wrote it."""
