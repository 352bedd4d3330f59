"""The pages of the check's findings, made from the rules: a list of them all, and one that explains each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from builder.checking.documentation import FINDINGS_PATH, rule_path
from builder.checking.finding import Level, Rule
from builder.checking.rules import RULES
from builder.publishing.head import Head
from builder.publishing.pages import Page, output_of


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsView:
    """``/contribute/findings/``: every rule with its page, in the order of their codes."""

    head: Head
    rules: tuple[tuple[Rule, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """``/contribute/findings/CODE/``: one rule. ``setting`` and ``exception`` are YAML, empty where there is none."""

    head: Head
    rule: Rule
    setting: str
    exception: str


def finding_pages(say: Callable[[str], str]) -> Iterator[Page[FindingsView] | Page[FindingView]]:
    """Give the list and the page of every rule."""
    rules = tuple(RULES[code] for code in sorted(RULES))
    head = Head(title=say("Findings"), path=FINDINGS_PATH)
    listed = tuple((rule, rule_path(rule.code)) for rule in rules)
    yield Page(output_of(FINDINGS_PATH), "pages/findings.html", FindingsView(head=head, rules=listed))
    for rule in rules:
        path = rule_path(rule.code)
        view = FindingView(
            head=Head(title=rule.code, path=path, description=rule.meaning),
            rule=rule,
            setting=_setting(rule),
            exception=f"exceptions:\n  - code: {rule.code}\n    reason: …" if rule.adjustable else "",
        )
        yield Page(output_of(path), "pages/finding.html", view)


def _setting(rule: Rule) -> str:
    """Give an entry of site.yaml that changes the rule's level: to nothing, or to more where it may not weigh less."""
    if not rule.adjustable:
        return "" if rule.level is Level.ERROR else f"checks:\n  - code: {rule.code}\n    level: error"
    return f'checks:\n  - code: {rule.code}\n    level: off\n    files: ["content/statements/19*/**"]\n    reason: …'
