"""What pages say of themselves to machines: schema.org as JSON-LD, made safe for a script element.

Nothing is claimed that the record does not state: a date with a doubt is left out, a text that is not stated to
be verbatim, or holds an account of the words, is no quotation, and a withdrawn statement is attributed to nobody.
"""

from builder.publishing.structured_data.quotations import is_quotation
from builder.publishing.structured_data.site import person_json_ld, site_json_ld
from builder.publishing.structured_data.sources import licence_url, source_urls
from builder.publishing.structured_data.statements import statement_json_ld

__all__ = ["is_quotation", "licence_url", "person_json_ld", "site_json_ld", "source_urls", "statement_json_ld"]
