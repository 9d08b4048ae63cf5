"""What typed weights measure: the column that fails is named, and what is left in its place."""

from __future__ import annotations

import math
import random
from fractions import Fraction

import pytest

from gradient_core import GradientCoreError, derive_stencil
from gradient_core.insight import diagnose_weights, statement_of
from gradient_core.insight.taylor import primed
from gradient_core.statements import derivative_coefficients


def test_the_verdict_names_the_column_of_a_planted_fault() -> None:
    """In all of 500 random cases: the fault touches one of the columns that can be right, alone."""
    draw = random.Random(7)
    for _ in range(500):
        count = draw.randint(2, 6)
        places = draw.sample(range(-24, 25), count)
        offsets = [Fraction(place, 3) for place in places]
        derivative = draw.randint(1, min(count - 1, 6))
        right = derive_stencil(offsets, derivative).weights
        column = draw.randrange(count)
        size = Fraction(draw.choice([-3, -2, -1, 1, 2, 3]), draw.choice([1, 2, 5]))
        # What adds `size` to one column: the weights of that derivative, for column 0 the value.
        unit = _value(offsets) if column == 0 else derivative_coefficients(offsets, column)
        wrong = [w + size * u for w, u in zip(right, unit, strict=True)]

        found = diagnose_weights(offsets, wrong, derivative)

        assert found.wrong_column == column
        assert found.columns[column] == (column == derivative) + size
        assert found.best == right
        assert f"column of {primed(column)} " in found.sentence
        assert found.accuracy_order == (column - derivative if column > derivative else None)


def _value(offsets: list[Fraction]) -> list[Fraction]:
    """Return the weights that read the value at 0 off the polynomial through the samples."""
    return [
        math.prod((o / (o - own) for o in offsets if o != own), start=Fraction(1))
        for own in offsets
    ]


def test_right_weights_are_praised() -> None:
    """With accuracy order and error; no column fails."""
    found = diagnose_weights((-1, 0, 1), (-0.5, 0, 0.5))

    assert found.wrong_column is None
    assert found.accuracy_order == 2
    assert found.sentence == (
        "All columns are right: it is f′, with accuracy order 2 and the error 1/6 h² · f‴(x). No "
        "other weights on these samples do better."
    )


@pytest.mark.parametrize(
    ("offsets", "weights", "derivative", "says"),
    [
        ((-1, 0, 1), (-1, 0, 1), 1, "measures 2 · f′. Divide every weight by 2."),
        ((-1, 0, 1), (1, -2, 1), 1, "there is no f′ in this formula. It measures h · f″."),
        ((0, 1), (1, 1), 1, "it gives 2: the formula measures 2 · f/h"),
        ((0, 1), (-1, 1.5), 1, "it gives 1/2: the formula measures 1/2 · f/h"),
        ((-1, 0, 1), (-1, 0, 1), 2, "measures 2 · f′/h, and grows"),
        ((0, 1, 2), (0, 0, 0), 1, "All weights are 0"),
        ((0, 1), (0, 0), 1, "All weights are 0"),
        ((-1, 0, 1), (-1, 1, 0), 1, "The error is −1/2 h · f″, accuracy order 1"),
        ((-2, -1, 0, 1, 2), (-1, 2, 0, -2, 1), 1, "It measures 2 h² · f‴."),
    ],
)
def test_verdict_says_what_is_measured_instead(
    offsets: tuple, weights: tuple, derivative: int, says: str
) -> None:
    """A factor, another derivative, a value that does not cancel."""
    assert says in diagnose_weights(offsets, weights, derivative).sentence


@pytest.mark.parametrize(
    ("weights", "says"),
    [
        ((1, 2), "as many as there are offsets, 3; got 2"),
        ((1, 2, math.nan), "got nan"),
        ((1, 2, 2**0.5), "at most 10 digits"),
        ((1, 2, 1j), "got 1j"),
    ],
)
def test_weights_that_are_none_are_refused(weights: tuple, says: str) -> None:
    """With the rule, what came, and the fix."""
    with pytest.raises(GradientCoreError, match=r"^`weights` must .*; got .*\. .*\.$") as refused:
        diagnose_weights((-1, 0, 1), weights)
    assert says in refused.value.message
    assert refused.value.argument == "weights"


def test_only_stencils_of_numpy_have_a_statement() -> None:
    """Five sets of offsets, each with equal gaps and without."""
    named = [(0, 1), (-1, 0), (-1, 0, 1), (0, 1, 2), (-2, -1, 0)]
    for offsets in named:
        for uniform in (True, False):
            rule = statement_of(offsets, uniform=uniform)
            assert rule is not None
            assert rule.uniform is uniform
            assert set(rule.offsets) <= set(offsets)
    assert statement_of((0, 2), uniform=True) is None
    assert statement_of((0, 1, 2, 3), uniform=True) is None
