r"""The ends of samples that go on: what could be taken there, and is not by `numpy.gradient`.

An end has no neighbour on one side. Whoever knows how the samples go on can put one more sample
there, and take the central difference at the end too. With ``f[0], ..., f[n-1]`` at gaps of ``h``:

===========  ==============================  ======================  ===========================
goes on      before the first sample         slope at ``f[0]``       ``np.pad`` calls that
===========  ==============================  ======================  ===========================
periodic     ``f[n-1]``                      (f[1] - f[n-1])/(2h)    ``mode="wrap"``
mirrored     ``f[1]``                        0                       ``mode="reflect"``
held         ``f[0]``                        (f[1] - f[0])/(2h)      ``mode="edge"``
straight on  ``2*f[0] - f[1]``               (f[1] - f[0])/h         ``reflect_type="odd"``
===========  ==============================  ======================  ===========================

and the same at the last sample, in mirror image. Straight on is ``edge_order=1``: a line has the
same slope on both sides of the end, so their mean is the slope of the last interval. Held is half
of it. A period has its first sample once: where the last sample is the first one over again, one
period later, it has to be dropped first, else the slope is taken across a gap of nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from gradient_core.differences import gradient
from gradient_core.errors import GradientValueError
from gradient_core.statements import LEFT, RIGHT
from gradient_core.text import code_number, latex_number
from gradient_core.trace import GradientTrace

PERIODIC, MIRRORED, HELD, STRAIGHT = "periodic", "mirrored", "held", "straight on"

_FEWEST = 3
_FEWEST_OF_A_PERIOD = 4
_NEARLY = 1e-9  # gaps that differ by less than such a share were meant to be equal
_SEVERAL = 8.0  # samples that a formula made are wrong by more than half a unit in the last place


@dataclass(frozen=True)
class Continuation:
    """One way in which samples can go on beyond their ends.

    Attributes
    ----------
    name : str
        ``"periodic"``, ``"mirrored"``, ``"held"`` or ``"straight on"``.
    pad : str
        The keywords of ``np.pad`` that put the same samples there.
    about : str
        What it means for the slope at an end.

    Examples
    --------
    >>> [way.pad for way in CONTINUATIONS][:2]
    ['mode="wrap"', 'mode="reflect"']
    """

    name: str
    pad: str
    about: str


CONTINUATIONS = (
    Continuation(PERIODIC, 'mode="wrap"', "The last sample comes before the first."),
    Continuation(
        MIRRORED,
        'mode="reflect"',
        "Both neighbours of an end are the same sample, so the slope is 0.",
    ),
    Continuation(
        HELD, 'mode="edge"', "The end is there twice: half of the slope with edge_order=1."
    ),
    Continuation(
        STRAIGHT,
        'mode="reflect", reflect_type="odd"',
        "The line through the last two goes on, with one slope on both sides: that is the slope "
        "with edge_order=1, but for rounding.",
    ),
)


@dataclass(frozen=True, eq=False)
class ContinuedEnd:
    r"""The central difference at one end, with one more sample beyond it.

    Attributes
    ----------
    way : Continuation
    region : str
        Left or right boundary.
    beyond : scalar, units [F]
        The sample beyond the end.
    value : scalar, units [F]/[X]
        The slope, with the bits that NumPy gives for the padded samples.
    formula : str
        LaTeX with the indices of the samples: ``\frac{f_{1} - f_{7}}{2h}``.
    numbers : str
        The same with the numbers put in, four digits of each.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> end = continued_ends(trace_gradient([1, 2, 4, 7], 0.5)).at(LEFT)[0]
    >>> print(end.way.name, end.beyond, end.value, end.formula, end.numbers)
    periodic 7.0 -5.0 \frac{f_{1} - f_{3}}{2h} \frac{2 - 7}{2 \cdot 0.5}
    """

    way: Continuation
    region: str
    beyond: Any
    value: Any
    formula: str
    numbers: str


@dataclass(frozen=True, eq=False)
class ContinuedEnds:
    """Both ends of some samples, continued in every way.

    Attributes
    ----------
    h : scalar, units [X]
        The gap: that of NumPy, or the mean of gaps that differ by rounding alone.
    length : int
        Number of samples.
    ends : tuple of ContinuedEnd
        First those of the left end, then those of the right one.
    is_closed : bool
        Whether the last sample is the first over again, but for rounding.

    Examples
    --------
    Eight samples of a cosine, and a ninth that repeats the first:

    >>> from gradient_core import trace_gradient
    >>> for n in (8, 9):
    ...     theta = np.arange(n) * np.pi / 4
    ...     found = continued_ends(trace_gradient(np.cos(theta), np.pi / 4))
    ...     print(found.is_closed, [round(float(end.value), 3) for end in found.at(RIGHT)])
    False [0.637, 0.0, 0.45, 0.9]
    True [0.186, 0.0, 0.186, 0.373]
    """

    h: Any
    length: int
    ends: tuple[ContinuedEnd, ...]
    is_closed: bool

    def at(self, region: str) -> tuple[ContinuedEnd, ...]:
        """Return the left or the right end, continued in every way."""
        return tuple(end for end in self.ends if end.region == region)

    def code(self, way: Continuation) -> str:
        """Return the call that gives all slopes with the samples continued in this way.

        Examples
        --------
        >>> from gradient_core import trace_gradient
        >>> found = continued_ends(trace_gradient([1, 2, 4], 0.5))
        >>> print(found.code(CONTINUATIONS[0]))
        np.gradient(np.pad(f, 1, mode="wrap"), 0.5)[1:-1]
        """
        h = code_number(self.h, bare=True)
        return f"np.gradient(np.pad(f, 1, {way.pad}), {h})[1:-1]"


def continued_ends(trace: GradientTrace) -> ContinuedEnds:
    """Continue the samples of a trace beyond both ends, in every way.

    Parameters
    ----------
    trace : GradientTrace
        Of real 1-D samples at equal gaps.

    Returns
    -------
    ContinuedEnds

    Raises
    ------
    GradientValueError
        Samples of several axes, complex ones or no numbers, or fewer than 3 (argument ``"f"``);
        gaps that differ by more than rounding (argument ``"spacing"``).

    Notes
    -----
    Integers become float64 first, as in `numpy.gradient`.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> found = continued_ends(trace_gradient([0, 1, 4, 9, 16]))
    >>> for end in found.at(RIGHT):
    ...     print(end.way.name, end.beyond, end.value)
    periodic 0.0 -4.5
    mirrored 9.0 0.0
    held 16.0 3.5
    straight on 23.0 7.0
    """
    samples = _checked(trace)
    h = _gap(trace)
    with np.errstate(all="ignore"):
        ends = [_end(samples, h, region, way) for region in (LEFT, RIGHT) for way in CONTINUATIONS]
        return ContinuedEnds(h, len(samples), tuple(ends), _is_closed(samples))


def _checked(trace: GradientTrace) -> np.ndarray:
    samples = np.asarray(trace.samples)
    if samples.ndim != 1:
        raise _refused("f", "have one axis", f"{samples.ndim}", "Take one row")
    if samples.dtype.kind not in "iuf":
        raise _refused("f", "be real numbers", str(samples.dtype), "Take f.real or f.imag")
    if len(samples) < _FEWEST:
        rule = f"have at least {_FEWEST} samples to go on"
        raise _refused("f", rule, str(len(samples)), "Add samples")
    return samples if samples.dtype.kind == "f" else samples.astype(np.float64)


def _gap(trace: GradientTrace) -> Any:
    (reading,) = trace.spacing
    if reading.uniform:
        return reading.spacing
    x = reading.positions
    gaps, mean = np.diff(x), (x[-1] - x[0]) / (len(x) - 1)
    with np.errstate(all="ignore"):
        nearly = bool((np.abs(gaps - mean) <= _NEARLY * abs(mean)).all())
    if not nearly:
        got = f"gaps from {min(gaps):.4g} to {max(gaps):.4g}"
        fix = "Give one distance, or samples at equal gaps"
        raise _refused("spacing", "be the same everywhere to go on", got, fix)
    return float(mean)


def _refused(name: str, rule: str, got: str, fix: str) -> GradientValueError:
    return GradientValueError(f"`{name}` must {rule}; got {got}. {fix}.", argument=name)


def _is_closed(samples: np.ndarray) -> bool:
    """Whether the last sample repeats the first, and not all are the same."""
    if len(samples) < _FEWEST_OF_A_PERIOD or not np.isfinite(samples).all():
        return False
    rounding = _SEVERAL * np.finfo(samples.dtype).eps * float(np.abs(samples).max())
    return bool(abs(samples[-1] - samples[0]) <= rounding < np.ptp(samples))


# --- one end -----------------------------------------------------------------------------------

# The sample beyond an end: by the end, its neighbour inwards, and the other end of the samples.
_BEYOND: dict[str, Callable[[Any, Any, Any], Any]] = {
    PERIODIC: lambda end, inner, other: other,
    MIRRORED: lambda end, inner, other: inner,
    HELD: lambda end, inner, other: end,
    STRAIGHT: lambda end, inner, other: 2 * end - inner,
}


def _end(samples: np.ndarray, h: Any, region: str, way: Continuation) -> ContinuedEnd:
    last = len(samples) - 1
    at, inner, other = (0, 1, last) if region == LEFT else (last, last - 1, 0)
    beyond = _BEYOND[way.name](samples[at], samples[inner], samples[other])
    three = [beyond, samples[at], samples[inner]]
    in_order = three if region == LEFT else three[::-1]
    value = gradient(np.array(in_order, dtype=samples.dtype), h)[1]
    names = {PERIODIC: f"f_{{{other}}}", MIRRORED: f"f_{{{inner}}}", HELD: f"f_{{{at}}}"}
    symbol = names.get(way.name, f"(2f_{{{at}}} - f_{{{inner}}})")
    formula = _quotient(f"f_{{{inner}}}", symbol, region, "2h")
    numbers = _quotient(
        _number(samples[inner], region == RIGHT),
        _number(beyond, region == LEFT),
        region,
        rf"2 \cdot {_number(h, in_brackets=True)}",
    )
    return ContinuedEnd(way, region, beyond, value, formula, numbers)


def _quotient(inner: str, beyond: str, region: str, below: str) -> str:
    after, before = (inner, beyond) if region == LEFT else (beyond, inner)
    return rf"\frac{{{after} - {before}}}{{{below}}}"


def _number(value: Any, in_brackets: bool) -> str:
    """Return a number in four digits; a negative one in brackets, where a sign is before it."""
    text = latex_number(value, 4)
    return f"({text})" if in_brackets and text.startswith("-") else text
