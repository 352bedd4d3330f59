"""What differs between two sites, or between the sites of two revisions: ``archive diff``."""
