"""Fields that figures are drawn of: common ones, and all that is odd."""

from __future__ import annotations

from typing import Any

import numpy as np

from gradient_core import parse_function
from gradient_core.sampled import Field, field_of_array, sample_function, typed_axis, uniform_axis


def sampled(
    text: str, x: tuple[float, float, int], y: tuple[float, float, int], **kind: Any
) -> Field:
    """Sample a formula of x and y over two uniform axes."""
    function = parse_function(text, ["x", "y"])
    return sample_function(function, uniform_axis("x", *x), uniform_axis("y", *y), **kind)


def holed() -> Field:
    """Return a field with a NaN inside and an infinity in a corner."""
    array = np.add.outer(np.arange(8.0) ** 2, 9 * np.sin(np.arange(10.0)))
    array[3, 4], array[0, 9] = np.nan, np.inf
    return field_of_array(array)


GUIDE = sampled("-(cos(x)^2+cos(y)^2)^2", (-1.4, 1.4, 21), (-1.4, 1.4, 17))
PLANE = sampled("x + 10y", (0, 3, 4), (0, 2, 3))
UNEQUAL = sampled("sin(x/20) + y^2", (0, 100, 30), (0, 1, 11))
TURNED = sampled("x^2 + 3y", (0, 3, 4), (0, 2, 3), indexing="ij")
HOLED = holed()
FLAT = field_of_array(np.full((6, 8), 3.0))
BACKWARDS = field_of_array(
    np.arange(12.0).reshape(3, 4) ** 2, typed_axis("x", [5, 3, 2, 0]), typed_axis("y", [1, 1, 4])
)
HUGE = field_of_array([[-1e308, 1e308, 0], [1e308, 0, 1e-308], [5, np.inf, -1e308]])
ALL_NAN = field_of_array(np.full((3, 3), np.nan))
FIELDS = {
    "guide": GUIDE,
    "plane": PLANE,
    "unequal": UNEQUAL,
    "turned": TURNED,
    "holed": HOLED,
    "flat": FLAT,
    "backwards": BACKWARDS,
    "huge": HUGE,
    "all nan": ALL_NAN,
}
