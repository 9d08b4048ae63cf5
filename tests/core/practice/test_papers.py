"""Published answers: what is printed is what one rule gives, each other choice gives another."""

from __future__ import annotations

import re
from fractions import Fraction

import numpy as np
import pytest

from gradient_core.practice import IT_IS_RIGHT, PAPERS, Paper, judge_paper, told

EACH = pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.title)


@EACH
def test_each_choice_would_be_another_number(paper: Paper) -> None:
    """One is the rule behind what is printed; that it is right is among them, and is not it."""
    values = paper.choices
    assert 3 <= len(values) <= 4
    assert len(set(values.values())) == len(values)
    assert [text for text, value in values.items() if value == paper.value] == [paper.right]
    assert paper.right != IT_IS_RIGHT
    assert list(values)[-1] == IT_IS_RIGHT


@EACH
def test_it_is_right_has_what_numpy_returns(paper: Paper) -> None:
    """The call, executed; what is printed is another number."""
    value = float(eval(paper.data.code, {"np": np}))

    assert float(paper.choices[IT_IS_RIGHT]) == pytest.approx(value)
    assert float(paper.value) != pytest.approx(value)


@EACH
def test_wrong_choice_is_answered_with_its_own_number(paper: Paper) -> None:
    """And with the one that is printed; the right one is right, and says no other number."""
    for text, value in paper.choices.items():
        verdict = judge_paper(paper, text)
        assert verdict.is_right == (text == paper.right)
        assert short(paper.value) in verdict.sentence
        if text == IT_IS_RIGHT and paper.not_right:  # its number is NumPy's, too
            continue
        assert verdict.is_right or short(value) in verdict.sentence
        assert verdict.is_right or "printed is" in verdict.sentence
        assert verdict.slip is None


def short(value: Fraction) -> str:
    """Return a number to two digits."""
    return f"{float(value):.2g}".replace("-", "−")


@pytest.mark.parametrize("chosen", ["", "no choice", "it is right.", "1"])
def test_what_is_no_choice_does_not_count(chosen: str) -> None:
    """It is to be chosen first."""
    verdict = judge_paper(PAPERS[0], chosen)

    assert not verdict.counts
    assert "Choose one first" in verdict.sentence


def test_where_the_right_choice_stands_is_no_hint() -> None:
    """In each it is at another place."""
    assert len({list(paper.choices).index(paper.right) for paper in PAPERS}) == len(PAPERS)


@EACH
def test_what_is_printed_tells_its_number_and_not_the_better_one(paper: Paper) -> None:
    """Neither title, nor place, nor claim names the rule that is to be found."""
    said = f"{paper.title} {paper.where} {paper.printed}"
    numbers = [float(text) for text in re.findall(r"-?\d+\.?\d*", said.replace("−", "-"))]

    assert any(number == pytest.approx(float(paper.value), abs=0.005) for number in numbers)
    assert told(paper.data.right).split(" = ")[0] not in re.findall(r"\d+/\d+", said)
    assert paper.right.lower() not in said.lower()
