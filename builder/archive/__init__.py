"""The records related to each other."""
