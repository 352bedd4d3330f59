"""Answers: how long each is good, and since when an address has been as it is."""

from pathlib import Path

from builder.cache import Cache
from builder.links.answers import Answer, Answers, Standing

DAY = 86_400


def test_an_answer_is_good_for_a_week_or_a_day(tmp_path: Path) -> None:
    now = 1_000 * DAY
    with Cache(tmp_path) as cache:
        answers = Answers(cache, lambda: now)
        kept = {standing: answers.keep(f"https://{standing}.example/", Answer(standing, "")) for standing in Standing}
        good = {}
        for days in (0.5, 2, 6.5, 8):
            now = int((1_000 + days) * DAY)
            good[days] = {standing for standing, answer in kept.items() if answers.is_good(answer)}
    assert good == {0.5: set(Standing), 2: {Standing.ALIVE}, 6.5: {Standing.ALIVE}, 8: set()}


def test_since_when_an_address_is_dead_is_remembered_until_it_is_not(tmp_path: Path) -> None:
    day = 1_000
    address = "https://a.example/"
    since = []
    with Cache(tmp_path) as cache:
        answers = Answers(cache, lambda: day * DAY)
        for standing in (Standing.DEAD, Standing.DEAD, Standing.ALIVE, Standing.DEAD):
            day += 1
            answers.keep(address, Answer(standing, "reason"))
            last = answers.last(address)
            assert last is not None
            assert (last.standing, last.asked) == (standing, day * DAY)
            since.append(last.since // DAY)
        assert since == [1_001, 1_001, 1_003, 1_004]
        cache.put("answers", [(address.encode(), b"{}")])
        assert answers.last(address) is None
