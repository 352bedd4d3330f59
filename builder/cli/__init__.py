"""The command line: one module a command, its words and options."""
