"""The records, frozen and typed."""
