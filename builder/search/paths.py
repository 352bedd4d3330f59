"""Where the search has its files on the site."""

FOLDER = "search"
"""The folder below the site's root that holds the search page, the catalogue and the shards."""

CATALOGUE = "/search/catalogue.json"
"""The site path of the catalogue."""
