"""Views to bytes."""
