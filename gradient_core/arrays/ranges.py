"""``linspace(...)`` and ``arange(...)`` in array text: read here, computed by NumPy.

The length of the result is known before NumPy is called, so a call for a
thousand million values is refused at once.
"""

from __future__ import annotations

import cmath
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gradient_core.arrays.tokens import BadWord, Number, expression_code, read_number
from gradient_core.limits import MAX_VALUES

_PARAMETERS = {
    "linspace": ("start", "stop", "num", "endpoint"),
    "arange": ("start", "stop", "step"),
}
_KEYWORDS = {"linspace": ("num", "endpoint"), "arange": ("step",)}
_CALLED_AS = {
    "linspace": "linspace(start, stop, num), with endpoint=False if wanted",
    "arange": "arange(stop), arange(start, stop) or arange(start, stop, step)",
}


@dataclass(frozen=True)
class RangeCall:
    """The values of a call, and the call as Python with np the only name."""

    values: np.ndarray[Any, Any]
    code: str


def run_call(name: str, arguments: Sequence[tuple[str, str]], room: int) -> RangeCall | BadWord:
    """RangeCall ``np.linspace`` or ``np.arange`` with arguments that are still words.

    Parameters
    ----------
    name : {"linspace", "arange"}
    arguments : sequence of (keyword, word)
        The keyword is empty for an argument given by its place.
    room : int
        The number of values that may still be added.

    Returns
    -------
    RangeCall or BadWord

    Examples
    --------
    >>> call = run_call("linspace", [("", "0"), ("", "pi/2"), ("num", "3")], 10)
    >>> call.code, call.values[-1] == np.pi / 2
    ('np.linspace(0, np.pi/2, num=3)', np.True_)
    >>> run_call("arange", [("", "1e9")], 10).rule
    'at most 1,000,000 values in all, 10 of them here'
    """
    bound: dict[str, Any] = {}
    codes: list[str] = []
    for keyword, word in arguments:
        key = _parameter(name, keyword, codes)
        if key is None or key in bound:
            return _called_as(name)
        value = _argument(name, key, word)
        if isinstance(value, BadWord):
            return value
        bound[key] = value
        code = word if key == "endpoint" else expression_code(word, value)
        codes.append(f"{keyword}={code}" if keyword else code)
    values = _linspace(bound, room) if name == "linspace" else _arange(bound, room)
    if isinstance(values, BadWord):
        return values
    values.flags.writeable = False
    return RangeCall(values, f"np.{name}({', '.join(codes)})")


def _parameter(name: str, keyword: str, before: Sequence[str]) -> str | None:
    """Find the parameter of the next argument; None where Python would not allow it."""
    if keyword:
        return keyword if keyword in _KEYWORDS[name] else None
    after_keyword = any("=" in code for code in before)
    if after_keyword or len(before) >= len(_PARAMETERS[name]):
        return None
    return _PARAMETERS[name][len(before)]


def _called_as(name: str) -> BadWord:
    return BadWord("numbers, or calls that NumPy can read", f"Write {_CALLED_AS[name]}")


def _argument(name: str, key: str, word: str) -> Number | BadWord:
    """Read the value of one argument of a call."""
    if key == "endpoint":
        return word == "True" if word in ("True", "False") else _called_as(name)
    value = read_number(word)
    if isinstance(value, BadWord):
        return value
    if not cmath.isfinite(value):
        return BadWord("calls of finite numbers", "Write a finite number")
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        return BadWord("calls of integers that int64 can hold", "Add a decimal point to it")
    if isinstance(value, complex) and name == "arange":
        return BadWord("arange of real numbers", "Write linspace(start, stop, num) instead")
    return value


def _linspace(bound: dict[str, Any], room: int) -> np.ndarray[Any, Any] | BadWord:
    """RangeCall ``np.linspace`` with checked arguments, if there is room for the result."""
    count = bound.get("num", 50)
    if "stop" not in bound:
        return _called_as("linspace")
    if not isinstance(count, int) or count < 1:
        return BadWord("linspace of a whole number of values", "Write such as linspace(0, 1, 11)")
    if count > room:
        return _too_many(room)
    with np.errstate(all="ignore"):
        values: np.ndarray[Any, Any] = np.linspace(**bound)
    if not np.isfinite(values).all():
        return BadWord("calls whose values float64 can hold", "Bring start and stop together")
    return values


def _arange(bound: dict[str, Any], room: int) -> np.ndarray[Any, Any] | BadWord:
    """RangeCall ``np.arange`` with checked arguments, if there is room for the result."""
    if "start" not in bound or ("step" in bound and "stop" not in bound):
        return _called_as("arange")
    start, stop = (bound["start"], bound["stop"]) if "stop" in bound else (0, bound["start"])
    step = bound.get("step", 1)
    if step == 0:
        return BadWord("arange with a step that is not zero", "Write a positive or negative step")
    count = (stop - start) / step
    if count > room:
        return _too_many(room)
    if count <= 0:
        return BadWord("at least one value", "Let the step lead from start towards stop")
    return np.arange(*bound.values())


def _too_many(room: int) -> BadWord:
    more = "" if room == MAX_VALUES else f" in all, {room:,} of them here"
    return BadWord(f"at most {MAX_VALUES:,} values{more}", "Ask for fewer values")
