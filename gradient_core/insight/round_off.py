r"""What of a difference is nothing but rounding.

A sample of size |f| is known to half the distance of neighbouring floats, about eps |f| / 2. A
difference step multiplies the samples by its weights, so the rounding of samples of size M alone
can make a value of

    eps * M * (|w_1| + |w_2| + ...) / 2,

which is eps M / (2 h) for a central difference. Where a value is not larger than a few times that,
it says nothing of the slope (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed.,
2002, section 1.14).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from gradient_core.trace import DifferenceStep

# Samples that a formula made are wrong by more than half a unit in the last place.
_SEVERAL = 8.0


def round_off_bound(largest: Any, weights: Sequence[Any]) -> Any:
    """Return the size of a difference that rounding alone can make.

    Parameters
    ----------
    largest : float or ndarray, units [F]
        Size of the largest samples around the difference.
    weights : sequence of float, units 1/[X]
        What the samples are multiplied by.

    Returns
    -------
    float or ndarray, units [F]/[X]
        Of the shape of `largest`; 0 where it is not finite.

    Examples
    --------
    The gradient of a constant that was computed, not typed:

    >>> f = [0.1 + 0.2, 0.3, 0.1 + 0.2]
    >>> slope = (f[1] - f[0]) / 1.0
    >>> slope != 0, abs(slope) <= round_off_bound(0.3, (-1.0, 1.0))
    (True, np.True_)
    """
    with np.errstate(all="ignore"):
        total = float(np.sum(np.abs(np.asarray(weights))))
        bound = _SEVERAL * np.finfo(np.float64).eps / 2 * np.abs(largest) * total
    return np.where(np.isfinite(bound), bound, 0.0)[()]


def is_round_off(step: DifferenceStep, samples: Any) -> bool:
    """Whether rounding alone can have made the value of a step: it is flat there.

    Parameters
    ----------
    step : DifferenceStep
    samples : array-like
        The samples around it, those that it read among them.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> f = [0.1 + 0.2, 0.3, 0.1 + 0.2]
    >>> is_round_off(trace_gradient(f).step(0), f), is_round_off(trace_gradient([0, 0]).step(0), f)
    (True, False)
    """
    near = np.asarray(samples)
    if near.dtype.kind != "f" or step.value == 0 or not np.isfinite(step.value):
        return False
    return bool(abs(step.value) <= round_off_bound(largest_around(near), step.weights))


def largest_around(samples: np.ndarray) -> float:
    """Return the size of the largest finite sample, 0 if there is none.

    Examples
    --------
    >>> largest_around(np.array([1.0, -3.0, np.nan]))
    3.0
    """
    sizes = np.abs(samples[np.isfinite(samples)])
    return float(sizes.max()) if sizes.size else 0.0
