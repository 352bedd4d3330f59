from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from builder.links.turns import Time
from tests.links.served_pages import ServedPages, served_pages


@pytest.fixture
def pages() -> Iterator[ServedPages]:
    with served_pages() as served:
        yield served


@dataclass
class QuickTime:
    """Time that passes only by waiting, at once."""

    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.seconds += seconds

    @property
    def passing(self) -> Time:
        return Time(lambda: self.seconds, self.sleep)


@pytest.fixture
def quick() -> QuickTime:
    return QuickTime()
