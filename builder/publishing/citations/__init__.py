"""Citations of statements and of their passages, in the formats of ``formats.FORMATS``."""
