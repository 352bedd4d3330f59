"""Pictures made at build time."""
