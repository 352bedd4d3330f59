"""The server of ``archive serve``."""
