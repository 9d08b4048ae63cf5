"""What Gradient Lens refuses, and the two records in which a person is told something.

Every refusal is a `GradientCoreError`. Its children are also the public class
that NumPy raises in the same place, so code written for `numpy.gradient` keeps
catching them; NumPy's own words travel along in ``numpy_message``. What is to
blame is data, ``argument`` and ``position``: nobody has to read the message for it.
"""

from __future__ import annotations

from dataclasses import dataclass

from numpy.exceptions import AxisError


@dataclass(frozen=True)
class Refusal:
    """Why there is no answer.

    Attributes
    ----------
    argument : str
        What is to blame: the argument of the call, or the key of the input it was typed into.
    message : str
        The rule, what was given, and the fix.
    pointer : str
        What was typed, and under it a mark where it goes wrong; empty if that is nowhere.
    """

    argument: str
    message: str
    pointer: str = ""


@dataclass(frozen=True)
class Note:
    """One thing that there is to say about a call or a message.

    Attributes
    ----------
    code : str
        Stable name, for tests and links.
    message : str
        What is so.
    fix : str
        What to do about it; empty where nothing is to be done.
    axis : int or None
        The axis it concerns, None for the call as a whole.
    where : tuple of int
        Where along the axis (or in the flattened samples) it bites; empty for everywhere.

    Examples
    --------
    >>> Note("descending", "The coordinates fall.", "Reverse both arrays.").text
    'The coordinates fall. Reverse both arrays.'
    """

    code: str
    message: str
    fix: str = ""
    axis: int | None = None
    where: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """Message and fix, as they are read one after the other."""
        return f"{self.message} {self.fix}".rstrip()


class GradientCoreError(Exception):
    """Base of all refusals of `gradient_core`.

    Parameters
    ----------
    message : str
        One sentence that names the rule, what was given and the fix.
    argument : str, optional
        What is to blame: ``"f"``, ``"spacing"``, ``"axis"`` or ``"edge_order"`` of
        `numpy.gradient`, or the parameter or text of another name; empty if unknown.
    position : int, optional
        Where a text goes wrong, counted from 0; None where it is no single place.
    numpy_message : str, optional
        The text of the exception NumPy raises for the same call, None where
        NumPy has no such call.

    Attributes
    ----------
    message, argument, position, numpy_message
        As given.
    """

    def __init__(
        self,
        message: str,
        *,
        argument: str = "",
        position: int | None = None,
        numpy_message: str | None = None,
    ) -> None:
        Exception.__init__(self, message)
        self.message = message
        self.argument = argument
        self.position = position
        self.numpy_message = numpy_message

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
        GradientCoreError.__init__(self, message, argument="axis", numpy_message=numpy_message)
        self.axis = axis
        self.ndim = ndim


class GradientZeroDivisionError(GradientCoreError, ZeroDivisionError):
    """A spacing that is a Python zero where NumPy divides by it in Python."""


class GradientOverflowError(GradientCoreError, OverflowError):
    """A Python number too large for the arithmetic NumPy does with it."""


class ParseError(GradientCoreError, ValueError):
    """Text that is not what the parser reads; names the row and the token."""


class ExpressionError(GradientCoreError, ValueError):
    """Formula text that is not what the parser reads; has a position, counted from 0."""

    def __init__(self, message: str, *, position: int = 0) -> None:
        GradientCoreError.__init__(self, message, argument="formula", position=position)


class DerivativeError(GradientCoreError, RuntimeError):
    """A derivative that takes too long or becomes too large to be of use."""


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


def refusal(error: Exception, argument: str, rule: str) -> GradientCoreError:
    """Return the refusal of the same public class as `error`.

    Parameters
    ----------
    error : Exception
        One of `ARITHMETIC_ERRORS`.
    argument : str
        What is to blame.
    rule : str
        The message up to NumPy's own words, which are added to it.
    """
    ours = next(ours for public, ours in _CHILDREN if isinstance(error, public))
    message = f"{rule} NumPy says: {error}."
    return ours(message, argument=argument, numpy_message=str(error))
