"""Which output is which: in the program, in the arrows, and when both are confused.

`numpy.gradient` returns its outputs in the order of the array's axes. With the default of
`numpy.meshgrid` rows are y, so the first output is d/dy; unpacked as ``dF_dx, dF_dy`` the
arrows are mirrored about the diagonal, and nothing warns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from gradient_core.arrays.notation import array_code, format_array
from gradient_core.errors import GradientValueError, ParseError

if TYPE_CHECKING:
    from gradient_core.formula.function import SymbolicFunction
    from gradient_core.sampled.field import Field

WITHIN_DEGREES: Final = 15
"""How far an arrow may be from exactly uphill: differences are not exact either."""

_MOST_VALUES_IN_CODE: Final = 400
_PLACEHOLDER: Final = "...  # your 2-D array"
_LONGEST_ARROW: Final = 0.9  # in gaps, so that two arrows in a row do not touch


@dataclass(frozen=True, eq=False)
class Directions:
    """The arrows of a field with the outputs unpacked in the right and in the wrong order.

    Attributes
    ----------
    right_u, right_v : ndarray, shape (ny, nx), units [F]/[X]
        Components along x and y: d/dx and d/dy.
    wrong_u, wrong_v : ndarray, shape (ny, nx), units [F]/[X]
        The same two outputs, exchanged.
    right_share, wrong_share : float
        Of the judged nodes, the share whose arrow is within `WITHIN_DEGREES` of uphill; NaN
        where none is judged.
    judged : int
        At how many nodes both the arrow and the uphill direction are finite and not zero.
    exact : bool
        Whether uphill is the exact gradient; else it is the right arrows themselves.
    right_code, wrong_code : str
        The two ways to unpack the same call.
    """

    right_u: np.ndarray
    right_v: np.ndarray
    wrong_u: np.ndarray
    wrong_v: np.ndarray
    right_share: float
    wrong_share: float
    judged: int
    exact: bool
    right_code: str
    wrong_code: str


def compare_directions(field: Field) -> Directions:
    """Judge the arrows of a field, unpacked in the right and in the wrong order.

    Parameters
    ----------
    field : Field

    Returns
    -------
    Directions

    Examples
    --------
    >>> from gradient_core import parse_function
    >>> from gradient_core.sampled.field import sample_function, uniform_axis
    >>> x, y = uniform_axis("x", 0, 3, 4), uniform_axis("y", 0, 2, 3)
    >>> found = compare_directions(sample_function(parse_function("x + 10y", ["x", "y"]), x, y))
    >>> found.judged, found.right_share, found.wrong_share
    (12, 1.0, 0.0)
    >>> print(found.wrong_code)
    dF_dx, dF_dy = np.gradient(F, hy, hx)
    """
    dx, dy = field.dx, field.dy
    uphill_x, uphill_y = field.exact_dx, field.exact_dy
    exact = uphill_x is not None and uphill_y is not None
    if uphill_x is None or uphill_y is None:
        uphill_x, uphill_y = dx, dy
    judged = _is_arrow(dx, dy) & _is_arrow(uphill_x, uphill_y)
    uphill = _angles(uphill_x, uphill_y, judged)
    return Directions(
        right_u=dx,
        right_v=dy,
        wrong_u=dy,
        wrong_v=dx,
        right_share=_share(_angles(dx, dy, judged), uphill),
        wrong_share=_share(_angles(dy, dx, judged), uphill),
        judged=int(np.count_nonzero(judged)),
        exact=exact,
        right_code=unpacking_code(field),
        wrong_code=unpacking_code(field, right=False),
    )


def _is_arrow(u: np.ndarray, v: np.ndarray) -> np.ndarray:
    """Return where an arrow has a direction."""
    there: np.ndarray = np.isfinite(u) & np.isfinite(v) & ((u != 0) | (v != 0))
    return there


def _angles(u: np.ndarray, v: np.ndarray, where: np.ndarray) -> np.ndarray:
    """Return the directions in degrees; arctan2 neither over- nor underflows."""
    angles: np.ndarray = np.degrees(np.arctan2(v[where], u[where], dtype=np.float64))
    return angles


def _share(angles: np.ndarray, uphill: np.ndarray) -> float:
    """Return the share of directions that are close, the short way round."""
    if not angles.size:
        return float("nan")
    off = np.abs((angles - uphill + 180) % 360 - 180)
    return float(np.mean(off <= WITHIN_DEGREES))


def thinned(count: int, most: int) -> np.ndarray:
    """Return at most `most` of the indices 0 to `count` - 1, evenly spread, with both ends.

    Raises
    ------
    GradientValueError
        `most` below 2, if there are more indices.

    Examples
    --------
    >>> thinned(21, 5), thinned(3, 5)
    (array([ 0,  5, 10, 15, 20]), array([0, 1, 2]))
    """
    if count <= most:
        return np.arange(count)
    if most < 2:
        raise GradientValueError(
            f"`most` must be at least 2; got {most}. Both ends are always among the indices."
        )
    return np.arange(most) * (count - 1) // (most - 1)


def arrow_scale(dx: np.ndarray, dy: np.ndarray, x_gap: float, y_gap: float) -> float:
    """Return one factor for both components that keeps arrows apart.

    Scaled by it, no arrow is longer than 0.9 gaps along x or along y. It is one factor, so
    that directions stay.

    Parameters
    ----------
    dx, dy : ndarray, units [F]/[X]
        An arrow with a component that is not finite does not count.
    x_gap, y_gap : float, units [X]
        Distances between the arrows, positive.

    Returns
    -------
    float
        1.0 if all arrows are zero.

    Examples
    --------
    >>> arrow_scale(np.array([1.0, np.nan]), np.array([10.0, 0.0]), 1.0, 2.0)
    0.18
    """
    finite = np.isfinite(dx) & np.isfinite(dy)
    factors = [float(np.finfo(np.float64).max)]  # what a gap over the smallest float is cut to
    for part, gap in ((dx, x_gap), (dy, y_gap)):
        longest = float(np.max(np.abs(part), where=finite, initial=0))
        if longest > 0:
            factors.append(_LONGEST_ARROW * gap / longest)
    return min(factors) if len(factors) > 1 else 1.0


def unpacking_code(field: Field, *, right: bool = True) -> str:
    """Return the line that calls and unpacks: ``dF_dy, dF_dx = np.gradient(F, hy, hx)``.

    Parameters
    ----------
    field : Field
    right : bool
        False exchanges the two names; the call stays.
    """
    names = [f"dF_d{axis.name}" for axis in field.axes]
    arguments = ["F"]
    if not all(axis.is_index for axis in field.axes):
        arguments += [axis.argument_code for axis in field.axes]
    if field.trace.edge_order != 1:
        arguments.append(f"edge_order={field.trace.edge_order!r}")
    left = ", ".join(names if right else reversed(names))
    return f"{left} = np.gradient({', '.join(arguments)})"


def program(field: Field) -> str:
    """Return a program that gives the outputs bit for bit, with NumPy alone.

    With ``erf`` in the function they are within 1e-14 of its values. An array of more than 400
    samples, or of longdoubles that no Python number can hold, is left to be filled in.

    Examples
    --------
    >>> from gradient_core.sampled.field import field_of_array, typed_axis
    >>> print(program(field_of_array([[0, 1, 2], [10, 11, 12]], x=typed_axis("x", [0, 1, 4]))))
    import numpy as np
    <BLANKLINE>
    x = np.array([0.0, 1.0, 4.0])
    F = np.array([[0, 1, 2],
                  [10, 11, 12]])
    dF_dy, dF_dx = np.gradient(F, 1.0, x)
    # axis 0 (rows) = d/dy, axis 1 (columns) = d/dx
    """
    rows, columns = field.axes
    comment = f"# axis 0 (rows) = d/d{rows.name}, axis 1 (columns) = d/d{columns.name}"
    lines = ["import numpy as np", "", *_samples_code(field), unpacking_code(field), comment]
    return "\n".join(lines)


def _samples_code(field: Field) -> list[str]:
    if field.function is None:
        used = [axis.code for axis in (field.x, field.y) if not axis.is_index]
        return [*used, f"F = {_array_code(field.samples)}"]
    indexing = "" if field.axes[0] is field.y else ', indexing="ij"'
    meshgrid = f"X, Y = np.meshgrid(x, y{indexing})"
    return [field.x.code, field.y.code, meshgrid, f"F = {_grid_code(field.function)}"]


def _array_code(samples: np.ndarray) -> str:
    """Write the samples as Python, one row per line."""
    if samples.size > _MOST_VALUES_IN_CODE:
        return _PLACEHOLDER
    try:
        code = array_code(format_array(samples))
    except ParseError:
        return _PLACEHOLDER
    call = code if code.startswith("np.array(") else f"np.array({code})"
    return call.replace("], [", "],\n" + " " * len("F = np.array([") + "[")


def _grid_code(function: SymbolicFunction) -> str:
    """Write a function of x and y for the arrays X and Y of `numpy.meshgrid`."""
    code, variables = re.subn(r"\b[xy]\b", lambda match: match[0].upper(), function.python)
    return code if variables else f"np.full(X.shape, float({code}))"
