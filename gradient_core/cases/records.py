"""What an example is, and the texts of the one that comes from a file of real data.

An example answers a question that people ask about `numpy.gradient`; the questions and their
numbers are listed in ``data/QUESTIONS.md``.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TypeAlias, TypeVar

from gradient_core.differences.spacing import UNIT

Text: TypeAlias = str | Callable[[], str]
AnyExample = TypeVar("AnyExample", bound="Example")

_CO2_FILE = files("gradient_core.cases") / "data" / "co2-concentration.csv"
# Ten of the 62 years: all the missing months are in them, and the texts fit into a link.
_CO2_END = date(1968, 3, 1)


@dataclass(frozen=True, kw_only=True, eq=False)
class Example:
    """What every example has, whatever it is an example of.

    Attributes
    ----------
    name : str
        Stable, since it goes into links.
    title : str
        A few words that tell it from all others of its set.
    look_for : str
        One sentence: what to look for.
    question : int or None
        Number in ``data/QUESTIONS.md`` of the question it answers.
    """

    name: str
    title: str
    look_for: str
    question: int | None = None


def by_name(*examples: AnyExample) -> dict[str, AnyExample]:
    """Return a set of examples, each under its name."""
    found = {example.name: example for example in examples}
    if len(found) < len(examples):
        raise ValueError("two examples of a set have the same name")
    return found


@dataclass(frozen=True, kw_only=True, eq=False)
class LineExample(Example):
    """One call on 1-D samples that shows something; the link is ``?case=name``.

    Attributes
    ----------
    samples, coordinates : str or callable returning str
        What `f` and `x` return; a callable where the text comes from a file.
    spacing : str
        ``"unit"``, ``"distance"`` or ``"coordinates"``.
    h : str
        Text of the distance. Like `x` it is there whatever the spacing, so that another
        kind of spacing can be tried on the same samples.
    edge_order : int
    index : int
        The difference step to open with: the instructive one.
    expected : tuple, or mapping from index to value, units [F]/[X]
        The gradient, bit for bit; a few of its values where it is long.
    """

    samples: Text
    coordinates: Text
    spacing: str = UNIT
    h: str = "1"
    edge_order: int = 1
    index: int
    expected: tuple[complex, ...] | Mapping[int, complex]

    @property
    def f(self) -> str:
        """Text of the samples."""
        return self.samples if isinstance(self.samples, str) else self.samples()

    @property
    def x(self) -> str:
        """Text of the coordinates."""
        return self.coordinates if isinstance(self.coordinates, str) else self.coordinates()


@cache
def _co2_rows() -> tuple[tuple[date, str], ...]:
    """Read date and concentration of the first ten years, once, when first asked for."""
    with _CO2_FILE.open(encoding="utf-8") as file:
        rows = [(date.fromisoformat(row["Date"]), row["CO2"]) for row in csv.DictReader(file)]
    return tuple(row for row in rows if row[0] < _CO2_END)


def co2_samples() -> str:
    """Concentrations in ppm, with the digits of the file."""
    return ", ".join(concentration for _, concentration in _co2_rows())


def co2_days() -> str:
    """Days since the first row."""
    first = _co2_rows()[0][0]
    return ", ".join(str((day - first).days) for day, _ in _co2_rows())
