"""Where the search has its files on the site."""

FOLDER = "search"
"""The folder below the site's root that holds the search page, the catalogue and the shards."""

CATALOGUE = "/search/catalogue.json"
"""The site path of the catalogue."""

NAMES = "/search/names.json"
"""The site path of the names under which speakers, outlets and topics are known."""

IDS = "/search/ids.json"
"""The site path of the statements' ids, in the order of the catalogue: an export asks for them."""

INDEX = "index"
"""The folder within the search's that holds all shards."""
