"""Where the documentation explains a finding: each rule has a page on the site."""

FINDINGS_PATH = "/contribute/findings/"


def rule_path(code: str) -> str:
    """Give the site path of a rule's page."""
    return f"{FINDINGS_PATH}{code}/"


def rule_url(code: str, site_url: str | None) -> str | None:
    """Give the address of a rule's page, where it is known at which address (with a slash at its end) the site is."""
    return f"{site_url}{rule_path(code).lstrip('/')}" if site_url else None
