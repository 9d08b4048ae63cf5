"""Where samples are taken along one axis, and what `numpy.gradient` is given for it.

One record, `SampledAxis`, and one constructor for each way to choose the coordinates.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from numbers import Integral, Real
from typing import Any, Final

import numpy as np

from gradient_core.errors import GradientTypeError, GradientValueError
from gradient_core.limits import LONGEST_CODE, MAX_VALUES
from gradient_core.text import is_too_long, left_out, plain_number, quote

X, Y = "x", "y"
_TAKEN = ("f", "h")  # the samples and their distance
UNIFORM = "uniform"
GEOMETRIC = "geometric"
JITTERED = "jittered"
TYPED = "typed"
INDEX = "index"

GROWTH: Final = 8  # the last gap of a geometric axis is so many times the first
JITTER: Final = 0.35  # of the distance; from 0.5 on, neighbours could change places
SEED: Final = 7

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, eq=False)
class SampledAxis:
    """The coordinates of samples along x or y.

    Made by `uniform_axis`, `geometric_axis`, `jittered_axis`, `typed_axis` and `index_axis`.

    Attributes
    ----------
    name : one letter
    kind : {"uniform", "geometric", "jittered", "typed", "index"}
        How the coordinates were chosen.
    coordinates : ndarray of float64, shape (n,), units [X]
        Read-only.
    spacing : float, or ndarray of shape (n,), units [X]
        What `numpy.gradient` is given: one distance, or the coordinates themselves.
    typed_as : str
        Python that makes typed coordinates, with np the only name; empty if it is not known.

    Raises
    ------
    GradientValueError
        Another name.

    Notes
    -----
    A uniform axis goes to `numpy.gradient` as one distance, not as coordinates: those of
    ``np.linspace`` are rounded, mostly to gaps that differ in their last bits, and NumPy takes
    the non-uniform statements for them.
    """

    name: str
    kind: str
    coordinates: Array
    spacing: Any
    typed_as: str = ""

    def __post_init__(self) -> None:
        check_name(self.name)

    @property
    def has_distance(self) -> bool:
        """Whether `numpy.gradient` is given one distance instead of coordinates."""
        return self.spacing is not self.coordinates

    @property
    def gaps(self) -> Array:
        """The distances between neighbours that the spacing stands for, shape (n - 1,)."""
        if self.has_distance:
            return np.full(len(self.coordinates) - 1, self.spacing)
        return np.diff(self.coordinates)

    def code(self, h: str = "h") -> tuple[str, ...]:
        """Return the Python lines that make the coordinates, bit for bit, with NumPy alone.

        Parameters
        ----------
        h : str
            Name for the distance of a uniform axis.
        """
        name, n = self.name, len(self.coordinates)
        if self.kind == TYPED:
            return (f"{name} = {self.typed_as or _numbers(self.coordinates)}",)
        if self.kind == INDEX:
            return (f"{name} = np.arange({float(n)!r})",)
        start, stop = (plain_number(float(end)) for end in self.coordinates[[0, -1]])
        if self.kind == GEOMETRIC:
            share = "t" if name != "t" else "s"
            return (
                f"{share} = np.append(0, np.cumsum(np.geomspace(1, {GROWTH}, {n - 1})))",
                f"{share} /= {share}[-1]",
                f"{name} = (1 - {share}) * {start} + {share} * {stop}",
            )
        moved = (
            f"rng = np.random.default_rng({SEED})",
            f"{name}[1:-1] += rng.uniform(-{JITTER}, {JITTER}, {n - 2}) * {h}",
        )
        linspace = f"{name}, {h} = np.linspace({start}, {stop}, {n}, retstep=True)"
        return (linspace, *moved) if self.kind == JITTERED else (linspace,)

    def spacing_code(self, h: str = "h") -> str:
        """Return the spacing in Python: the name `h`, that of the axis, or ``1.0`` for indices."""
        if self.kind == INDEX:
            return repr(self.spacing)
        return h if self.has_distance else self.name


def uniform_axis(name: str, start: Any, stop: Any, count: Any) -> SampledAxis:
    """Return an axis with equal distances between the samples.

    Parameters
    ----------
    name : one letter
    start, stop : float, units [X]
        First and last coordinate, ``start < stop``.
    count : int
        Number of samples, 2 to `MAX_VALUES`.

    Returns
    -------
    SampledAxis
        With ``h = (stop - start) / (count - 1)`` as spacing.

    Raises
    ------
    GradientValueError
        Ends that are no finite real numbers (argument ``"from"`` or ``"to"``); ends that do not
        increase (``"from"``) or lie further apart than the largest float (``"to"``); too few, too
        many, or so many samples that two coordinates would be the same float (``"n"``); another
        name.

    Examples
    --------
    >>> axis = uniform_axis("x", -1.4, 1.4, 21)
    >>> axis.code(), axis.spacing_code()
    (('x, h = np.linspace(-1.4, 1.4, 21, retstep=True)',), 'h')
    """
    return _ascending(name, UNIFORM, *_linspace(name, start, stop, count))


def geometric_axis(name: str, start: Any, stop: Any, count: Any) -> SampledAxis:
    """Return an axis on which each gap is the same multiple of the one before.

    The last gap is `GROWTH` = 8 times the first. Parameters and errors as for `uniform_axis`.

    Examples
    --------
    >>> geometric_axis("x", 0, 15, 5).coordinates
    array([ 0.,  1.,  3.,  7., 15.])
    """
    coordinates, _ = _linspace(name, start, stop, count)
    t = np.append(0, np.cumsum(np.geomspace(1, GROWTH, len(coordinates) - 1)))
    t /= t[-1]
    # both ends without rounding
    return _ascending(name, GEOMETRIC, (1 - t) * coordinates[0] + t * coordinates[-1])


def jittered_axis(name: str, start: Any, stop: Any, count: Any) -> SampledAxis:
    """Return a uniform axis whose inner coordinates are moved, at random but always the same.

    By at most `JITTER` = 0.35 of the distance. Parameters and errors as for `uniform_axis`.
    """
    coordinates, h = _linspace(name, start, stop, count)
    moved = np.random.default_rng(SEED).uniform(-JITTER, JITTER, len(coordinates) - 2)
    coordinates[1:-1] += moved * h
    return _ascending(name, JITTERED, coordinates)


AXIS_BETWEEN: Final[dict[str, Callable[[str, Any, Any, Any], SampledAxis]]] = {
    UNIFORM: uniform_axis,
    GEOMETRIC: geometric_axis,
    JITTERED: jittered_axis,
}
"""The constructors that take two ends and a number of samples, by kind."""

SAMPLINGS: Final = (*AXIS_BETWEEN, TYPED)
"""The kinds of axis that a function can be sampled along."""


def typed_axis(name: str, coordinates: Any, code: str = "") -> SampledAxis:
    """Return an axis with the given coordinates, as a copy.

    Parameters
    ----------
    name : one letter
    coordinates : array_like, shape (n,), units [X]
        2 to `MAX_VALUES` finite real numbers in any order, for NumPy does not check the order.
    code : str
        Python that makes them, with np the only name; written from the numbers if it is empty.

    Raises
    ------
    GradientTypeError
        Coordinates that are no real numbers (argument `name`, as in all that follow).
    GradientValueError
        Coordinates that are not 1-D, too few, too many or not finite; another name.

    Examples
    --------
    >>> axis = typed_axis("y", [0, 1, 4])
    >>> axis.code(), axis.spacing_code()
    (('y = np.array([0.0, 1.0, 4.0])',), 'y')
    """
    given = real_array(name, coordinates)
    if given.ndim != 1:
        raise refused(name, "be 1-D", f"shape {given.shape}", "Give one coordinate per sample")
    _check_count(name, len(given), name)
    with np.errstate(all="ignore"):
        own = read_only(given.astype(np.float64))
        span = np.ptp(own)
    wrong = np.flatnonzero(~np.isfinite(own))
    if len(wrong):
        got = f"{plain_number(own[wrong[0]])} at index {wrong[0]}"
        raise refused(name, "hold finite coordinates", got, "Leave that sample out")
    if not np.isfinite(span):
        got = f"{plain_number(own.min())} to {plain_number(own.max())}"
        raise refused(name, "span what float64 can hold", got, "Bring the ends together")
    return SampledAxis(name, TYPED, own, own, code if given.dtype == np.float64 else "")


def _numbers(coordinates: Array) -> str:
    """Return Python for coordinates, left out where they are too many."""
    code = "" if is_too_long(len(coordinates)) else str(coordinates.tolist())
    return f"np.array({code})" if 0 < len(code) <= LONGEST_CODE else left_out(len(coordinates))


def index_axis(name: str, count: int) -> SampledAxis:
    """Return the axis 0, 1, 2, ... of an array without coordinates.

    Raises
    ------
    GradientValueError
        Too few or too many samples (argument `name`); another name.

    Examples
    --------
    >>> axis = index_axis("x", 3)
    >>> axis.code(), axis.spacing_code()
    (('x = np.arange(3.0)',), '1.0')
    """
    _check_count(name, count, name)
    # a Python float, as np.gradient has it without spacing: np.float64 would widen float32
    return SampledAxis(name, INDEX, read_only(np.arange(float(count))), 1.0)


def check_name(name: str) -> None:
    """Refuse a name that is no letter, or one that the code has for something else."""
    if not (len(name) == 1 and name.isascii() and name.isalpha()) or name in _TAKEN:
        raise refused("name", "be one letter, such as 'x'", repr(name), "Take another letter")


def real_array(name: str, given: Any) -> Array:
    """Return `given` as an array, of the dtype that it has; refuse what is no real numbers."""
    try:
        array = np.asarray(given)
    except ValueError:  # rows of different lengths
        array = np.asarray(None)
    if array.dtype.kind in "iuf":
        return array
    raise GradientTypeError(
        f"`{name}` must hold real numbers; got dtype {quote(str(array.dtype))}. "
        "Give numbers such as 0 or 1.5.",
        argument=name,
    )


def refused(
    name: str, rule: str, got: str, fix: str, argument: str | None = None
) -> GradientValueError:
    """Return the refusal of `name`; the argument to blame is `name`, unless another is said."""
    return GradientValueError(f"`{name}` must {rule}; got {got}. {fix}.", argument=argument or name)


def read_only(array: Array) -> Array:
    """Lock an array and return it."""
    array.flags.writeable = False
    return array


def _linspace(name: str, start: Any, stop: Any, count: Any) -> tuple[Array, np.float64]:
    """Return equal distances between checked ends, still writeable, and the distance."""
    first = _finite(name, "from", start)
    last = _finite(name, "to", stop)
    got = f"{plain_number(first)} to {plain_number(last)}"
    if first >= last:
        fix = "Swap them" if first > last else "Make the last one larger"
        raise refused(name, "run from a smaller number to a larger one", got, fix, "from")
    if not math.isfinite(last - first):
        raise refused(name, "run over a finite distance", got, "Narrow the range", "to")
    _check_count(name, count, "n")
    coordinates, h = np.linspace(first, last, int(count), retstep=True)
    return coordinates, h


def _finite(name: str, argument: str, value: Any) -> float:
    try:
        number = float(value) if isinstance(value, Real) else math.nan
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        rule = f"run {argument} a finite real number"
        got = plain_number(number) if isinstance(value, Real) else quote(str(value))
        raise refused(name, rule, got, "Write a number such as 0 or 6.28", argument)
    return number + 0.0  # makes 0.0 of -0.0, as np.linspace does


def _check_count(name: str, count: Any, argument: str) -> None:
    if not isinstance(count, Integral) or not 2 <= int(count) <= MAX_VALUES:
        rule = f"have 2 to {MAX_VALUES:,} samples"
        raise refused(name, rule, quote(str(count)), "Change their number", argument)


def _ascending(name: str, kind: str, coordinates: Array, h: Any = None) -> SampledAxis:
    """Return the axis with distance `h`, or none; refuse neighbours that are the same float."""
    if not (np.diff(coordinates) > 0).all():
        first, last = (plain_number(float(end)) for end in coordinates[[0, -1]])
        got = f"{len(coordinates):,} from {first} to {last}, where floats are not that close"
        fix = "Take fewer samples or a wider range"
        raise refused(name, "have a gap between any two samples", got, fix, "n")
    read_only(coordinates)
    return SampledAxis(name, kind, coordinates, coordinates if h is None else h)
