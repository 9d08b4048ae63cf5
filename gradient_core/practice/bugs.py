"""Programs with one wrong line: the line, what comes of it, and how it is mended.

Finding what is wrong in an example teaches more than the same example without a mistake, if some
have been right before (McLaren, Adams and Mayer 2015, International Journal of Artificial
Intelligence in Education 25).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, TypeAlias

import numpy as np

from gradient_core.differences import gradient
from gradient_core.practice.slips import STATEMENT, Slip

Array: TypeAlias = np.ndarray[Any, Any]
# Places and slopes, as a program stands and mended.
BeforeAndAfter: TypeAlias = tuple[tuple[Array, Array], tuple[Array, Array]]


@dataclass(frozen=True)
class Bug:
    """A program with one wrong line. ``slope`` is what it is about.

    Attributes
    ----------
    name : str
    about : str
        What the program is for.
    lines : tuple of str
        After ``import numpy as np``.
    wrong_line : int
        Which of them is wrong, counted from 0.
    mended : str
        What the line should be.
    effect : str
        What comes of it.
    other_effects : tuple of str
        What could be thought to come of it.
    why : str
        The rule that the line breaks.
    x_name : str
        What `values` are drawn over.

    Examples
    --------
    >>> bug = next(bug for bug in BUGS if bug.name == "no-spacing")
    >>> print(bug.lines[bug.wrong_line], bug.mended, sep="; ")
    slope = np.gradient(s); slope = np.gradient(s, t)
    >>> before, after = bug.values
    >>> print(before[1], after[1])
    [40. 45. 40. 35. 40.] [80. 90. 80. 70. 80.]
    """

    name: str
    about: str
    lines: tuple[str, ...]
    wrong_line: int
    mended: str
    effect: str
    other_effects: tuple[str, ...]
    why: str
    x_name: str

    @property
    def slip(self) -> Slip:
        """What another line or effect is answered with."""
        return Slip("another line", self.why, STATEMENT)

    @property
    def mended_lines(self) -> tuple[str, ...]:
        """The program without the mistake."""
        return (*self.lines[: self.wrong_line], self.mended, *self.lines[self.wrong_line + 1 :])

    @property
    def values(self) -> BeforeAndAfter:
        """Places and slopes, as the program stands and mended."""
        return _VALUES[self.name]()


def _pair(x: Any, before: Any, after: Any) -> BeforeAndAfter:
    places = np.asarray(x, np.float64)
    return (places, np.asarray(before)), (places, np.asarray(after))


def _swapped_outputs() -> BeforeAndAfter:
    x, y = np.arange(4.0), np.arange(3.0)
    along_y, along_x = gradient(10 * y[:, None] + x**2, y, x)
    return _pair(x, along_y[1], along_x[1])


def _step_sizes() -> BeforeAndAfter:
    t = np.array([0.0, 1.0, 3.0, 6.0, 10.0])
    return _pair(t, gradient(t**2, gradient(t)), gradient(t**2, t))


def _degrees() -> BeforeAndAfter:
    latitude = np.array([50.0, 50.01, 50.02, 50.03])
    height = np.array([100.0, 150.0, 230.0, 260.0])
    return _pair(latitude, gradient(height, latitude), gradient(height, 111_320 * latitude))


def _missing_axis() -> BeforeAndAfter:
    temperatures = np.array([[20.0, 5.0], [22.0, 6.0], [26.0, 8.0], [32.0, 11.0]])
    every, hourly = gradient(temperatures)[-1], gradient(temperatures, axis=0)
    return _pair(range(4), every[:, 0], hourly[:, 0])


def _gradient_twice() -> BeforeAndAfter:
    x = np.arange(7.0)
    return _pair(x, gradient(gradient(x**2)), gradient(gradient(x**2, edge_order=2)))


def _dates() -> BeforeAndAfter:
    count, days = np.array([1.0, 4.0, 9.0]), np.array([0.0, 1.0, 4.0])
    return _pair(range(3), gradient(count, 86_400e9 * days), gradient(count, days))


def _no_spacing() -> BeforeAndAfter:
    t, s = np.linspace(0, 2, 5), np.array([0.0, 40.0, 90.0, 120.0, 160.0])
    return _pair(t, gradient(s), gradient(s, t))


def _repeated_end() -> BeforeAndAfter:
    sides = [np.linspace(0, 2 * np.pi, 9), np.linspace(0, 2 * np.pi, 8, endpoint=False)]
    before, after = ((a, gradient(np.pad(np.sin(a), 1, mode="wrap"), a[1])[1:-1]) for a in sides)
    return before, after


def _unsorted() -> BeforeAndAfter:
    x, f = np.array([0.0, 2.0, 1.0, 3.0]), np.array([0.0, 8.0, 1.0, 27.0])
    order = np.argsort(x)
    return _pair(range(4), gradient(f, x), gradient(f[order], x[order]))


def _unsigned() -> BeforeAndAfter:
    pixels = np.array([3, 1, 2], dtype=np.uint8)
    return _pair(range(2), np.diff(pixels), np.diff(pixels.astype(float)))


_VALUES: Mapping[str, Callable[[], BeforeAndAfter]] = {
    "swapped-outputs": _swapped_outputs,
    "step-sizes": _step_sizes,
    "degrees": _degrees,
    "missing-axis": _missing_axis,
    "gradient-twice": _gradient_twice,
    "dates": _dates,
    "no-spacing": _no_spacing,
    "repeated-end": _repeated_end,
    "unsorted": _unsorted,
    "unsigned": _unsigned,
}


def _read() -> tuple[Bug, ...]:
    file = files("gradient_core.practice") / "data" / "bugs.toml"
    tables: Mapping[str, Mapping[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))
    found = []
    for name, table in tables.items():
        values: dict[str, Any] = {
            k: tuple(v) if isinstance(v, list) else v for k, v in table.items()
        }
        found.append(Bug(name=name, **values))
    return tuple(found)


BUGS = _read()
