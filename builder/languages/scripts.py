"""Scripts that put no spaces between words, in which lengths are counted in letters."""

import re

UNSPACED = re.compile(
    "[\u0e00-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003134f]"
)
"""Letters of Thai, Lao, Tibetan, Burmese, Khmer, Kana and Han."""


def is_unspaced(text: str) -> bool:
    """Whether most letters and digits of a text are of such scripts."""
    if text.isascii():
        return False
    return 2 * len(UNSPACED.findall(text)) > sum(map(str.isalnum, text))
