"""The lessons that come along: whole, as long as they say, and true."""

from __future__ import annotations

import doctest
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from markdown_it import MarkdownIt

from gradient_core.lessons import PREDICTION, read_lesson

FOLDER = Path(__file__).resolve().parents[3] / "examples" / "lessons"
FILES = sorted(FOLDER.glob("*.md"))
EACH = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def test_there_are_six_in_their_order() -> None:
    """From what it does to when to leave it."""
    titles = [read_lesson(file.read_text("utf-8")).title for file in FILES]

    assert titles == [
        "What np.gradient does",
        "The two ends",
        "Uneven spacing",
        "Two dimensions",
        "How wrong is it?",
        "Noise, and when to leave np.gradient",
    ]


@EACH
def test_a_lesson_fills_ten_to_twenty_minutes(file: Path) -> None:
    """With votes, pictures and notes; the right answer is not always in the same place."""
    lesson = read_lesson(file.read_text("utf-8"))
    votes = [step for step in lesson.steps if step.kind == PREDICTION]

    assert 10 <= lesson.minutes <= 20
    assert len(votes) >= 2
    assert len({vote.right for vote in votes}) > 1
    assert sum(bool(step.link) for step in lesson.steps) >= 3
    assert any(step.asides for step in lesson.steps)


@EACH
def test_python_of_a_lesson_prints_what_it_says(file: Path) -> None:
    """What stands behind >>> is run, all of a lesson in one session."""
    tokens = MarkdownIt("commonmark").parse(file.read_text("utf-8"))
    blocks = [t.content for t in tokens if t.type == "fence" and t.info.strip() == "python"]
    names: dict[str, Any] = {"np": np}
    found = doctest.DocTestParser().get_doctest("\n".join(blocks), names, file.stem, None, 0)
    results = doctest.DocTestRunner().run(found)

    assert results.attempted >= 2
    assert results.failed == 0
