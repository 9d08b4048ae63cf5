"""What is taken along reads back, and does nothing in a spreadsheet."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest

from gradient_core.practice import PUBLISHED, SKIPPED, Answered, summary_csv, summary_markdown

ONE = Answered(
    number=3,
    level=4,
    kind="next value",
    question="What does NumPy return here?",
    code="np.gradient([1, 2, 4], [0, 1, 3])[1]",
    right="1",
    typed="2/3",
    outcome="slip",
    slip="the secant across both gaps",
    confidence="sure",
    tries=2,
    is_right=True,
)


def rows(text: str) -> list[dict[str, str]]:
    """Read a table back."""
    return list(csv.DictReader(StringIO(text, newline="")))


def test_every_item_is_a_row() -> None:
    """Commas, quotes and line breaks in what was typed stay in their cell."""
    odd = replace(ONE, typed='1, "2"\n3; 4')
    found = rows(summary_csv([ONE, odd]))

    assert [row["typed"] for row in found] == ["2/3", '1, "2"\n3; 4']
    assert found[0]["code"] == ONE.code
    assert found[0]["slip"] == ONE.slip
    assert found[0]["is_right"] == "True"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    """A sign at the beginning gets an apostrophe before it, which a spreadsheet hides."""
    (row,) = rows(summary_csv([replace(ONE, typed=text, slip=text, code=text)]))

    for name in ("typed", "slip", "code"):
        assert row[name] == f"'{text}"


def test_summary_counts_what_was_right_and_where_somebody_was_sure_and_wrong() -> None:
    """Skipped items do not count; a second try was wrong at first."""
    wrong = replace(ONE, tries=1, is_right=False, confidence="sure")
    right = replace(ONE, tries=1, slip="", outcome="right", confidence="guess")
    skipped = replace(ONE, typed="", slip="", outcome=SKIPPED, tries=1, is_right=False)
    text = summary_markdown([ONE, wrong, right, skipped], "class-7b")

    assert (
        "Seed class-7b: 1 of 3 right at once, 1 at a later try. Sure, and wrong at first: 2."
        in text
    )
    assert "Slips: the secant across both gaps (2)." in text
    assert "answered `2/3` (sure), second try, right: 1" in text
    assert "   - skipped, right: 1" in text
    assert text.count("**next value**") == 4


def test_what_was_typed_is_quoted() -> None:
    """It opens nothing where the summary is read as Markdown."""
    text = summary_markdown([replace(ONE, typed="`[a](//e.c)`")], "a")

    assert "`<U+0060>[a](//e.c)<U+0060>`" in text


def test_nothing_asked_is_a_summary_too() -> None:
    """A head without rows."""
    assert summary_markdown([], "a") == (
        "# Practice with np.gradient\n\n"
        "Seed a: 0 of 0 right at once. Sure, and wrong at first: 0.\n"
    )
    assert rows(summary_csv([])) == []


def test_published_answer_has_no_confidence() -> None:
    """It was not asked for; how often it was tried is told."""
    paper = replace(ONE, kind=PUBLISHED, slip="", confidence="", tries=3)
    text = summary_markdown([paper], "a")

    assert "answered `2/3`, third try, right: 1" in text
    assert "Sure, and wrong at first: 0" in text
    assert "Slips:" not in text
    assert "`2/3`, 12 try" not in summary_markdown([replace(paper, tries=12)], "a")
