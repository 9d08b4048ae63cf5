"""One operation on a whole array: ``linspace(0, 1, 5)**2``, ``2*arange(4)``, an array and ``.T``.

NumPy computes it, as it would where the code is run; what is read is an array, an operator and a
number, and nothing is evaluated.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from gradient_core.arrays.tokens import BadWord, Number, expression_code, read_number

_OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "**": operator.pow,
    "*": operator.mul,
    "/": operator.truediv,
    "+": operator.add,
    "-": operator.sub,
}
_CALL = r"(?:np\.|numpy\.)?(?:linspace|arange)\([^()]*+\)(?:\.reshape\([^()]*+\))?+"
_NUMBER = r"[0-9]++(?:\.[0-9]*+)?+(?:[eE][+-]?+[0-9]++)?+|\.[0-9]++|pi|np\.pi"
_SIGN = r"\s*+(?P<sign>\*\*|[-+*/])\s*+"
_AFTER = re.compile(rf"\s*+(?P<array>{_CALL}){_SIGN}(?P<number>{_NUMBER})\s*+")
_BEFORE = re.compile(rf"\s*+(?P<number>{_NUMBER}){_SIGN}(?P<array>{_CALL})\s*+")
_TURNED = re.compile(r"(?P<array>.*[\])])\.T\s*+", re.DOTALL)
_LARGEST = 2.0**63


@dataclass(frozen=True)
class Operation:
    """What is done to an array.

    Attributes
    ----------
    array : str
        The text of the array.
    sign : str
        The operator; ``T`` to exchange rows and columns.
    number : number
    word : str
        The number as Python, with np the only name.
    is_first : bool
        Whether the number stands before the operator.
    """

    array: str
    sign: str
    number: Number = 0
    word: str = ""
    is_first: bool = False

    def on(self, values: np.ndarray[Any, Any]) -> np.ndarray[Any, Any] | BadWord:
        """Return what NumPy makes of an array."""
        if self.sign == "T":
            return values.T
        a, b = (self.number, values) if self.is_first else (values, self.number)
        apply = _OPERATORS[self.sign]
        with np.errstate(all="ignore"):
            exact = apply(np.asarray(a, np.float64), np.asarray(b, np.float64))
            if not np.isfinite(exact).all() or np.abs(exact).max() >= _LARGEST:
                return BadWord("a result that int64 and float64 hold", "Use smaller numbers")
            if values.dtype.kind == "i" and self.sign == "**" and np.min(b) < 0:
                return BadWord("whole numbers to a power of 0 or more", "Write 1.0 * before it")
            return np.asarray(apply(a, b))

    def code(self, array: str) -> str:
        """Return the operation as Python on the code of its array."""
        if self.sign == "T":
            return f"{array}.T" if array.startswith("np.") else f"np.array({array}).T"
        parts = (self.word, array) if self.is_first else (array, self.word)
        return f" {self.sign} ".join(parts)


def operation_in(text: str) -> Operation | None:
    """Return the operation that a text is; None for an array alone.

    Examples
    --------
    >>> found = operation_in("linspace(0, 1, 5)**2")
    >>> found.array, found.sign, found.number
    ('linspace(0, 1, 5)', '**', 2)
    >>> operation_in("linspace(0, 1, 5)") is None
    True
    """
    if turned := _TURNED.fullmatch(text):
        return Operation(turned["array"], "T")
    for pattern, is_first in ((_AFTER, False), (_BEFORE, True)):
        if found := pattern.fullmatch(text):
            number = read_number(found["number"])
            if isinstance(number, BadWord):
                return None
            word = expression_code(found["number"], number)
            return Operation(found["array"], found["sign"], number, word, is_first)
    return None
