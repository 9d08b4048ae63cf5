"""What NumPy's messages about a gradient mean, in plain words, and what to do.

A message is recognised by its text, so that one pasted from a terminal can be explained too.
What is known about the call, if it is given, puts the numbers in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from gradient_core.errors import GradientCoreError

if TYPE_CHECKING:
    from gradient_core.calls.reading import AxisRow, CallReading

EMPTY_RESULT = "()"
"""What `numpy.gradient` returns, without a message, for a function or a single number."""

Words: TypeAlias = tuple[str, str]


@dataclass(frozen=True)
class Explanation:
    """A message of NumPy in plain words.

    Attributes
    ----------
    plain : str
        What is wrong.
    fix : str
        What to do.
    numpy_message : str
        NumPy's own text; empty where NumPy says nothing.

    Examples
    --------
    >>> Explanation("The axis is missing.", "Count axes from 0.", "axis 2 is out of bounds").fix
    'Count axes from 0.'
    """

    plain: str
    fix: str
    numpy_message: str


def explain_error(exception: Exception, call: CallReading | None = None) -> Explanation:
    """Explain an exception, or a warning, of `numpy.gradient` or of `gradient_core`.

    Parameters
    ----------
    exception : Exception
    call : CallReading, optional
        The call that caused it.

    Returns
    -------
    Explanation
        For an exception of `gradient_core` that NumPy has no words for, its own.

    Examples
    --------
    >>> import numpy as np
    >>> try:
    ...     np.gradient([5.0])
    ... except ValueError as error:
    ...     print(explain_error(error).plain)
    A differentiated axis has too few samples: edge_order=1 needs 2, edge_order=2 needs 3.
    """
    ours = isinstance(exception, GradientCoreError)
    theirs = exception.numpy_message if isinstance(exception, GradientCoreError) else None
    found = explain_message(theirs or str(exception), call)
    if found is not None:
        return found
    if ours:
        return Explanation(str(exception), "", theirs or "")
    return Explanation(
        "NumPy cannot differentiate this.",
        "Give an array of numbers, then spacing as numbers or 1-D coordinates.",
        str(exception),
    )


def explain_message(message: str, call: CallReading | None = None) -> Explanation | None:
    """Explain the text of a message; None for one that is not known.

    Parameters
    ----------
    message : str
        What NumPy says, with or without the class before it; `EMPTY_RESULT` for its silence.
    call : CallReading, optional

    Examples
    --------
    >>> explain_message("bad operand type for unary -: 'tuple'").fix
    'Negate each array: tuple(-g for g in out), or unpack first.'
    """
    if message.strip() == EMPTY_RESULT:
        return Explanation(*_nothing(None, call), "")
    for pattern, explain in _MESSAGES:
        match = re.search(pattern, message)
        if match:
            return Explanation(*explain(match, call), message)
    return None


def _nothing(_: re.Match[str] | None, call: CallReading | None) -> Words:
    if call is not None:
        return "No axis is differentiated, so NumPy returns an empty tuple.", "Name one in axis=."
    return (
        "NumPy returns an empty tuple: it got a function or a single number, not an array of "
        "samples, so there is no axis to differentiate.",
        "Sample the function first: x = np.linspace(0, 1, 11), then np.gradient(f(x), x).",
    )


def _too_small(_: re.Match[str], call: CallReading | None) -> Words:
    short = [row for row in call.rows if row.is_too_short] if call else []
    if not call or not short:
        return (
            "A differentiated axis has too few samples: edge_order=1 needs 2, edge_order=2 "
            "needs 3.",
            "Leave that axis out with axis=, lower edge_order, or add samples.",
        )
    has = " and ".join(f"{row.label} has {_samples(row.length)}" for row in short)
    others = [row.axis for row in call.differentiated if not row.is_too_short]
    fixes = [f"leave it out with axis={_axes(others)}"] if others else []
    fixes += ["use edge_order=1"] if all(row.length >= 2 for row in short) else []
    fix = ", or ".join([*fixes, "add samples"])
    needs = f"edge_order={call.edge_order} needs {call.edge_order + 1} on each differentiated axis"
    return f"{_upper(has)}; {needs}.", f"{_upper(fix)}."


def _axes(axes: list[int]) -> str:
    return str(axes[0]) if len(axes) == 1 else str(tuple(axes))


def _samples(count: int) -> str:
    return "1 sample" if count == 1 else f"{count} samples"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _wrong_length(_: re.Match[str], call: CallReading | None) -> Words:
    general = (
        "Coordinates go in the order of the axes, one per sample, and are positions, not steps."
    )
    row = next((row for row in call.differentiated if row.spacing is None), None) if call else None
    if row is None or row.given is None:
        return "An axis got more or fewer coordinates than it has samples.", general
    given = np.size(row.given.value)
    plain = f"{_upper(row.label)} wants {row.length} coordinates, one per sample; it got {given}."
    if call and any(other.length == given for other in call.rows if other.axis != row.axis):
        return plain, "Another axis has that length: exchange the order of the spacings."
    if given == row.length - 1:
        return plain, "One too few: are these the steps of np.diff(x)? Give the positions x."
    return plain, general


def _not_one_dimensional(_: re.Match[str], call: CallReading | None) -> Words:
    row = next((r for r in call.differentiated if _is_grid(r)), None) if call else None
    place = "An axis" if row is None else _upper(row.label)
    shape = f" of shape {np.shape(row.given.value)}" if row is not None and row.given else ""
    return (
        f"{place} got a whole grid{shape}, as np.meshgrid makes it; it takes one coordinate per "
        "sample.",
        "Give one line of the grid: x = X[0, :] along the columns, y = Y[:, 0] along the rows.",
    )


def _is_grid(row: AxisRow) -> bool:
    return row.given is not None and np.ndim(row.given.value) > 1


def _wrong_count(_: re.Match[str], call: CallReading | None) -> Words:
    if call is None:
        return (
            "The number of spacings does not fit: there may be none, one number for all axes, or "
            "one entry for each differentiated axis.",
            "Give one entry per differentiated axis as separate arguments, not as a list.",
        )
    axes = len(call.differentiated)
    given = len(call.spacings)
    if given == 1:
        got = f"one array of {np.size(call.spacings[0].value)} numbers"
        why = "An array is the coordinates of one axis; only a single number counts for all."
    else:
        got = f"{given} spacings"
        why = "Axes that are left out with axis= get none."
    rule = f"1 number, or {axes} entries" if axes > 1 else "1 entry"
    return (
        f"This call differentiates {axes} {'axis' if axes == 1 else 'axes'}, so it takes no "
        f"spacing, {rule}; it got {got}. {why}",
        f"Give {axes} {'entry' if axes == 1 else 'entries'}, in the order of the axes in the call.",
    )


def _out_of_bounds(match: re.Match[str], _: CallReading | None) -> Words:
    axis, ndim = int(match[1]), int(match[2])
    axes = "axis 0" if ndim == 1 else f"axes 0 to {ndim - 1}"
    return (
        f"The array has {ndim} dimension{'s' if ndim != 1 else ''}, so {axes} exist"
        f"{'s' if ndim == 1 else ''}; there is no axis {axis}.",
        f"Count from 0, or from −1 at the end: the last axis is {ndim - 1}.",
    )


def _repeated(_: re.Match[str], call: CallReading | None) -> Words:
    given = f"axis={call.axis}" if call else "axis="
    return f"{given} names the same axis twice.", "Name each axis once."


def _fixed(plain: str, fix: str) -> Callable[[re.Match[str], CallReading | None], Words]:
    return lambda match, call: (plain, fix)


_UNPACK = "out[0], out[1], ... are the arrays; np.stack(out) makes one array of them."

_MESSAGES: tuple[tuple[str, Callable[[re.Match[str], CallReading | None], Words]], ...] = (
    (r"Shape of array too small to calculate a numerical gradient", _too_small),
    (r"distances must match the length of the corresponding dimension", _wrong_length),
    (r"distances must be either scalars or 1d", _not_one_dimensional),
    (r"invalid number of arguments", _wrong_count),
    (r"axis (-?\d+) is out of bounds for array of dimension (\d+)", _out_of_bounds),
    (r"^repeated axis|ValueError: repeated axis", _repeated),
    (
        r"'edge_order' greater than 2 not supported",
        _fixed("edge_order can only be 1 or 2.", "Use 2, the highest there is."),
    ),
    (
        r"ufunc '(multiply|divide)' cannot use operands with types .*m8",
        _fixed(
            "The coordinates are dates or time differences, which NumPy does not multiply or "
            "divide here.",
            "Make them numbers in a unit of your choice: (t - t[0]) / np.timedelta64(1, 'D').",
        ),
    ),
    (
        r"bad operand type for unary -: '(tuple|list)'",
        _fixed(
            "The gradient along several axes is a tuple of arrays, and a tuple has no minus.",
            "Negate each array: tuple(-g for g in out), or unpack first.",
        ),
    ),
    (
        r"can't multiply sequence by non-int",
        _fixed(
            "A tuple or a text is no array of numbers: it cannot be multiplied by a float.",
            "Multiply each array: tuple(0.5 * g for g in out). A spacing must be a number.",
        ),
    ),
    (
        r"unsupported operand type\(s\) for .*'tuple'|can only concatenate tuple",
        _fixed(
            "The gradient along several axes is a tuple of arrays; it has no arithmetic.", _UNPACK
        ),
    ),
    (
        r"'tuple' object has no attribute|tuple indices must be integers",
        _fixed(
            "The gradient along several axes is a tuple of arrays, not one array.",
            _UNPACK,
        ),
    ),
    (
        r"too many values to unpack|not enough values to unpack",
        _fixed(
            "There is one output per differentiated axis, and a single axis gives the bare array.",
            "Write as many names as axes, or name the axes to differentiate in axis=.",
        ),
    ),
    (
        r"divide by zero encountered",
        _fixed(
            "A gap is 0: two neighbouring coordinates are equal, or the spacing is. The outputs "
            "beside it are inf or nan.",
            "Merge samples at the same place. If these were step sizes, give one number, or the "
            "positions.",
        ),
    ),
    (
        r"invalid value encountered",
        _fixed(
            "A result is not a number: 0/0 at two samples that are equal in place and value, or "
            "inf − inf.",
            "Merge samples at the same place, and replace inf and nan before differentiating.",
        ),
    ),
    (
        r"Casting complex values to real discards the imaginary part",
        _fixed(
            "The spacing is complex and the samples are real: the imaginary part is lost.",
            "Give a real spacing, or complex samples.",
        ),
    ),
    (
        r"index 0 is out of bounds for axis 0 with size 0",
        _fixed(
            "A single coordinate was given: there is no gap to look at.",
            "Leave that axis out with axis=, or add samples.",
        ),
    ),
    (
        r"index \d+ is out of bounds for axis \d+ with size 2",
        _fixed(
            "edge_order is below 1, which NumPy reads as 2, and an axis has only 2 samples.",
            "Use edge_order=1.",
        ),
    ),
    (
        r"gradient\(\) got an unexpected keyword argument '(\w+)'",
        lambda match, call: (
            f"np.gradient has no keyword {match[1]}: it takes axis= and edge_order= alone.",
            "Give the spacing by its place, after the samples: np.gradient(f, 0.5).",
        ),
    ),
    (
        r"numpy boolean subtract",
        _fixed("Truth values cannot be subtracted.", "Convert the samples: f.astype(float)."),
    ),
    (
        r"inhomogeneous shape",
        _fixed("The rows have different lengths.", "Give every row the same number of samples."),
    ),
    (
        r"cannot be interpreted as an integer|'float' object is not iterable",
        _fixed("axis= takes whole numbers alone.", "Write axis=0, axis=-1 or axis=(0, 1)."),
    ),
    (
        r"ufunc 'subtract' did not contain a loop|unsupported operand type\(s\) for",
        _fixed(
            "The samples or the spacing are no numbers.",
            "Convert them to numbers first: np.asarray(f, dtype=float).",
        ),
    ),
)  # the first that matches counts
