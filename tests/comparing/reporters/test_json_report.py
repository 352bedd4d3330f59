import json

import jsonschema

from builder.comparing.comparison import Comparison
from builder.comparing.reporters.json_report import SCHEMA, as_json


def test_the_json_has_the_shape_that_is_stated(comparison: Comparison) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(json.loads(as_json(comparison)), SCHEMA, jsonschema.Draft202012Validator)


def test_the_json_holds_every_statement_and_loss(comparison: Comparison) -> None:
    told = json.loads(as_json(comparison))
    assert [each["id"] for each in told["statements"]["added"]] == ["hostile"]
    assert [each["path"] for each in told["lost"]] == [each.path for each in comparison.lost]
    assert told["new"]["statements"] == 6
