"""What NumPy's messages about a gradient mean, in plain words, and what to do.

A message is recognised by its text, so that one pasted from a terminal can be explained too.
What `gradient_core` refuses itself says in its own message which rule, which value and the fix.
"""

from __future__ import annotations

import re
from typing import Final

from gradient_core.errors import GradientCoreError, Note

EMPTY_RESULT: Final = "()"
"""What `numpy.gradient` returns, without a message, for a function or a single number."""


def explain_error(exception: Exception) -> Note:
    """Explain an exception, or a warning, of `numpy.gradient` or of `gradient_core`.

    Parameters
    ----------
    exception : Exception

    Returns
    -------
    Note
        For an exception of `gradient_core` its own message, with the fix for NumPy's words.

    Examples
    --------
    >>> import numpy as np
    >>> try:
    ...     np.gradient([5.0])
    ... except ValueError as error:
    ...     print(explain_error(error).message)
    A differentiated axis has too few samples: edge_order=1 needs 2, edge_order=2 needs 3.
    """
    if isinstance(exception, GradientCoreError):
        known = explain_message(exception.numpy_message or "")
        return Note(
            known.code if known else "refused", exception.message, known.fix if known else ""
        )
    return explain_message(str(exception)) or _UNKNOWN


def explain_message(message: str) -> Note | None:
    """Explain the text of a message; None for one that is not known.

    Parameters
    ----------
    message : str
        What NumPy says, with or without the class before it; `EMPTY_RESULT` for its silence.

    Returns
    -------
    Note or None

    Examples
    --------
    >>> explain_message("bad operand type for unary -: 'tuple'").fix
    'Negate each array: tuple(-g for g in out), or unpack first.'
    """
    on_one_line = " ".join(message.split())  # a terminal breaks lines where it likes
    for code, pattern, plain, fix in _MESSAGES:
        if match := re.search(pattern, on_one_line):
            said = {name: value or "" for name, value in match.groupdict().items()}
            return Note(code, plain.format(**said), fix)
    return None


_UNKNOWN: Final = Note(
    "unknown",
    "NumPy cannot differentiate this.",
    "Give an array of numbers, then spacing as numbers or 1-D coordinates.",
)

_MESSAGES: Final[tuple[tuple[str, str, str, str], ...]] = (
    # code, NumPy's words, what they mean, what to do
    (
        "nothing_to_differentiate",
        r"^\(\)$",
        "NumPy returns an empty tuple: it got a function or a single number, not an array of "
        "samples, so there is no axis to differentiate.",
        "Sample the function first: x = np.linspace(0, 1, 11), then np.gradient(f(x), x).",
    ),
    (
        "too_few_samples",
        r"Shape of array too small to calculate a numerical gradient",
        "A differentiated axis has too few samples: edge_order=1 needs 2, edge_order=2 needs 3.",
        "Leave that axis out with axis=, lower edge_order, or add samples.",
    ),
    (
        "wrong_number_of_coordinates",
        r"distances must match the length of the corresponding dimension",
        "An axis got more or fewer coordinates than it has samples.",
        "Give one position per sample, of the rows first: np.diff(x) has one too few, and x before "
        "y is the other way round.",
    ),
    (
        "grid_as_coordinates",
        r"distances must be either scalars or 1d",
        "An axis got a whole grid, as np.meshgrid makes it; it takes one coordinate per sample.",
        "Give one line of the grid: x = X[0, :] along the columns, y = Y[:, 0] along the rows.",
    ),
    (
        "wrong_number_of_spacings",
        r"invalid number of arguments",
        "The number of spacings does not fit: there may be none, one number for all axes, or one "
        "entry for each differentiated axis.",
        "Give one entry per differentiated axis as separate arguments, not as a list.",
    ),
    (
        "no_such_axis",
        r"axis (?P<axis>-?\d+) is out of bounds for array of dimension (?P<ndim>\d+)",
        "An array of dimension {ndim} has no axis {axis}.",
        "Count from 0, or from −1 at the end.",
    ),
    (
        "repeated_axis",
        r"^repeated axis|ValueError: repeated axis",
        "axis= names the same axis twice.",
        "Name each axis once.",
    ),
    (
        "edge_order_too_large",
        r"'edge_order' greater than 2 not supported",
        "edge_order can only be 1 or 2.",
        "Use 2, the highest there is.",
    ),
    (
        "dates_as_coordinates",
        r"ufunc '(multiply|divide|true_divide)' cannot use operands with types .*m8",
        "The coordinates are dates or time differences, which NumPy does not multiply or "
        "divide here.",
        "Make them numbers in a unit of your choice: (t - t[0]) / np.timedelta64(1, 'D').",
    ),
    (
        "minus_tuple",
        r"bad operand type for unary -: '(tuple|list)'",
        "The gradient along several axes is a tuple of arrays, and a tuple has no minus.",
        "Negate each array: tuple(-g for g in out), or unpack first.",
    ),
    (
        "tuple_times_float",
        r"can't multiply sequence by non-int",
        "A tuple or a text is no array of numbers: it cannot be multiplied by a float.",
        "Multiply each array: tuple(0.5 * g for g in out). A spacing must be a number.",
    ),
    (
        "tuple_as_array",
        r"unsupported operand type\(s\) for .*'tuple'|can only concatenate tuple|"
        r"'tuple' object has no attribute|tuple indices must be integers",
        "The gradient along several axes is a tuple of arrays, not one array; it has no "
        "arithmetic.",
        "out[0], out[1], ... are the arrays; np.stack(out) makes one array of them.",
    ),
    (
        "unpacking",
        r"too many values to unpack|not enough values to unpack",
        "There is one output per differentiated axis, and a single axis gives the bare array.",
        "Write as many names as axes, or name the axes to differentiate in axis=.",
    ),
    (
        "zero_gap",
        r"divide by zero encountered",
        "A gap is 0: two neighbouring coordinates are equal, or the spacing is. The outputs "
        "beside it are inf or nan.",
        "Merge samples at the same place. If these were step sizes, give one number, or the "
        "positions.",
    ),
    (
        "not_a_number",
        r"invalid value encountered",
        "A result is not a number: 0/0 at two samples that are equal in place and value, or "
        "inf − inf.",
        "Merge samples at the same place, and replace inf and nan before differentiating.",
    ),
    (
        "imaginary_part_lost",
        r"Casting complex values to real discards the imaginary part",
        "The spacing is complex and the samples are real: the imaginary part is lost.",
        "Give a real spacing, or complex samples.",
    ),
    (
        "single_coordinate",
        r"index 0 is out of bounds for axis 0 with size 0",
        "A single coordinate was given: there is no gap to look at.",
        "Leave that axis out with axis=, or add samples.",
    ),
    (
        "edge_order_below_1",
        r"index \d+ is out of bounds for axis \d+ with size 2",
        "edge_order is below 1, which NumPy reads as 2, and an axis has only 2 samples.",
        "Use edge_order=1.",
    ),
    (
        "unknown_keyword",
        r"gradient\(\) got an unexpected keyword argument '(?P<keyword>\w+)'",
        "np.gradient has no keyword {keyword}: it takes only axis= and edge_order=.",
        "Give the spacing by its place, after the samples: np.gradient(f, 0.5).",
    ),
    (
        "truth_values",
        r"numpy boolean subtract",
        "Truth values cannot be subtracted.",
        "Convert the samples: f.astype(float).",
    ),
    (
        "ragged_rows",
        r"inhomogeneous shape",
        "The rows have different lengths.",
        "Give every row the same number of samples.",
    ),
    (
        "different_lengths",
        r"operands could not be broadcast together|have same first dimension|"
        r"[Aa]ll arrays must be of the same length",
        "Two arrays of different lengths were put side by side.",
        "np.gradient has a value per sample, np.diff one fewer: they stand at (x[1:] + x[:-1])/2.",
    ),
    (
        "axis_not_an_integer",
        r"cannot be interpreted as an integer|'float' object is not iterable",
        "axis= takes only whole numbers.",
        "Write axis=0, axis=-1 or axis=(0, 1).",
    ),
    (
        "not_numbers",
        r"ufunc 'subtract' did not contain a loop|unsupported operand type\(s\) for",
        "The samples or the spacing are not numbers.",
        "Convert them to numbers first: np.asarray(f, dtype=float).",
    ),
)  # the first that matches counts
