"""A page from the web: fetched once, within limits, by a client that says what it is."""

import datetime
from typing import TYPE_CHECKING

from builder import __version__
from builder.errors import OperationalError
from builder.importing.web_pages.captures import SIZE_LIMIT, Capture

if TYPE_CHECKING:
    import httpx

TIMEOUT = 20.0
"""How long a server may keep silent, in seconds."""
REDIRECTS = 5
"""How many times a server may send elsewhere."""

_USER_AGENT = f"statement-archive/{__version__} (archive import; one page on a person's request)"
_SAVE_IT = "Open the page in a browser, save it as 'web page, HTML only', and import that file with --url."
_HTML = ("text/html", "application/xhtml+xml")


def fetch_page(url: str) -> Capture:
    """Give the page at an address as it is today.

    Raises:
        OperationalError: the server cannot be reached, refuses, sends no web page or too large a one.
    """
    import httpx

    client = httpx.Client(
        follow_redirects=True, max_redirects=REDIRECTS, timeout=TIMEOUT, headers={"User-Agent": _USER_AGENT}
    )
    try:
        with client, client.stream("GET", url, headers={"Accept": ", ".join(_HTML)}) as response:
            _refuse_others(url, response)
            content = bytearray()
            for piece in response.iter_bytes():
                content += piece
                if len(content) > SIZE_LIMIT:
                    message = f"{url} is larger than {SIZE_LIMIT // 1_000_000} MB, more than any page of text"
                    raise OperationalError(message, _SAVE_IT)
            today = datetime.datetime.now(datetime.UTC).date()
            charset = response.charset_encoding
            return Capture(bytes(content), today, "the day of the import", str(response.url), charset, name=url)
    except httpx.TooManyRedirects:
        raise OperationalError(f"{url} leads elsewhere more than {REDIRECTS} times", _SAVE_IT) from None
    except httpx.TimeoutException:
        raise OperationalError(f"{url} did not answer within {TIMEOUT:.0f} seconds", f"Try again. {_SAVE_IT}") from None
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        reason = str(error) or type(error).__name__
        raise OperationalError(f"{url} cannot be fetched: {reason}", f"Check the address. {_SAVE_IT}") from None


def _refuse_others(url: str, response: "httpx.Response") -> None:
    if response.status_code >= 400:
        message = (
            f"{url} cannot be fetched: the server answers {response.status_code} {response.reason_phrase}".rstrip()
        )
        raise OperationalError(message, _SAVE_IT)
    kind = response.headers.get("content-type", "text/html").partition(";")[0].strip().lower()
    if kind not in _HTML:
        message = f"{url} is no web page: the server calls it {kind}"
        raise OperationalError(message, "Copy its text into a file, and import that as pasted text.")
