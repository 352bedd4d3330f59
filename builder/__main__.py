"""``python -m builder`` is the command ``archive``."""

from builder.cli.main import run

if __name__ == "__main__":
    run()
