"""What a person asked for on a line, as plain values, and the answer to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any, TypeAlias

import numpy as np

from gradient_core import GradientCoreError, ParseError, parse_function
from gradient_core.arrays import Argument, as_argument, read_one_number
from gradient_core.calls import Answer, Call, DateCoordinates, fitting_unit
from gradient_core.differences import COORDINATES, DISTANCE, UNIT
from gradient_core.errors import Refusal
from gradient_core.sampled import (
    AXIS_BETWEEN,
    TYPED,
    SampledAxis,
    SampledFunction,
    sample_line,
    typed_axis,
)
from gradient_core.tables import ColumnName, Data, numbers_of, read_lines, table_in
from gradient_ui.problems.refusals import Asked, refusal_of

Read: TypeAlias = Callable[[str, str], Argument]

SOURCE, FROM_NUMBERS, FROM_FORMULA = "source", "numbers", "formula"
SAMPLES, SPACING, H, X, ROW = "f", "spacing", "h", "x", "row"
COLUMN, X_COLUMN, X_UNIT, FITTING = "column", "xcolumn", "xunit", "fitting"
FORMULA, SAMPLING, START, STOP, COUNT = "fx", "sampling", "from", "to", "n"
EDGE_ORDER = "edge_order"
SPACING_KINDS = (UNIT, DISTANCE, COORDINATES)


def solve(asked: Asked, read: Read = read_lines) -> Answer | Refusal:
    """Read the texts, trace the gradient and ask NumPy for the same.

    Nothing is raised for what people type: a refusal names the input to mend.

    Parameters
    ----------
    asked : mapping from key to value
        The inputs that count, and edge_order.
    read : callable
        Reads the text of an array under a name, as `read_lines`.
    """
    is_formula = asked[SOURCE] == FROM_FORMULA
    try:
        call = _call_of_formula(asked) if is_formula else _call_of_numbers(asked, read)
    except GradientCoreError as error:
        return refusal_of(error, _blame(asked), asked)
    answer = call.answer()
    return answer if answer.refusal is None else refusal_of(answer.refusal, _blame(asked))


def _blame(asked: Asked) -> dict[str, str]:
    """Return which input is to blame for which argument."""
    if asked[SOURCE] == FROM_NUMBERS:
        return {"spacing": {COORDINATES: X, DISTANCE: H}.get(asked[SPACING], SAMPLES)}
    grid = X if asked[SAMPLING] == TYPED else COUNT
    return {"f": grid, "spacing": grid, "count": COUNT, "coordinates": X, "formula": FORMULA}


def sampled_of(answer: Answer) -> SampledFunction | None:
    """Return the function that the samples come from, if it is known."""
    made_of = answer.call.f.made_of
    return made_of if isinstance(made_of, SampledFunction) else None


def _call_of_numbers(asked: Asked, read: Read) -> Call:
    table = table_in(asked[SAMPLES], SAMPLES)
    if table is None:
        samples = read_samples(asked[SAMPLES], asked[ROW], read)
    else:
        samples, places = columns_of(table, asked, LINE_COLUMNS)
        if places:
            return Call(samples, places, edge_order=asked[EDGE_ORDER])
    spacings: tuple[Argument, ...] = ()
    if asked[SPACING] == COORDINATES:
        spacings = (one_row(read(asked[X], X), X),)
    elif asked[SPACING] == DISTANCE:
        fix = "Choose coordinates to give one position per sample."
        spacings = (read_one_number(asked[H], H, fix),)
    return Call(samples, spacings, edge_order=asked[EDGE_ORDER])


@dataclass(frozen=True)
class ColumnKeys:
    """The keys of the inputs that choose from a table.

    Attributes
    ----------
    text : str
        What holds the table.
    f, x : str
        Which columns, counted from 1; 0 for no column of x.
    unit : str
        Of time, where x is a column of dates.
    """

    text: str
    f: str
    x: str
    unit: str


LINE_COLUMNS = ColumnKeys(SAMPLES, COLUMN, X_COLUMN, X_UNIT)


def columns_of(
    table: Data, asked: Asked, keys: ColumnKeys
) -> tuple[Argument, tuple[Argument, ...]]:
    """Return the samples in the column that is asked for, and the coordinates, if any are."""
    samples = numbers_of(table, asked[keys.f] - 1, SAMPLES)
    place = x_column(table, asked[keys.x])
    unit = asked.get(keys.unit, FITTING)
    return samples, (_places(table, place, unit),) if place else ()


def x_column(table: Data, wanted: int) -> int:
    """Return which column holds the coordinates, counted from 1; 0 for none of them."""
    return wanted if len(table.columns) > 1 and wanted <= len(table.columns) else 0


def _places(table: Data, place: int, unit: str) -> Argument:
    """Return the coordinates in a column: numbers, or dates in a unit."""
    values = list(table.columns.values())[place - 1]
    if values.dtype.kind != "M":
        return numbers_of(table, place - 1, SAMPLES)
    if np.isnat(values).any():
        row = table.lines[int(np.isnat(values).argmax())]
        rule = f"`x` must have a date in every row; got none at line {row}"
        raise ParseError(f"{rule}. Write it there, or leave the row out.", argument=SAMPLES)
    days = values.astype("datetime64[D]") if values.dtype == "datetime64[M]" else values
    return DateCoordinates(days, fitting_unit(days) if unit == FITTING else unit).argument


@dataclass(frozen=True)
class AxisNames:
    """What is written at the axes of a figure.

    Attributes
    ----------
    x, f, gradient : str
    """

    x: str = "x"
    f: str = "f"
    gradient: str = "gradient"


PLAIN_NAMES = AxisNames()


def _for_figures(made_of: Any) -> Any:
    """Return the name of a column so that no tag in it is one: Plotly would make it a link."""
    if not isinstance(made_of, ColumnName):
        return made_of
    return ColumnName(escape(made_of.name, quote=False), escape(made_of.unit, quote=False))


def axis_names(answer: Answer) -> AxisNames:
    """Return the names and units of columns, where the numbers come from a table."""
    f = _for_figures(answer.call.f.made_of)
    if isinstance(f, SampledFunction):
        return AxisNames(x=f.axis.name)
    if not isinstance(f, ColumnName):
        return PLAIN_NAMES
    x = _for_figures(answer.call.spacings[0].made_of) if answer.call.spacings else None
    if isinstance(x, DateCoordinates):
        return AxisNames(x.axis_title, f.title, f"gradient ({f.unit or f.name} {x.per})")
    if not isinstance(x, ColumnName):
        return AxisNames(f=f.title)
    per = f"{f.unit or f.name} per {x.unit or x.name}"
    return AxisNames(x.title, f.title, f"gradient ({per})")


def _call_of_formula(asked: Asked) -> Call:
    sampled = _sample(asked)
    for order in (1, 2, 3):  # may take a second each: better here than at the first card
        sampled.derivative(order)
    f = Argument(sampled.samples, "f", "\n".join(sampled.code), sampled)
    spacing = Argument(sampled.spacing, sampled.axis.spacing_code())
    return Call(f, (spacing,), edge_order=asked[EDGE_ORDER])


def _sample(asked: Asked) -> SampledFunction:
    function = parse_function(asked[FORMULA], ["x"])
    (name,) = function.variables
    try:
        return sample_line(function, _axis(name, asked))
    except GradientCoreError as error:
        error.argument = X if error.argument == name else error.argument
        raise


def _axis(name: str, asked: Asked) -> SampledAxis:
    if asked[SAMPLING] == TYPED:
        x = one_row(read_lines(asked[X], X), X)
        return typed_axis(name, x.value, "" if x.before else x.code)
    start, stop = read_one_number(asked[START], START), read_one_number(asked[STOP], STOP)
    return AXIS_BETWEEN[asked[SAMPLING]](name, start.value, stop.value, asked[COUNT])


def read_samples(text: str, row: int = 0, read: Read = read_lines) -> Argument:
    """Read 1-D samples, or one row of several; a row beyond the last one is the last one."""
    samples = read(text, SAMPLES)
    if samples.value.ndim == 2:
        return as_argument(samples.value[min(row, len(samples.value) - 1)])
    return one_row(samples, SAMPLES)


def one_row(argument: Argument, name: str) -> Argument:
    """Return the argument if it is 1-D, or a number; ParseError if not."""
    if np.ndim(argument.value) > 1:
        raise ParseError(
            f"`{name}` must be one row of numbers on this page; got an array of shape "
            f"{argument.value.shape}. Keep a single row.",
            argument=name,
        )
    return argument
