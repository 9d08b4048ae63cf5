"""One argument of `numpy.gradient`: a text, or a value, read once into value and code.

A page computes with the value and shows the code; both come from one reading, so they agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from gradient_core.arrays.notation import ArrayText, read_text, short_code
from gradient_core.errors import ParseError
from gradient_core.limits import MAX_VALUES
from gradient_core.text import code_number, left_out


@dataclass(frozen=True, eq=False)
class Argument:
    """A value that is given to `numpy.gradient`, and Python that makes it.

    Attributes
    ----------
    value : scalar or ndarray
        An array that was read from text is read-only.
    code : str
        An expression with ``np`` as the only name, besides those that `before` defines.
    before : str
        Lines that must run first; empty where none must.
    made_of : object
        What the value was computed from, where that is more than its text: dates, a sampled
        function, a field. None otherwise.
    """

    value: Any
    code: str
    before: str = ""
    made_of: Any = None

    def named(self, name: str) -> Argument:
        """Return the same argument under a name, which a line before the call defines.

        Examples
        --------
        >>> named = as_argument([1, 2]).named("f")
        >>> print(named.before, named.code, sep="; ")
        f = [1, 2]; f
        """
        if self.code == name:
            return self
        lines = f"{self.before}\n{name} = {self.code}" if self.before else f"{name} = {self.code}"
        return Argument(self.value, name, lines, self.made_of)


def as_argument(given: Any, name: str = "f") -> Argument:
    """Return `given` with its Python, which is written from its numbers unless it is known.

    Parameters
    ----------
    given : Argument, scalar or array_like
    name : str
        For an array of too many numbers to write: its code is the name, and `before` says that
        they are left out.

    Raises
    ------
    ParseError
        An array that no Python list of numbers stands for, as `format_array`.

    Examples
    --------
    >>> as_argument(0.5).code, as_argument(np.array([[1, 2], [3, 4]])).code
    ('0.5', '[[1, 2], [3, 4]]')
    >>> as_argument(np.arange(20_000)).before
    'f = [...]  # 20,000 numbers, too many to write here: put them between the brackets'
    """
    if isinstance(given, Argument):
        return given
    if np.ndim(given) == 0:
        return Argument(given, code_number(given, bare=False))
    values = np.asarray(given)
    return _array(ArrayText(values, short_code(values), is_number=False), name)


def _array(read: ArrayText, name: str) -> Argument:
    """Return an array with its code, or under a name where that would be too long."""
    if read.code is not None:
        return Argument(read.values, read.code)
    return Argument(read.values, name, f"{name} = {left_out(read.values.size)}")


def read_argument(text: str, name: str = "array", entry: int = 0) -> Argument:
    """Read an array; a bare number is an array of one.

    Parameters
    ----------
    text : str
        As for `parse_array`.
    name : str
        What the text is, for a refusal.
    entry : int
        Which entry of several it is, counted from 1; 0 where there is one.

    Returns
    -------
    Argument

    Raises
    ------
    ParseError
        As `parse_array`, with `name` for the array.

    Examples
    --------
    >>> read_argument("linspace(0, 2pi, 9)").code, read_argument("7").code
    ('np.linspace(0, 2*np.pi, 9)', '[7]')
    """
    read = read_text(text, name, entry)
    read.values.flags.writeable = False
    return _array(read, name)


def read_distance_or_coordinates(
    text: str, name: str = "spacing", entry: int = 0, room: int = MAX_VALUES
) -> Argument:
    """Read one spacing: a bare number is a distance, all else are coordinates.

    Parameters, Returns and Raises are those of `read_argument`; `room` is how many values there
    may be, where other entries have had some.

    Examples
    --------
    >>> [read_distance_or_coordinates(text).code for text in ("1/2", "[0.5]", "0, 1, 4")]
    ['0.5', '[0.5]', '[0, 1, 4]']
    """
    read = read_text(text, name, entry, room)
    if read.is_number:
        return _number(read.values)
    read.values.flags.writeable = False
    return _array(read, name)


def read_one_number(
    text: str, name: str, fix: str = "Write a single one, such as 0 or 2pi."
) -> Argument:
    """Read a text that must hold a single number.

    Parameters
    ----------
    text : str
    name : str
        What the text is, for a refusal.
    fix : str
        What to do where it holds several.

    Raises
    ------
    ParseError
        As `parse_array`; several numbers.

    Examples
    --------
    >>> read_one_number("2pi", "stop").value, read_one_number("[3]", "start").code
    (6.283185307179586, '3')
    """
    values = read_text(text, name).values
    if values.size != 1:
        message = f"`{name}` must be one number; got {values.size}. {fix}"
        raise ParseError(message, argument=name)
    return _number(values)


def _number(values: np.ndarray[Any, Any]) -> Argument:
    number = values.reshape(-1)[0].item()
    return Argument(number, code_number(number, bare=True))
