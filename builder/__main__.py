"""``python -m builder`` is the command ``archive``."""

from builder.cli.main import main

if __name__ == "__main__":
    main(prog_name="archive")
