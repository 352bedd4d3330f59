"""A new statement: what is asked, where it is filed, what is written."""
