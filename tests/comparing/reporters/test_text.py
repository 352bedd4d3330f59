from dataclasses import replace

from builder.comparing.comparison import Comparison
from builder.comparing.report import report
from builder.comparing.reporters.text import as_text
from builder.comparing.statement_changes import FieldChange


def test_changed_words_are_marked_in_their_line(comparison: Comparison) -> None:
    told = as_text(report(comparison))
    assert "- We shall [-never-] raise the tax on bread." in told
    assert "+ We shall {+always+} raise the tax on bread." in told


def test_nothing_in_a_title_moves_the_cursor_or_turns_the_text(comparison: Comparison) -> None:
    told = as_text(report(comparison))
    assert "\u202e" not in told
    assert "⟨U+202E⟩" in told


def test_losses_stand_before_everything_but_the_summary(comparison: Comparison) -> None:
    lines = as_text(report(comparison)).splitlines()
    assert lines[2] == "Addresses lost"
    assert f"{len(comparison.lost)} addresses lost" in lines[0]


def test_changes_beyond_those_that_are_shown_are_named(comparison: Comparison) -> None:
    told = as_text(report(comparison, shown=0))
    assert "[-never-]" not in told
    assert all(each.statement.path in told for each in comparison.statements.changed)
    assert all(page in told for each in comparison.pages.changed for page in each.pages)


def test_the_same_change_of_several_pages_is_told_once(comparison: Comparison) -> None:
    changes = [tuple(hunk.change for hunk in each.hunks) for each in comparison.pages.changed]
    assert len(changes) == len(set(changes))


def test_a_very_long_line_is_cut_and_says_how_much_is_left_out(comparison: Comparison) -> None:
    (changed,) = (each for each in comparison.statements.changed if each.statement.id == "changed")
    field = FieldChange("extra", None, "x" * 5_000)
    statements = replace(comparison.statements, changed=(replace(changed, fields=(field,)),))
    told = as_text(report(replace(comparison, statements=statements)))
    shown = next(line for line in told.splitlines() if "+ extra: " in line)
    kept = shown.count("x") - "extra".count("x")
    assert shown.endswith(f" … {5_000 - kept:,} more letters")
    assert max(map(len, told.splitlines())) < 1_100
