"""The theme of the made site for Pelican: what a plain theme has, https://docs.getpelican.com/en/stable/themes.html."""

from tests.benchmarks.benchmarked_site import NEWEST

_BASE = """<!DOCTYPE html>
<html lang="{{ DEFAULT_LANG }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{% block title %}{{ SITENAME }}{% endblock %}</title>
<link rel="stylesheet" href="{{ SITEURL }}/theme/style.css">
<link rel="alternate" type="application/atom+xml" href="{{ SITEURL }}/{{ FEED_ALL_ATOM }}">
{% block head %}{% endblock %}
</head>
<body>
<header>
<a href="{{ SITEURL }}/">{{ SITENAME }}</a>
<nav><ul>
{% for name, path in (("speakers", AUTHORS_SAVE_AS), ("topics", TAGS_SAVE_AS), ("outlets", CATEGORIES_SAVE_AS),
    ("years", ARCHIVES_SAVE_AS)) %}
<li><a href="{{ SITEURL }}/{{ path|replace("index.html", "") }}">{{ name }}</a></li>
{% endfor %}
</ul></nav>
</header>
<main>
{% block content %}{% endblock %}
</main>
<footer><p><a href="{{ SITEURL }}/{{ FEED_ALL_ATOM }}">Feed</a></p></footer>
</body>
</html>
"""

_ARTICLE = """{% extends "base.html" %}
{% block title %}{{ article.title }} – {{ SITENAME }}{% endblock %}
{% block head %}
<meta name="description" content="{{ article.content|striptags|truncate(200) }}">
<link rel="canonical" href="{{ SITEURL }}/{{ article.url }}">
<meta property="og:title" content="{{ article.title }}">
<meta property="og:url" content="{{ SITEURL }}/{{ article.url }}">
<meta property="og:site_name" content="{{ SITENAME }}">
{% endblock %}
{% block content %}
<article>
<h1>{{ article.title }}</h1>
<p>
<time datetime="{{ article.date.strftime("%Y-%m-%d") }}">{{ article.shown }}</time>
{% for author in article.authors %}<a href="{{ SITEURL }}/{{ author.url }}">{{ author }}</a> {% endfor %}
</p>
<div lang="{{ article.language }}">
{{ article.content }}
</div>
</article>
<aside>
<dl>
<dt>Speaker</dt>
<dd>{% for author in article.authors %}<a href="{{ SITEURL }}/{{ author.url }}">{{ author }}</a> {% endfor %}</dd>
<dt>Outlet</dt><dd><a href="{{ SITEURL }}/{{ article.category.url }}">{{ article.category }}</a></dd>
<dt>Topics</dt>
<dd>{% for tag in article.tags %}<a href="{{ SITEURL }}/{{ tag.url }}">{{ tag }}</a> {% endfor %}</dd>
<dt>Kind</dt><dd>{{ article.genre }}</dd>
<dt>Wording</dt><dd>{{ article.form }}</dd>
<dt>Language</dt><dd>{{ article.language }}</dd>
<dt>Source</dt><dd><a href="{{ article.address }}">{{ article.address }}</a></dd>
</dl>
</aside>
{% endblock %}
"""

_ROW = """{% macro row(article) %}
<li>
<time datetime="{{ article.date.strftime("%Y-%m-%d") }}">{{ article.shown }}</time>
<a href="{{ SITEURL }}/{{ article.url }}">{{ article.title }}</a>
{% for author in article.authors %}<a href="{{ SITEURL }}/{{ author.url }}">{{ author }}</a>{% endfor %}
<span>{{ article.category }}</span>
</li>
{% endmacro %}
"""

_LISTING = """{% extends "base.html" %}
{% from "row.html" import row with context %}
{% block title %}{{ NAME }} – {{ SITENAME }}{% endblock %}
{% block content %}
<h1>{{ NAME }}</h1>
<ol>
{% for article in articles_page.object_list %}{{ row(article) }}{% endfor %}
</ol>
{% if articles_paginator.num_pages > 1 %}
<nav>
{% if articles_page.has_previous() %}<a href="{{ SITEURL }}/{{ articles_previous_page.url }}">Newer</a>{% endif %}
{{ articles_page.number }} / {{ articles_paginator.num_pages }}
{% if articles_page.has_next() %}<a href="{{ SITEURL }}/{{ articles_next_page.url }}">Older</a>{% endif %}
</nav>
{% endif %}
{% endblock %}
"""

_INDEX_OF_LISTINGS = """{% extends "base.html" %}
{% block title %}HEADING – {{ SITENAME }}{% endblock %}
{% block content %}
<h1>HEADING</h1>
<ul>
{% for each, listed in LISTINGS|sort %}
<li><a href="{{ SITEURL }}/{{ each.url }}">{{ each }}</a> {{ listed|length }}</li>
{% endfor %}
</ul>
{% endblock %}
"""

_YEARS = """{% extends "base.html" %}
{% block title %}Years – {{ SITENAME }}{% endblock %}
{% block content %}
<h1>Years</h1>
<ul>
{% for group in dates|groupby("date.year") %}
<li><a href="{{ SITEURL }}/years/{{ group.grouper }}/">{{ group.grouper }}</a> {{ group.list|length }}</li>
{% endfor %}
</ul>
{% endblock %}
"""

_HOME = """{% extends "base.html" %}
{% from "row.html" import row with context %}
{% block content %}
<h1>{{ SITENAME }}</h1>
<p>{{ articles|length }} statements</p>
<ol>
{% for article in articles[:NEWEST] %}{{ row(article) }}{% endfor %}
</ol>
{% endblock %}
"""

_SITEMAP = """<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{% for article in articles %}<url><loc>{{ SITEURL }}/{{ article.url }}</loc></url>
{% endfor %}
</urlset>
"""

TEMPLATES = {
    "base.html": _BASE,
    "article.html": _ARTICLE,
    "row.html": _ROW,
    "author.html": _LISTING.replace("{{ NAME }}", "{{ author }}"),
    "category.html": _LISTING.replace("{{ NAME }}", "{{ category }}"),
    "tag.html": _LISTING.replace("{{ NAME }}", "{{ tag }}"),
    "period_archives.html": _LISTING.replace("{{ NAME }}", "{{ period_num[0] }}"),
    "authors.html": _INDEX_OF_LISTINGS.replace("HEADING", "Speakers").replace("LISTINGS", "authors"),
    "categories.html": _INDEX_OF_LISTINGS.replace("HEADING", "Outlets").replace("LISTINGS", "categories"),
    "tags.html": _INDEX_OF_LISTINGS.replace("HEADING", "Topics").replace("LISTINGS", "tags"),
    "archives.html": _YEARS,
    "index.html": _HOME.replace("NEWEST", str(NEWEST)),
    "sitemap.html": _SITEMAP,
}
