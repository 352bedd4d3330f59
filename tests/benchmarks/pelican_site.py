"""The archive as a site for Pelican, which has this project's Markdown library and template engine.

Speakers are authors, outlets categories, topics tags. https://docs.getpelican.com/en/stable/settings.html has the
settings; those not named here are as they come.
"""

import importlib.util
import sys
from collections.abc import Iterator, Sequence

from tests.benchmarks.benchmarked_site import ADDRESS, FEED_LENGTH, PAGE_LENGTH, TITLE, BenchmarkedSite, Step, fields_of
from tests.benchmarks.made_statements import MadeStatement
from tests.benchmarks.pelican_templates import TEMPLATES

PELICAN = "Pelican"

_SETTINGS = f"""SITENAME = "{TITLE}"
SITEURL = "{ADDRESS.rstrip("/")}"
AUTHOR = "{TITLE}"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "content"
ARTICLE_PATHS = ["statements"]
PAGE_PATHS = []
STATIC_PATHS = []
THEME = "theme"
PLUGINS = []

MARKDOWN = {{
    "extensions": ["meta", "attr_list", "sane_lists", "toc"],
    "extension_configs": {{"toc": {{"marker": ""}}}},
    "output_format": "html",
}}

ARTICLE_URL = "statements/{{slug}}/"
ARTICLE_SAVE_AS = "statements/{{slug}}/index.html"
AUTHOR_URL = "speakers/{{slug}}/"
AUTHOR_SAVE_AS = "speakers/{{slug}}/index.html"
AUTHORS_SAVE_AS = "speakers/index.html"
CATEGORY_URL = "outlets/{{slug}}/"
CATEGORY_SAVE_AS = "outlets/{{slug}}/index.html"
CATEGORIES_SAVE_AS = "outlets/index.html"
TAG_URL = "topics/{{slug}}/"
TAG_SAVE_AS = "topics/{{slug}}/index.html"
TAGS_SAVE_AS = "topics/index.html"
YEAR_ARCHIVE_URL = "years/{{date:%Y}}/"
YEAR_ARCHIVE_SAVE_AS = "years/{{date:%Y}}/index.html"
ARCHIVES_SAVE_AS = "years/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
DIRECT_TEMPLATES = ["index", "authors", "categories", "tags", "archives", "sitemap"]

DEFAULT_PAGINATION = {PAGE_LENGTH}
PAGINATED_TEMPLATES = {{"author": None, "category": None, "tag": None, "period_archives": None}}
PAGINATION_PATTERNS = (
    (1, "{{url}}", "{{save_as}}"),
    (2, "{{url}}page/{{number}}/", "{{base_name}}/page/{{number}}/index.html"),
)

FEED_ALL_ATOM = "feed.xml"
AUTHOR_FEED_ATOM = "speakers/{{slug}}/feed.xml"
AUTHOR_FEED_RSS = None
CATEGORY_FEED_ATOM = "outlets/{{slug}}/feed.xml"
TAG_FEED_ATOM = "topics/{{slug}}/feed.xml"
TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = {FEED_LENGTH}

# What Pelican keeps from one build for the next: the articles, so that only changed files are read.
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "generator"
CHECK_MODIFIED_METHOD = "mtime"
GZIP_CACHE = False
CACHE_PATH = "cache"
"""


def has_pelican() -> bool:
    """Tell whether Pelican is installed."""
    return importlib.util.find_spec("pelican") is not None


class PelicanSite(BenchmarkedSite):
    """Statements as articles."""

    template = "theme/templates/article.html"
    template_start = "{% block content %}"
    output = "output"
    kept = ("output", "cache")

    @property
    def steps(self) -> Sequence[Step]:
        settings, output = str(self.folder / "pelicanconf.py"), str(self.folder / self.output)
        return (Step(PELICAN, (sys.executable, "-m", "pelican", "--quiet", "-s", settings, "-o", output)),)

    def settings(self) -> Iterator[tuple[str, str]]:
        yield "pelicanconf.py", _SETTINGS
        yield "theme/static/style.css", "body { max-width: 60rem; margin: auto; }\n"
        for name, text in TEMPLATES.items():
            yield f"theme/templates/{name}", text

    def file_of(self, statement: MadeStatement) -> str:
        return f"content/statements/{statement.id}.md"

    def text_of(self, statement: MadeStatement) -> str:
        fields = fields_of(statement)
        values = fields.values
        front = {
            "Title": values["title"],
            "Date": statement.date.isoformat(),
            "Slug": statement.id,
            "Author": values["speaker"],
            "Category": values["outlet"],
            "Tags": ", ".join(values["topics"]),
            "Shown": values["date"],
            "Genre": values["kind"],
            "Form": values["form"],
            "Language": values["language"],
            "Address": fields.source,
        }
        return "\n".join([*(f"{name}: {value}" for name, value in front.items()), "", fields.body])
