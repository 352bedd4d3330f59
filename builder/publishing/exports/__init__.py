"""The whole record as files for other programs."""
