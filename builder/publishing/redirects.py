"""Pages at old addresses that lead to the new ones."""

from collections.abc import Iterator

from builder.addresses.address_book import old_claims
from builder.archive.archive import Archive
from builder.publishing.head import Head
from builder.publishing.pages import Page, output_of
from builder.publishing.references import Reference
from builder.publishing.site_views import RedirectView


def redirect_pages(archive: Archive) -> Iterator[Page[RedirectView]]:
    """Give a page for each old address, and for ``/statements/``, which readers get by cutting an address short."""
    yield _redirect("/statements/", Reference("Dates", "/dates/"))
    for claim in old_claims(archive):
        if claim.target is not None and claim.path != claim.target:
            yield _redirect(claim.path, Reference(claim.title, claim.target))


def _redirect(path: str, target: Reference) -> Page[RedirectView]:
    head = Head(title=target.name, path=target.path, indexed=False)
    return Page(output_of(path), "pages/redirect.html", RedirectView(head=head, target=target))
