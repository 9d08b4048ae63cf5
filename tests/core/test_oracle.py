"""`bits_agree` tells apart what must be told apart; all parity tests lean on it."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest

from gradient_core.oracle import bits_agree, numpy_gradient

ONE = np.array([1.0, 2.0])
NAN = np.array([np.nan, 1.0])


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (np.array([0.0]), np.array([-0.0])),
        (np.array([1.0]), np.array([np.nextafter(1.0, 2.0)])),
        (np.array([0.0]), np.array([5e-324])),
        (np.array([np.nan]), np.array([1.0])),
        (np.array([np.inf]), np.array([-np.inf])),
        (ONE, ONE.astype("float32")),
        (ONE, ONE.astype(">f8")),
        (ONE, ONE.reshape(2, 1)),
        (ONE, (ONE,)),
        ((ONE,), (ONE, ONE)),
        ((ONE, ONE), (ONE, NAN)),
        ([1.0, 2.0], (ONE,)),
        (ONE, np.ma.masked_array(ONE)),
        (np.ma.masked_array(ONE, [True, False]), np.ma.masked_array(ONE, [False, True])),
        (np.ma.masked_array(ONE), np.ma.masked_array(NAN)),
        (np.ma.masked, np.float64(0.0)),
        (np.array([1 + 0j]), np.array([complex(1, -0.0)])),
        (np.array([1j]), np.array([complex(-0.0, 1)])),
        (np.array([1], "m8[s]"), np.array([2], "m8[s]")),
        (np.array([1], "m8[s]"), np.array([1], "m8[D]")),
        (np.longdouble(1), np.nextafter(np.longdouble(1), np.longdouble(2))),
        (np.array([1]), np.array([2])),
    ],
)
def test_bits_agree_is_false_for_any_difference(ours: Any, theirs: Any) -> None:
    """Sign of zero, last bit, dtype, byte order, shape, container, type and mask all count."""
    assert not bits_agree(ours, theirs)
    assert not bits_agree(theirs, ours)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (ONE, ONE.copy()),
        (NAN, np.array([-np.nan, 1.0])),
        ((ONE, NAN), (ONE.copy(), NAN.copy())),
        ((), ()),
        (np.ma.masked, np.ma.masked),
        (np.ma.masked_array([1.0, 5.0], [0, 1]), np.ma.masked_array([1.0, 7.0], [0, 1])),
        (np.array([complex(np.nan, 1)]), np.array([complex(-np.nan, 1)])),
        (np.array(["NaT"], "m8[s]"), np.array(["NaT"], "m8[s]")),
        (np.array([], "float32"), np.array([], "float32")),
        (np.longdouble(1) / 3, np.longdouble(1) / 3),
        (np.float32(-0.0), np.float32(-0.0)),
    ],
)
def test_bits_agree_is_true_for_equal_bits(ours: Any, theirs: Any) -> None:
    """Any nan equals any nan, and what lies under a mask does not matter."""
    assert bits_agree(ours, theirs)


def test_numpy_gradient_is_numpy_s_and_quiet() -> None:
    """The oracle returns what NumPy returns and keeps its warnings to itself."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        result = numpy_gradient([1.0, 2.0, 4.0], 0.0)
    assert np.isinf(result).all()
    assert bits_agree(numpy_gradient([1, 2, 4], axis=(0,)), np.gradient([1, 2, 4], axis=(0,)))
