"""In which language a text is written: by its letters, and by how many of its words are the commonest of a language."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

_LISTS: Mapping[str, str] = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech",
    "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "ga": "Irish", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
    "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean",
    "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "nb": "Norwegian_Bokmal", "nl": "Dutch", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian",
    "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese",
}  # fmt: skip
"""The languages that are told apart by words, with the names of their lists in jusText."""

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 20_000
_LEAST_WORDS = 20
_LEAST_SHARE = 0.25
_HAN = re.compile("[\u4e00-\u9fff]")
_KANA = re.compile("[\u3040-\u30ff]")
_THAI = re.compile("[\u0e00-\u0e7f]")
_SIMPLIFIED = frozenset("这国们为说时来对发会东书长门问间关马鸟鱼车见贝页风飞龙龟专业丛两严丧个丰临举么义乌乐习乡买乱")
_TRADITIONAL = frozenset("這國們為說時來對發會東書長門問間關馬鳥魚車見貝頁風飛龍龜專業叢兩嚴喪個豐臨舉麼義烏樂習鄉買亂")


def detect_language(text: str) -> str | None:
    """Give the BCP 47 tag of a text's language, None where it is too short or nothing tells."""
    text = text[:_ENOUGH]
    letters = sum(map(str.isalpha, text))
    if not letters:
        return None
    if len(_KANA.findall(text)) > 0.1 * letters:
        return "ja"
    if len(_HAN.findall(text)) > 0.4 * letters:
        return chinese_script(text)
    if len(_THAI.findall(text)) > 0.4 * letters:
        return "th"
    words = Counter(word.lower() for word in _WORD.findall(text))
    total = sum(words.values())
    if total < _LEAST_WORDS:
        return None
    shares = {tag: sum(words[word] for word in _common_words(tag) & words.keys()) / total for tag in _LISTS}
    best, second = sorted(shares, key=lambda tag: -shares[tag])[:2]
    if shares[best] < _LEAST_SHARE or shares[best] - shares[second] < 0.01:
        return None
    return best


def chinese_script(text: str) -> str:
    """Give ``zh-Hans`` or ``zh-Hant`` by the letters that only one of both has, ``zh`` where none tells."""
    simplified = sum(letter in _SIMPLIFIED for letter in text)
    traditional = sum(letter in _TRADITIONAL for letter in text)
    if simplified == traditional:
        return "zh"
    return "zh-Hans" if simplified > traditional else "zh-Hant"


@cache
def _common_words(tag: str) -> frozenset[str]:
    from justext import get_stoplist

    return frozenset(word.lower() for word in get_stoplist(_LISTS[tag]))
