"""The error function for whole arrays, against that of Python, number by number."""

from __future__ import annotations

import math

import numpy as np
import pytest

from gradient_core.formula.erf import erf

JOINTS = np.array([0.46875, 4.0, 6.0])
STEPS = np.arange(-40, 41)
PLACES = {
    "all over": np.linspace(-7, 7, 20_001),
    "small": np.geomspace(5e-324, 1, 2_000),
    "joints": np.ravel(JOINTS[:, None] + STEPS * np.spacing(JOINTS)[:, None]),
    "ends": np.array([0.0, -0.0, 1e308, -1e308, np.inf, -np.inf]),
}


@pytest.mark.parametrize("name", PLACES)
def test_erf_is_that_of_python_within_five_units_in_the_last_place(name: str) -> None:
    """Where it is small, at the joints of its three pieces, and where it is 1."""
    for x in (PLACES[name], -PLACES[name]):
        expected = np.array([math.erf(number) for number in x])
        assert (np.abs(erf(x) - expected) <= 5 * np.spacing(np.abs(expected))).all()
        assert (np.signbit(erf(x)) == np.signbit(expected)).all()


def test_erf_keeps_nan_and_shape_over_its_blocks() -> None:
    """NaN is NaN; an array of several blocks and axes is computed as each number is alone."""
    x = np.linspace(-3, 3, 30_000).reshape(3, 100, 100)
    x[1, 2, 3] = np.nan

    found = erf(x)

    assert np.isnan(found[1, 2, 3])
    assert np.count_nonzero(np.isnan(found)) == 1
    assert found[2, 99, 99] == erf(3.0) == erf([3.0])[0]
    assert found.shape == x.shape
