"""A page's language: what it states, where its text does not speak against it."""

from dataclasses import dataclass

from builder.importing.web_pages.page_metadata import PageMetadata
from builder.languages.detection import chinese_script, detect_language

_CHINESE = {"cn": "zh-Hans", "sg": "zh-Hans", "hans": "zh-Hans", "tw": "zh-Hant", "hk": "zh-Hant", "mo": "zh-Hant",
            "hant": "zh-Hant"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageLanguage:
    """A BCP 47 tag, and on what it was guessed where the page does not state it."""

    tag: str
    basis: str = ""


def find_language(metadata: PageMetadata, text: str, default: str) -> PageLanguage:
    """Give the language of a page whose article is ``text``.

    Regions are left out but where they change how one writes (pt-BR): programs that make sites put them in unasked.
    """
    stated = next(
        (
            tag
            for value in (
                metadata.language,
                metadata.article_text("inLanguage"),
                metadata.meta("content-language", "dc.language", "dcterms.language", "language", "og:locale"),
            )
            if value and (tag := _tag(value, text))
        ),
        None,
    )
    found = detect_language(text)
    if stated and (found is None or found.split("-")[0] == stated.split("-")[0]):
        return PageLanguage(stated)
    if found:
        but = f", though the page states {stated}" if stated else "; the page states none"
        return PageLanguage(found, f"The words of the text{but}.")
    if stated:
        return PageLanguage(stated)
    return PageLanguage(default, "The language of the site; neither the page nor its words tell another.")


def _tag(stated: str, text: str) -> str | None:
    parts = stated.strip().replace("_", "-").split(",")[0].split("-")
    primary = parts[0].lower()
    if not (2 <= len(primary) <= 3 and primary.isascii() and primary.isalpha()):
        return None
    if primary == "zh":
        known = [tag for part in parts[1:] if (tag := _CHINESE.get(part.lower()))]
        return known[0] if known else chinese_script(text)
    if primary == "pt" and len(parts) > 1 and parts[1].upper() in ("BR", "PT"):
        return f"pt-{parts[1].upper()}"
    if primary == "no":
        return "nb"
    return primary
