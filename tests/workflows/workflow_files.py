"""What the workflows' files say: their jobs and steps, and the conditions on which they run."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))

Step = Mapping[str, Any]
Job = Mapping[str, Any]


def read(file: Path) -> dict[str, Any]:
    # The base loader keeps 'on' a word: YAML 1.1 would read it as true.
    workflow = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
    assert isinstance(workflow, dict)
    return workflow


def workflow(name: str) -> dict[str, Any]:
    return read(ROOT / ".github" / "workflows" / f"{name}.yml")


def steps(file: Path) -> Iterator[Step]:
    for job in read(file)["jobs"].values():
        yield from job["steps"]


def holds(condition: str, values: Mapping[str, Any]) -> bool:
    """Whether a condition of a job holds, of what GitHub's expressions have that these workflows use."""
    expression = condition.strip().removeprefix("${{").removesuffix("}}").strip()
    words = re.findall(r"'[^']*'|&&|\|\||!=|==|!|[\w.-]+|[(),]", expression)
    assert "".join(words) == re.sub(r"\s(?=(?:[^']*'[^']*')*[^']*$)", "", expression)
    functions = {"startsWith": str.startswith, "contains": lambda whole, part: part in whole, "fromJSON": json.loads}
    python = {"&&": "and", "||": "or", "!": "not"}
    for place, word in enumerate(words):
        if re.match(r"[a-z]", word) and word not in functions:
            words[place] = repr(values[word])
        elif word[0] == "'":
            words[place] = repr(word[1:-1])
        else:
            words[place] = python.get(word, word)
    return bool(eval(" ".join(words), {"__builtins__": {}}, functions))
