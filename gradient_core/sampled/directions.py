"""Which way arrows point when the two outputs are unpacked in the right and in the wrong order.

`numpy.gradient` returns its outputs in the order of the array's axes. With the default of
`numpy.meshgrid` rows are y, so the first output is d/dy; unpacked as ``dF_dx, dF_dy`` the
arrows are mirrored about the diagonal, and nothing warns.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from gradient_core.sampled.field import Field
from gradient_core.sampled.field_script import unpacking_code

WITHIN_DEGREES: Final = 15
"""How far an arrow may be from exactly uphill: differences are not exact either."""


@dataclass(frozen=True, eq=False)
class Directions:
    """How many arrows of a field point uphill, in either order of the outputs.

    The right arrows are ``(df_dx, df_dy)`` of the field, the wrong ones ``(df_dy, df_dx)``.

    Attributes
    ----------
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
    >>> from gradient_core.sampled.axis import uniform_axis
    >>> from gradient_core.sampled.field import sample_function
    >>> x, y = uniform_axis("x", 0, 3, 4), uniform_axis("y", 0, 2, 3)
    >>> found = compare_directions(sample_function(parse_function("x + 10y", ["x", "y"]), x, y))
    >>> found.judged, found.right_share, found.wrong_share
    (12, 1.0, 0.0)
    >>> print(found.wrong_code)
    dF_dx, dF_dy = np.gradient(F, hy, hx)
    """
    u, v = field.df_dx, field.df_dy
    uphill_x, uphill_y = field.exact_df_dx, field.exact_df_dy
    exact = uphill_x is not None and uphill_y is not None
    if uphill_x is None or uphill_y is None:
        uphill_x, uphill_y = u, v
    judged = _is_arrow(u, v) & _is_arrow(uphill_x, uphill_y)
    uphill = _angles(uphill_x, uphill_y, judged)
    return Directions(
        right_share=_share(_angles(u, v, judged), uphill),
        wrong_share=_share(_angles(v, u, judged), uphill),
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
