"""Small modules of the live stages: formulas as plain text, and questions that are answered."""

from __future__ import annotations

import itertools

import numpy as np
from playwright.sync_api import Page

from gradient_core.cases import Goal, end_goals, field_goals, line_goals, spacing_goals
from tests.browser.modules import asking

FORMULAS = {
    r"\frac{\textcolor{#00629A}{f_{4} - f_{2}}}{2\,h} = \frac{16 - 4}{2 \cdot 1} = \mathbf{6}": (
        "(f_4 - f_2) / (2h) = (16 - 4) / (2 · 1) = 6"
    ),
    r"\begin{aligned} a &= \textstyle \frac{-1.5}{h} = -1.5 \\[0.35em] &\approx \mathbf{0.5} "
    r"\end{aligned}\,": "a = (-1.5) / (h) = -1.5 ; ≈ 0.5",
    r"\frac{1 - \left(-2.5 \times 10^{-5}\right)}{2} = \infty": "(1 - (-2.5 × 10^-5)) / (2) = ∞",
}


def test_formula_is_told_as_plain_text_where_katex_is_missing(page: Page) -> None:
    """Read aloud, it is the same formula."""
    script = "return (await load('katex')).loadKatex('').then(async (katex) => " + (
        "[katex, await Promise.all(given.latex.map("
        "async (each) => (await load('katex')).plainText(each)))])"
    )

    assert asking(page)(script, latex=list(FORMULAS)) == [None, list(FORMULAS.values())]


def test_questions_are_judged_as_in_python(page: Page) -> None:
    """Numbers that answer them, nearly answer them, and random ones; nothing from no number."""
    rng = np.random.default_rng(22)
    goals: list[Goal] = [*line_goals(5), *end_goals(5), *spacing_goals(1), *field_goals()]
    values = (-1.0, 0.0, 1.0, 1.0 + 1e-12, 1.0 + 1e-6, 2.0)
    cases = []
    for goal, _ in itertools.product(goals, range(300)):
        names = ("f", "start", "g", "one", "two", "w", "d")
        numbers = {name: rng.choice(values, 5).tolist() for name in names}
        cases.append((goal, numbers))
    script = """
      const { isReached } = await load("goals")
      return given.cases.map(([conditions, numbers]) => isReached(conditions, numbers))
    """
    found = asking(page)(script, cases=[(goal.conditions, numbers) for goal, numbers in cases])

    assert found == [goal.is_reached(numbers) for goal, numbers in cases]
    assert 50 < sum(found) < len(found) - 50
    nan = "return (await load('goals')).isReached([['=', ['g', 0], ['g', 1]]], { g: [NaN, NaN] })"
    assert asking(page)(nan) is False
