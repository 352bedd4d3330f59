"""The published folder."""
