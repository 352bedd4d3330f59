"""Errors of operation, as against findings about content: each names its remedy."""


class OperationalError(Exception):
    """Something outside the content went wrong: a missing program, a folder that cannot be written."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __reduce__(self) -> tuple[type["OperationalError"], tuple[str, str]]:
        return type(self), (self.message, self.remedy)  # survives the way back from a worker process
