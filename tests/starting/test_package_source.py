import json

import pytest

from builder.starting.package_source import source_of

URL = "https://host.example/owner/name"


@pytest.mark.parametrize(
    ("noted", "source"),
    [
        ({"url": URL, "vcs_info": {"vcs": "git", "commit_id": "0a1b"}}, f"git+{URL}@0a1b"),
        (
            {"url": URL, "vcs_info": {"vcs": "git", "commit_id": "0a1b"}, "subdirectory": "code"},
            f"git+{URL}@0a1b#subdirectory=code",
        ),
        ({"url": f"{URL}.whl", "archive_info": {}}, f"{URL}.whl"),
        ({"url": "file:///home/somebody/name", "dir_info": {"editable": True}}, None),
        ({"url": "ssh://git@host.example/name", "vcs_info": {"vcs": "git", "commit_id": "0a1b"}}, None),
    ],
)
def test_what_others_can_reach_is_a_source(noted: dict[str, object], source: str | None) -> None:
    assert source_of(json.dumps(noted)) == source
