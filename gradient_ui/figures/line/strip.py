"""The stencil strip: cells that were read, lines with weights, the cell that was made.

One look answers what np.gradient did: samples above, outputs below, a line from every sample that
was read to the output it made, carrying its weight. A record of what is to be seen; the component
in `gradient_ui/stage` draws it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gradient_core import DifferenceStep, GradientTrace
from gradient_core.insight import largest_around, round_off_bound
from gradient_core.statements import CENTRAL
from gradient_core.text import plain_number
from gradient_ui.figures.labels import MINUS, in_a_row, value_of, weight
from gradient_ui.figures.places import indices_read
from gradient_ui.figures.thinning import window

MOST_CELLS = 7
# As in `gradient_ui/stage/strip.css`.
_TOP, _TWO_LANES, _ONE_MORE = 1.25, 8.25, 3.5

# The symbols of lanes whose numbers are given, and not computed.
_AS_THEY_ARE = ("f", "x")
# Signs of a weight beside which there is room for more.
_LONGEST_WEIGHT = 4


@dataclass(frozen=True)
class Cell:
    """One number of a lane.

    Attributes
    ----------
    place : float
        Where it stands on the index axis; between two samples for their difference.
    index : int
        What a click on it selects.
    text : str
        The number, short.
    number : str
        The same with all of its digits.
    lit : bool
        Whether it takes part in the step.
    """

    place: float
    index: int
    text: str
    number: str
    lit: bool


@dataclass(frozen=True)
class Lane:
    """One row of cells.

    Attributes
    ----------
    name : str
        What stands at its left.
    symbol : str
        The same in a letter, where there is no room.
    cells : tuple of Cell
    """

    name: str
    symbol: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Link:
    """A line from a cell of the last lane but one to the cell that was made, with its weight."""

    above: float
    below: float
    weight: str


@dataclass(frozen=True)
class Strip:
    """What is to be seen of one difference step.

    Attributes
    ----------
    lanes : tuple of Lane
        From top to bottom; the first one holds the samples.
    links : tuple of Link
    shown : range
        The indices that have a cell.
    length : int
        How many samples there are.
    scheme : str
    meaning : str
        Where the weights come from, if that is one short word: ``± 1 / (2h)``.
    """

    lanes: tuple[Lane, ...]
    links: tuple[Link, ...]
    shown: range
    length: int
    scheme: str
    meaning: str = ""

    @property
    def height(self) -> float:
        """How high it is drawn, in units of the size of type: indices, lanes, what is between."""
        return _TOP + _TWO_LANES + (len(self.lanes) - 2) * _ONE_MORE


def strip_of(trace: GradientTrace, step: DifferenceStep) -> Strip:
    """Return the strip of one difference step of a 1-D trace."""
    shown = cells_shown(trace, step)
    part = slice(shown.start, shown.stop)
    read = indices_read(step)
    largest = _largest(trace.samples[part])
    lanes = (
        lane(
            ("numbers f", "f"), shown, trace.samples[part], read, round_off_bound(largest, (1.0,))
        ),
        slopes_lane(trace, step),
    )
    links = tuple(
        Link(i, step.position, weight(term.weight, term.exact_weight))
        for i, term in zip(read, step.terms, strict=True)
    )
    return Strip(
        lanes, links, shown, len(trace.samples), step.scheme, _meaning_of_weights(step, links)
    )


def _meaning_of_weights(step: DifferenceStep, links: Sequence[Link]) -> str:
    """Return where two weights come from, if it is one short word and there is room for it.

    At an end there is none between the two lines.
    """
    is_long = any(len(link.weight) > _LONGEST_WEIGHT for link in links)
    is_even = step.uniform and step.made_by.is_quotient and step.scheme == CENTRAL
    return "± 1 / (2h)" if is_even and not is_long else ""


def strip_alt(step: DifferenceStep) -> str:
    """Return the takeaway of a strip in two sentences."""
    return f"{step.name} = {value_of(step)}. {step.sentence}"


def slopes_lane(trace: GradientTrace, step: DifferenceStep) -> Lane:
    """Return the lane of the outputs."""
    shown = cells_shown(trace, step)
    part = slice(shown.start, shown.stop)
    bound = round_off_bound(_largest(trace.samples[part]), step.weights)
    return lane(("slopes", "g"), shown, trace.outputs[0][part], [step.position], bound)


def _largest(samples: np.ndarray) -> float:
    return largest_around(samples) if samples.dtype.kind == "f" else 0.0


def cells_shown(trace: GradientTrace, step: DifferenceStep) -> range:
    """Return the indices that have a cell: all of a short array, else the neighbourhood."""
    return window(len(trace.samples), step.position, MOST_CELLS)


def lane(
    named: tuple[str, str],
    places: Sequence[float],
    values: np.ndarray,
    lit: Collection[float],
    round_off: float = 0.0,
) -> Lane:
    """Return one row of cells.

    Parameters
    ----------
    named : pair of str
        Name and symbol.
    places : sequence of float
    values : ndarray
        A number for each place.
    lit : collection of float
        The places of the cells that take part in the step.
    round_off : float
        Numbers that are not larger are told as rounding.
    """
    texts = in_a_row(values, round_off, however_near=named[1] in _AS_THEY_ARE)
    cells = (
        Cell(place, int(np.floor(place)), text, _whole(value), place in lit)
        for place, text, value in zip(places, texts, values, strict=True)
    )
    return Lane(*named, tuple(cells))


def _whole(value: Any) -> str:
    return plain_number(value, minus=MINUS)
