"""What each wrong rule gives, by hand: the numbers of the catalogue of slips, and the signs."""

from __future__ import annotations

from fractions import Fraction

import pytest

from gradient_core.practice import GridData, LineData, wrong_rules
from gradient_core.practice.making import is_told_apart


def line(
    f: list[int], x: list[float], spacing: str, index: int, edge_order: int = 1
) -> dict[str, float]:
    """Return the number of each slip on these samples, by its name."""
    data = LineData(tuple(f), tuple(map(Fraction, x)), spacing, index, edge_order)
    return {rule.slip.name: float(rule.value(data)) for rule in wrong_rules(data)}


def test_slips_inside_between_gaps_that_differ() -> None:
    """At x = 1.5, where 3.5 is right: slopes 4 before and 1.5 after, gaps 0.5 and 2."""
    assert line([1, 2, 4, 7, 11, 16], [0, 1, 1.5, 3.5, 4, 6], "coordinates", 2) == {
        "the secant across both gaps": 2.0,
        "the plain mean of the two slopes": 2.75,
        "the forward difference": 1.5,
        "the backward difference": 4.0,
        "the spacing forgotten": 2.5,
        "not divided by the distance": 5.0,
        "the sign turned round": -3.5,
    }


@pytest.mark.parametrize(
    ("h", "more"),
    [
        (1.0, {"divided by one gap, not by two": 6.0}),
        (
            4.0,
            {
                "divided by one gap, not by two": 1.5,
                "not divided by the distance": 6.0,
                "the spacing forgotten": 3.0,
                "multiplied by the gap, not divided by it": 12.0,
            },
        ),
    ],
)
def test_slips_inside_between_equal_gaps(h: float, more: dict[str, float]) -> None:
    """At the 4 of 1, 2, 4, 8, 16: with the gap 1 it makes no difference whether it is forgotten."""
    places = [k * h for k in range(5)]
    found = line([1, 2, 4, 8, 16], places, "unit" if h == 1 else "distance", 2)

    assert found == {
        "the forward difference": 4 / h,
        "the backward difference": 2 / h,
        "the sign turned round": -3 / h,
        **more,
    }


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        # right: (2 - 1)/4; the one beside: (4 - 2)/4; the other end: (2 - 16)/8; a 0: (2 - 0)/8
        (0, [0.5, 1.0, 4.0, 0.125, -1.75, 0.25, 0.125, -0.25]),
        # right: (16 - 8)/4; the one beside: (8 - 4)/4; the other end: (1 - 8)/8; a 0: (0 - 8)/8
        (4, [1.0, 8.0, 32.0, 1.0, -0.875, -1.0, 2.5, -2.0]),
    ],
)
def test_slips_at_an_end(index: int, expected: list[float]) -> None:
    """Of 1, 2, 4, 8, 16 with a gap of 4."""
    names = (
        "the slope of the second interval",
        "the spacing forgotten",
        "multiplied by the gap, not divided by it",
        "divided by two gaps at an end",
        "wrapped round to the other end",
        "a 0 beyond the end",
        "edge_order=2",
        "the sign turned round",
    )
    found = line([1, 2, 4, 8, 16], [0, 4, 8, 12, 16], "distance", index)

    assert found == dict(zip(names, expected, strict=True))


def test_slips_at_an_end_with_edge_order_2() -> None:
    """At the end of 0, 10, 11, where -3.5 is right: slopes 10 and 1."""
    assert line([0, 10, 11], [0, 1, 2], "unit", 2, 2) == {
        "edge_order=1": 1.0,
        "the slope of the second interval": 10.0,
        "the mean of the two intervals at the end": 5.5,
        "a whole gap too far": -8.0,
        "the sign turned round": 3.5,
    }


def test_slips_that_forget_the_gap_at_an_end_with_edge_order_2() -> None:
    """At the end of 0, 10, 11 with a gap of 4, where -3.5/4 is right."""
    found = line([0, 10, 11], [0, 4, 8], "distance", 2, 2)

    assert found["the spacing forgotten"] == -3.5
    assert found["multiplied by the gap, not divided by it"] == -14.0


def test_a_gap_that_is_multiplied_by_is_written_with_its_letter() -> None:
    """In the statement its name, in the formula its number."""
    data = LineData((1, 2, 4, 8), tuple(map(Fraction, (0, 5, 10, 15))), "distance", 1)
    rule = next(rule for rule in wrong_rules(data) if "multiplied" in rule.slip.name)

    assert rule.code == "h * (f[2] - f[0]) / 2."
    assert rule.latex(data) == r"5 \cdot \frac{4 - 1}{2}"


def test_slips_on_a_grid() -> None:
    """Rows are y, 10 apart in f and 2 in y; columns are x, 1 apart in f and 4 in x."""
    data = GridData(((0, 1, 2), (10, 11, 12), (20, 21, 22)), Fraction(2), Fraction(4), (1, 1))

    assert float(data.right) == 0.25
    assert {rule.slip.name: float(rule.value(data)) for rule in wrong_rules(data)} == {
        "the other axis": 5.0,
        "the spacing of the other axis": 0.5,
        "axis and spacing exchanged": 2.5,
        "the spacing forgotten": 1.0,
        "multiplied by the gap, not divided by it": 4.0,
        "the sign turned round": -0.25,
    }


def test_numbers_that_a_rule_is_right_on_by_luck_are_told() -> None:
    """Equal to the right number, equal to each other, or so near that rounding hides it."""
    assert not is_told_apart([Fraction(3), Fraction(2), Fraction(3)])
    assert not is_told_apart([Fraction(3), Fraction(2), Fraction(2)])
    assert not is_told_apart([Fraction(100), Fraction(101)])
    assert is_told_apart([Fraction(3), Fraction(2), Fraction(201, 100)])


def test_every_slip_says_what_it_does_and_what_numpy_does() -> None:
    """Two sentences at least; the step it misses is one that can be hidden."""
    data = [
        LineData((1, 2, 4, 8), tuple(map(Fraction, (0, 1, 3, 4))), "coordinates", 1),
        LineData((1, 2, 4, 8), tuple(map(Fraction, (0, 2, 4, 6))), "distance", 1),
        LineData((1, 2, 4, 8), tuple(map(Fraction, (0, 2, 4, 6))), "distance", 0),
        LineData((1, 2, 4, 8), tuple(map(Fraction, (0, 2, 4, 6))), "distance", 0, 2),
    ]
    for each in data:
        for rule in wrong_rules(each):
            assert "NumPy" in rule.slip.sentence
            assert rule.slip.step in ("weight", "indices", "statement")
            assert rule.weights.keys() <= set(range(4))
