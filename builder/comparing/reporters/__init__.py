"""The report of a comparison, one module a format."""
