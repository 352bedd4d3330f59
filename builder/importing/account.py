"""Whether a text is an account with quotations in it, so that its own sentences are not the speaker's words."""

from collections.abc import Sequence

from builder.languages.scripts import is_unspaced
from builder.reading.quotations import find_quotations

_LEAST_WORDS, _LEAST_LETTERS = 5, 10
"""From this length on a quotation is direct speech, as for ``reading/passages``; shorter ones are terms and titles."""
_MOST_QUOTED = 0.9


def quotations_in_account(blocks: Sequence[str], language: str) -> int:
    """Give how many quotations stand among sentences of the account; 0 where the text is no such account."""
    quoted = count = 0
    for block, found in zip(blocks, find_quotations(blocks, language), strict=True):
        for quotation in found:
            words = block[quotation.start : quotation.end]
            if len(words.split()) >= _LEAST_WORDS or (is_unspaced(words) and len(words) - 2 >= _LEAST_LETTERS):
                count += 1
                quoted += len(words)
    return count if quoted < _MOST_QUOTED * sum(map(len, blocks)) else 0
