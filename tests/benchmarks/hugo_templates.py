"""The layouts of the made site for Hugo: what a plain theme has, https://gohugo.io/templates/types/."""

from tests.benchmarks.benchmarked_site import NEWEST

_BASE = """<!DOCTYPE html>
<html lang="{{ site.Params.language }}">
<head>
{{ partial "head.html" . }}
</head>
<body>
{{ partial "header.html" . }}
<main>
{{ block "main" . }}{{ end }}
</main>
<footer><p><a href="{{ "index.xml" | relURL }}">Feed</a></p></footer>
</body>
</html>
"""

_HEAD = """<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ if .IsHome }}{{ site.Title }}{{ else }}{{ .Title }} – {{ site.Title }}{{ end }}</title>
{{ if .IsPage }}<meta name="description" content="{{ .Plain | truncate 200 }}">{{ end }}
<link rel="canonical" href="{{ .Permalink }}">
<meta property="og:title" content="{{ .Title }}">
<meta property="og:url" content="{{ .Permalink }}">
<meta property="og:site_name" content="{{ site.Title }}">
<link rel="stylesheet" href="{{ "style.css" | relURL }}">
{{ with .OutputFormats.Get "rss" }}<link rel="alternate" type="application/rss+xml" href="{{ .RelPermalink }}">{{ end }}
"""

_HEADER = """<header>
<a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a>
<nav><ul>
{{ range slice "speakers" "topics" "outlets" "years" }}
<li><a href="{{ printf "/%s/" . | relURL }}">{{ . }}</a></li>
{{ end }}
</ul></nav>
</header>
"""

_ROW = """<li>
<time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Params.shown }}</time>
<a href="{{ .RelPermalink }}">{{ .Title }}</a>
{{ range .GetTerms "speakers" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ range .GetTerms "outlets" }}<span>{{ .Title }}</span>{{ end }}
</li>
"""

_TERMS = """{{ range .page.GetTerms .taxonomy }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}"""

_PAGE = """{{ define "main" }}
<article data-pagefind-body>
<h1 data-pagefind-meta="title">{{ .Title }}</h1>
<p>
<time datetime="{{ .Date.Format "2006-01-02" }}" data-pagefind-sort="date[datetime]">{{ .Params.shown }}</time>
{{ partial "terms.html" (dict "page" . "taxonomy" "speakers") }}
</p>
<div lang="{{ .Params.language }}">
{{ .Content }}
</div>
</article>
<aside>
<dl>
<dt>Speaker</dt><dd data-pagefind-filter="speaker">{{ partial "terms.html" (dict "page" . "taxonomy" "speakers") }}</dd>
<dt>Outlet</dt><dd data-pagefind-filter="outlet">{{ partial "terms.html" (dict "page" . "taxonomy" "outlets") }}</dd>
<dt>Topics</dt><dd>
{{ range .GetTerms "topics" }}<a href="{{ .RelPermalink }}" data-pagefind-filter="topic">{{ .Title }}</a> {{ end }}
</dd>
<dt>Kind</dt><dd>{{ .Params.genre }}</dd>
<dt>Wording</dt><dd>{{ .Params.form }}</dd>
<dt>Language</dt><dd>{{ .Params.language }}</dd>
<dt>Source</dt><dd><a href="{{ .Params.source }}">{{ .Params.source }}</a></dd>
</dl>
</aside>
{{ end }}
"""

_TERM = """{{ define "main" }}
<h1>{{ .Title }}</h1>
<ol>
{{ range .Paginator.Pages }}{{ partial "row.html" . }}{{ end }}
</ol>
{{ partial "pages.html" . }}
{{ end }}
"""

_PAGES = """{{ with .Paginator }}{{ if gt .TotalPages 1 }}
<nav>
{{ with .Prev }}<a href="{{ .URL }}">Newer</a>{{ end }}
{{ .PageNumber }} / {{ .TotalPages }}
{{ with .Next }}<a href="{{ .URL }}">Older</a>{{ end }}
</nav>
{{ end }}{{ end }}
"""

_TAXONOMY = """{{ define "main" }}
<h1>{{ .Title }}</h1>
<ul>
{{ range .Pages.ByTitle }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ len .Pages }}</li>
{{ end }}
</ul>
{{ end }}
"""

_HOME = """{{ define "main" }}
<h1>{{ site.Title }}</h1>
<p>{{ len site.RegularPages }} statements</p>
<ol>
{{ range first NEWEST site.RegularPages.ByDate.Reverse }}{{ partial "row.html" . }}{{ end }}
</ol>
<ul>
{{ range first 16 site.Taxonomies.speakers.ByCount }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a></li>
{{ end }}
</ul>
{{ end }}
"""

_NOT_FOUND = """{{ define "main" }}
<h1>There is no such page</h1>
{{ end }}
"""

TEMPLATES = {
    "layouts/baseof.html": _BASE,
    "layouts/page.html": _PAGE,
    "layouts/term.html": _TERM,
    "layouts/taxonomy.html": _TAXONOMY,
    "layouts/home.html": _HOME.replace("NEWEST", str(NEWEST)),
    "layouts/404.html": _NOT_FOUND,
    "layouts/_partials/head.html": _HEAD,
    "layouts/_partials/header.html": _HEADER,
    "layouts/_partials/row.html": _ROW,
    "layouts/_partials/terms.html": _TERMS,
    "layouts/_partials/pages.html": _PAGES,
}
