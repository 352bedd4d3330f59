"""JSON as the site's files hold it: a single line of UTF-8, without spaces between its parts."""

import json


def json_line(value: object) -> bytes:
    """Give a value of JSON's types as a line; dictionaries keep their order."""
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
