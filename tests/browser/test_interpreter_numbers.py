"""Numbers that the browser writes are written as Python writes them, character for character."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from gradient_core.text import (
    as_fraction,
    digits_apart,
    exact_fraction,
    is_rounded,
    latex_number,
    nearest_float,
    plain_number,
)
from gradient_ui.figures.labels import MINUS, among, in_a_row, short, weight
from tests.browser.conftest import NewPage
from tests.browser.modules import (
    HUGE,
    TIES,
    Ask,
    Floats,
    asking,
    assert_same,
    bits_of,
    kinds,
    pool,
    strange,
)

SEED = 20261
NUMBERS, ROWS, GRIDS = 6000, 3000, 5000


@pytest.fixture
def ask(new_page: NewPage) -> Ask:
    """Return a function that runs a script with the modules."""
    return asking(new_page())


# --- fractions ---------------------------------------------------------------------------------

FRACTIONS = """
  const { asFraction, exactFraction, fraction, fractionText, toNumber } = fractions
  const text = (found) => found && fractionText(found)
  return [
    [...floats(given.values)].map((value) => [text(asFraction(value)), text(exactFraction(value))]),
    given.pairs.map(([above, below]) => toNumber(fraction(BigInt(above), BigInt(below)))),
  ]
"""


def test_fractions_are_those_of_python(ask: Ask) -> None:
    """What a float stands for, what it is, and the float nearest to a fraction."""
    rng = np.random.default_rng(SEED + 1)
    values = pool(rng, NUMBERS // 2)
    parts = [Fraction(v) for v in np.abs(values[np.isfinite(values)]) if v]
    made = [a / b for a, b in zip(parts, parts[::-1], strict=True)]
    # Halfway between floats, subnormal ones too, and beyond the largest.
    made += [Fraction(2 * k + 1, 2**power) for k in range(9) for power in (1074, 1075, 1076, 1100)]
    made += [Fraction(2**53 + k) * 2**power for k in range(9) for power in (0, 1, 970, 971, 972)]
    pairs = [(str(-f.numerator), str(f.denominator)) for f in made]

    texts, nearest = ask(FRACTIONS, values=values, pairs=pairs)

    expected = [[told(as_fraction(value)), told(exact_fraction(value))] for value in values]
    assert_same(texts, expected, values)
    assert_same(bits_of(nearest), bits_of([nearest_float(-f) for f in made]), made)


def told(found: Fraction | None) -> str | None:
    """Return a fraction as text, None as it is."""
    return None if found is None else str(found)


# --- texts -------------------------------------------------------------------------------------

TEXTS = """
  const { fixed, general, reprOf } = decimals
  const { MINUS, isRounded, latexNumber, plainNumber, short, weight } = numbers
  return [...floats(given.values)].map((value, k) => {
    const digits = given.digits[k]
    const meant = fractions.asFraction(value)
    return [
      plainNumber(value, digits),
      plainNumber(value, digits, MINUS),
      short(value),
      latexNumber(value, digits),
      isRounded(value, digits),
      weight(value, meant),
      weight(value, null),
      meant && latexNumber(meant),
      reprOf(value),
      digits && general(value, digits),
      digits && fixed(value, digits - 1),
    ]
  })
"""


def test_numbers_are_written_as_python_writes_them(ask: Ask) -> None:
    """Plain, with a true minus, short, as LaTeX, and as weights; all and any digits."""
    rng = np.random.default_rng(SEED + 2)
    values = pool(rng, NUMBERS)
    # Often all 17: few other numbers look like ties up to the last digit of a float.
    digits = [min(d, 17) or None for d in rng.integers(0, 25, NUMBERS).tolist()]
    digits[: len(TIES)] = [None] * len(TIES)

    theirs = ask(TEXTS, values=values, digits=digits)

    ours = [texts_of(*each) for each in zip(values, digits, strict=True)]
    assert_same(theirs, ours, list(zip(values, digits, strict=True)))


def texts_of(value: Any, digits: int | None) -> list[Any]:
    """Return what the script of the test returns, in Python."""
    meant = as_fraction(value)
    return [
        plain_number(value, digits),
        plain_number(value, digits, minus=MINUS),
        short(value),
        latex_number(value, digits),
        is_rounded(value, digits),
        weight(value, meant),
        weight(value, None),
        None if meant is None else latex_number(meant),
        repr(float(value)),
        digits and f"{value:.{digits}g}",
        digits and f"{value:.{digits - 1}f}",
    ]


IN_ROWS = """
  const { among, digitsApart, inARow } = numbers
  const values = floats(given.values)
  return given.rows.map(([start, stop, noise, digits, longest]) => {
    const row = values.subarray(start, stop)
    const [first, ...others] = row
    const alone = row.length ? among(first, others, digits) : ""
    const near = [inARow(row, noise, digits, longest, true), digitsApart([...row], true)]
    return [inARow(row, noise, digits, longest), alone, digitsApart([...row]), ...near]
  })
"""


def test_numbers_in_a_row_are_written_as_python_writes_them(ask: Ask) -> None:
    """Rows of one kind of number, near each other or not, with and without noise."""
    rng = np.random.default_rng(SEED + 3)
    values = np.concatenate([*rows_of(rng, ROWS * 2), pool(rng, ROWS)])
    starts = rng.integers(0, len(values) - 9, ROWS)
    rows = [row_asked(rng, int(start), values) for start in starts]

    theirs = ask(IN_ROWS, values=values, rows=rows)

    ours = [row_texts(values[start:stop], *how) for start, stop, *how in rows]
    assert_same(theirs, ours, [(values[a:b].tolist(), *how) for a, b, *how in rows])


def rows_of(rng: np.random.Generator, count: int) -> Iterator[Floats]:
    """Yield numbers of each kind; then such as stand near each other, and ties of few decimals."""
    yield from (strange(rng, values, 0.05) for values in kinds(rng, count))
    groups = count // 8
    sizes = rng.integers(2, 10, groups) * 10.0 ** rng.integers(-6, 14, groups)
    centre = sizes.repeat(8)
    yield centre + rng.normal(size=centre.size) * 10.0 ** rng.integers(-9, 1, groups).repeat(8)
    yield centre + rng.integers(-99, 99, centre.size) / 2.0**6
    yield centre * (
        1 + rng.integers(-99, 99, centre.size) * 10.0 ** rng.integers(-16, -8, groups).repeat(8)
    )
    yield rng.integers(-(10**6), 10**6, count) / 2.0 ** rng.integers(0, 12, count)
    # a hair below a power of ten, where a logarithm is rounded up
    yield np.nextafter(10.0 ** rng.integers(-9, 9, 200), rng.choice([0.0, 1e9], 200))


def row_asked(rng: np.random.Generator, start: int, values: Floats) -> tuple[Any, ...]:
    """Return where a row starts and stops, what in it is noise, and how it is to be written."""
    stop = start + int(rng.integers(0, 9))
    # One bound, the size of a number of the row, or a bound for each.
    noise: Any = (0.0, 0.0, 1e-12, abs(float(values[start])), [])[int(rng.integers(0, 5))]
    if noise == []:
        noise = rng.choice([0.0, 1e-12, 1.0], stop - start).tolist()
    return start, stop, noise, int(rng.choice([4, 4, 3, 6, 1])), int(rng.choice([10, 5]))


def row_texts(row: Floats, noise: Any, digits: int, longest: int) -> list[Any]:
    """Return what the script of the test returns, in Python."""
    alone = among(row[0], row[1:], digits) if len(row) else ""
    texts, near = (
        in_a_row(row, np.array(noise), digits, longest, however_near=near) for near in (False, True)
    )
    apart = [digits_apart(list(row), however_near=near) for near in (False, True)]
    return [texts, alone, apart[0], near, apart[1]]


# --- the grid of a drag ------------------------------------------------------------------------

GRID = """
  const [values, ranges] = [floats(given.values), floats(given.ranges)]
  return [...values].map((value, k) => {
    const found = numbers.nearestOnGrid(value, ranges[k], given.fine[k])
    return [found.value, found.text, found.step]
  })
"""
LONGEST = 15  # digits that every float keeps


def test_dragged_samples_take_readable_numbers(ask: Ask) -> None:
    """1, 2 or 5 times a power of ten: no digits of a binary number, and the nearest of them."""
    rng = np.random.default_rng(SEED + 5)
    ranges = 10.0 ** rng.uniform(-12, 12, GRIDS)
    values = rng.uniform(-5, 5, GRIDS) * ranges
    fine = (rng.random(GRIDS) < 0.5).tolist()

    found = ask(GRID, values=values, ranges=ranges, fine=fine)

    for asked, width, is_fine, (value, text, step) in zip(values, ranges, fine, found, strict=True):
        told, size = Decimal(text), Decimal(repr(float(step)))
        assert float(text) == float(value)
        assert text != "-0"
        assert len(told.normalize().as_tuple().digits) <= LONGEST
        assert told % size == 0, (text, step)
        assert size.normalize().as_tuple().digits in ((1,), (2,), (5,))
        assert 0.63 < step / (width / (1000 if is_fine else 100)) < 1.59
        assert abs(Decimal(float(asked)) - told) <= size * Decimal("0.5000001")


AT_THE_LIMITS = {
    (9.2000001, 10.0, False): "9.2",
    (-0.0512, 0.9, False): "-0.05",
    (-0.004, 1.0, False): "0",
    (0.30000000000000004, 1.0, True): "0.3",
    (1234.5678, 3.0, False): "1234.56",
    (123456789.123, 1e-9, True): "123456789.123",
    (-7.2345e22, 4e23, False): "-7e+22",
    (3e-320, 1e-319, False): "0",
    (HUGE, HUGE, False): "1.78e+308",
    (2.5, 0.0, False): "2.5",
    (math.inf, 1.0, False): "inf",
}


def test_dragged_samples_at_the_limits(ask: Ask) -> None:
    """Texts that are known, some where there is no range or the numbers end."""
    values, ranges, fine = zip(*AT_THE_LIMITS, strict=True)

    found = ask(GRID, values=np.array(values), ranges=np.array(ranges), fine=list(fine))

    assert [text for _, text, _ in found] == list(AT_THE_LIMITS.values())
    assert [float(value) for value, _, _ in found] == [float(text) for _, text, _ in found]
