"""The preview of ``archive serve``: builds on a change, serves on loopback, reloads the pages that are open."""
