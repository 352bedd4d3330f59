from collections.abc import Iterator

import pytest

from tests.benchmarks import made_statements


@pytest.fixture
def small_registries(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Made archives with a few entries in their registries, so that few pages are built."""

    def forget() -> None:
        for cached in (made_statements.speakers, made_statements.outlets, made_statements.topics):
            cached.cache_clear()

    with monkeypatch.context() as patch:
        for name, count in (("SPEAKERS", 12), ("OUTLETS", 5), ("TOPICS", 10)):
            patch.setattr(made_statements, name, count)
        forget()
        yield
    forget()
