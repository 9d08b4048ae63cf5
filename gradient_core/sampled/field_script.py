"""The Python script that makes a field and its gradient, with NumPy alone."""

from __future__ import annotations

import re
from typing import Final

import numpy as np

from gradient_core.arrays import array_code, format_array
from gradient_core.errors import ParseError
from gradient_core.formula import SymbolicFunction
from gradient_core.sampled.axis import INDEX
from gradient_core.sampled.field import XY, Field
from gradient_core.text import left_out

_MOST_VALUES_IN_CODE: Final = 400


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
    if not all(axis.kind == INDEX for axis in field.axes):
        arguments += [axis.spacing_code(f"h{axis.name}") for axis in field.axes]
    if field.trace.edge_order != 1:
        arguments.append(f"edge_order={field.trace.edge_order!r}")
    left = ", ".join(names if right else reversed(names))
    return f"{left} = np.gradient({', '.join(arguments)})"


def script(field: Field) -> str:
    """Return the Python script that gives the outputs bit for bit, with NumPy alone.

    With ``erf`` in the function they are within 1e-14 of its values. An array of more than 400
    samples, or of longdoubles that no Python number can hold, is left to be filled in.

    Examples
    --------
    >>> from gradient_core.sampled.axis import typed_axis
    >>> from gradient_core.sampled.field import field_of_array
    >>> print(script(field_of_array([[0, 1, 2], [10, 11, 12]], x=typed_axis("x", [0, 1, 4]))))
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
    lines = ["import numpy as np", "", *samples_code(field), unpacking_code(field), comment]
    return "\n".join(lines)


def samples_code(field: Field) -> list[str]:
    """Return the lines that make the samples ``F``, with ``np`` the only name."""
    axes = [axis for axis in (field.x, field.y) if field.function or axis.kind != INDEX]
    lines = [line for axis in axes for line in axis.code(f"h{axis.name}")]
    if field.function is None:
        return [*lines, f"F = {_array_code(field.samples)}"]
    indexing = "" if field.indexing == XY else ', indexing="ij"'
    meshgrid = f"X, Y = np.meshgrid(x, y{indexing})"
    return [*lines, meshgrid, f"F = {_grid_code(field.function)}"]


def _array_code(samples: np.ndarray) -> str:
    """Write the samples as Python, one row per line."""
    if samples.size > _MOST_VALUES_IN_CODE:
        return left_out(samples.size)
    try:
        code = array_code(format_array(samples))
    except ParseError:
        return left_out(samples.size)
    call = code if code.startswith("np.array(") else f"np.array({code})"
    return call.replace("], [", "],\n" + " " * len("F = np.array([") + "[")


def _grid_code(function: SymbolicFunction) -> str:
    """Write a function of x and y for the arrays X and Y of `numpy.meshgrid`."""
    code, variables = re.subn(r"\b[xy]\b", lambda match: match[0].upper(), function.python)
    return code if variables else f"np.full(X.shape, float({code}))"
