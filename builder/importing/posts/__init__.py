"""Markdown posts of another generator: Hugo, Jekyll, Pelican, and what has front matter like theirs."""
