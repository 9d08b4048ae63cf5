"""What Gradient Lens refuses, and how it says so.

Every refusal is a `GradientCoreError`. Its children are also the public class
that NumPy raises in the same place, so code written for `numpy.gradient` keeps
catching them; NumPy's own words travel along in ``numpy_message``.
"""

from __future__ import annotations

from numpy.exceptions import AxisError


class GradientCoreError(Exception):
    """Base of all refusals of `gradient_core`.

    Parameters
    ----------
    message : str
        One sentence that names the rule, what was given and the fix.
    numpy_message : str, optional
        The text of the exception NumPy raises for the same call, None where
        NumPy has no such call.
    argument : str, optional
        The name of the argument to blame, None where there is no single one.

    Attributes
    ----------
    numpy_message, argument : str or None
    """

    def __init__(
        self, message: str, *, numpy_message: str | None = None, argument: str | None = None
    ) -> None:
        Exception.__init__(self, message)
        self.message = message
        self.numpy_message = numpy_message
        self.argument = argument

    def __str__(self) -> str:
        return self.message


class GradientValueError(GradientCoreError, ValueError):
    """A value NumPy refuses with `ValueError`."""


class GradientTypeError(GradientCoreError, TypeError):
    """A type or a number of arguments NumPy refuses with `TypeError`."""


class GradientIndexError(GradientCoreError, IndexError):
    """Too few samples where NumPy fails with `IndexError`, or no such index."""


class GradientAxisError(GradientCoreError, AxisError):
    """An axis that the array does not have; also NumPy's `AxisError`.

    Attributes
    ----------
    axis, ndim : int or None
        As NumPy's exception has them.
    """

    def __init__(
        self,
        message: str,
        *,
        numpy_message: str | None = None,
        axis: int | None = None,
        ndim: int | None = None,
    ) -> None:
        GradientCoreError.__init__(self, message, numpy_message=numpy_message)
        self.axis = axis
        self.ndim = ndim


class GradientZeroDivisionError(GradientCoreError, ZeroDivisionError):
    """A spacing that is a Python zero where NumPy divides by it in Python."""


class GradientOverflowError(GradientCoreError, OverflowError):
    """A Python number too large for the arithmetic NumPy does with it."""


class ParseError(GradientCoreError, ValueError):
    """Text that is not what the parser reads; names the row and the token."""


class TraceStaleError(GradientCoreError, RuntimeError):
    """The samples changed after the trace was made."""


_CHILDREN = (
    (ZeroDivisionError, GradientZeroDivisionError),
    (OverflowError, GradientOverflowError),
    (IndexError, GradientIndexError),
    (TypeError, GradientTypeError),
    (ValueError, GradientValueError),
)

ARITHMETIC_ERRORS = tuple(public for public, _ in _CHILDREN)
"""What NumPy's arithmetic raises for operands that cannot be subtracted or divided."""


def refusal(error: Exception, rule: str) -> GradientCoreError:
    """Return the refusal of the same public class as `error`.

    Parameters
    ----------
    error : Exception
        One of `ARITHMETIC_ERRORS`.
    rule : str
        The message up to NumPy's own words, which are added to it.
    """
    ours = next(ours for public, ours in _CHILDREN if isinstance(error, public))
    return ours(f"{rule} NumPy says: {error}.", numpy_message=str(error))
