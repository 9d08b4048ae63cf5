"""Calls on N-D arrays for the tests, and what NumPy and Python make of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from gradient_core.arrays import as_argument
from gradient_core.calls import (
    AxesReading,
    Call,
    read_array,
    read_axes,
    read_axis,
    read_names,
    read_ramp,
    read_spacings,
)
from gradient_core.calls.call import Axis
from gradient_core.cases import AxesExample
from gradient_core.oracle import numpy_gradient

CALLS: tuple[tuple[Any, dict[str, Any]], ...] = (
    (read_array("1, 2, 4, 8"), {}),
    (read_array("linspace(0, 1, 11)"), {"spacings": read_spacings("0.1")}),
    (read_array("array([[1, 2], [3, 5]], dtype=float32)"), {"axis": 0}),
    (read_array("[[1+2j, 3], [4j, 5]]"), {"names": ("y", "x")}),
    (read_ramp("2, 3, 4"), {"axis": (2, 0), "spacings": read_spacings("1/3; 0, 5")}),
    (read_ramp("5"), {"edge_order": 2}),
    (read_ramp("3, 3, 3, 3"), {"edge_order": 2, "axis": (-1, 0)}),
    (read_ramp("3, 4"), {"spacings": read_spacings("0 1 4; linspace(0, 1, 4)")}),
    (read_ramp("3, 4"), {"axis": ()}),
    (np.array([[1.0, 4.0], [9.0, np.nan]]), {"spacings": (0.1,)}),
    (np.array([[1, 4], [9, 3]]), {"axis": (1,), "names": ("t", "x")}),
)


def read(
    array: Any,
    axis: Axis = None,
    spacings: Sequence[Any] = (),
    edge_order: int = 1,
    names: Sequence[str] = (),
    meanings: Sequence[str] = (),
) -> AxesReading:
    """Answer a call and read it axis by axis."""
    given = tuple(map(as_argument, spacings))
    call = Call(as_argument(array).named("f"), given, axis, edge_order)
    return read_axes(call.answer(), names, meanings)


def reading_of(case: AxesExample) -> AxesReading:
    """Read a case as the page does: from its texts."""
    array = case.array()
    names = read_names(case.names, array.value.ndim)
    spacings = read_spacings(case.spacing)
    return read(array, read_axis(case.axis), spacings, case.edge_order, names, case.meanings)


def numpy_result(reading: AxesReading) -> Any:
    """Return what the installed NumPy returns for the call."""
    call = reading.call
    values = [spacing.value for spacing in call.spacings]
    return numpy_gradient(call.f.value, *values, axis=call.axis, edge_order=call.edge_order)


def program(reading: AxesReading) -> str:
    """Return the program that the page shows, which ends with ``out``."""
    return reading.call.script_to("out")


def run(program: str) -> dict[str, Any]:
    """Execute code with ``np`` as the only name and return what it defines."""
    names: dict[str, Any] = {"np": np}
    with np.errstate(all="ignore"):
        exec(program, names)
    return names
