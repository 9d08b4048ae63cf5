"""Which calls the browser can execute too, with the same bits: float64, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from gradient_core import DifferenceStep, GradientTrace
from gradient_core.differences import SpacingReading
from gradient_core.sampled import SampledFunction
from gradient_core.statements import program_data
from gradient_ui.figures.labels import weight
from gradient_ui.figures.places import positions

# Larger whole numbers are not all float64.
_LARGEST_WHOLE = 2**53


def why_not_live(trace: GradientTrace) -> str | None:
    """Return why the samples cannot be dragged, None where they can.

    Parameters
    ----------
    trace : GradientTrace

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> print(why_not_live(trace_gradient([1, 2, 4])))
    None
    >>> why_not_live(trace_gradient(np.float32([1, 2, 4])))
    'Samples of type float32 cannot be dragged: the browser computes with float64 only.'
    """
    samples = trace.samples
    if isinstance(samples, np.ma.MaskedArray):
        return "Masked samples cannot be dragged: the browser knows no masks."
    if not _is_float64(samples):
        return _refused("Samples", samples)
    for reading in trace.spacing:
        places = reading.spacing if reading.coordinates is None else reading.coordinates
        if not _is_float64(np.asarray(places)):
            return _refused("Samples whose coordinates are", np.asarray(places))
    return None


def _is_float64(array: np.ndarray) -> bool:
    if array.dtype.kind in "iu" and array.dtype.itemsize <= np.dtype(np.int64).itemsize:
        return not array.size or bool(np.abs(array.astype(np.float64)).max() < _LARGEST_WHOLE)
    return bool(array.dtype == np.float64)


def _refused(what: str, array: np.ndarray) -> str:
    if array.dtype.kind in "iu":
        return f"{what} beyond 2**53 cannot be dragged: the browser's numbers skip some of those."
    of_type = f"of type {array.dtype.name}"
    return f"{what} {of_type} cannot be dragged: the browser computes with float64 only."


def line_data(trace: GradientTrace, sampled: SampledFunction | None = None) -> dict[str, Any]:
    """Return what the browser is told of a call with samples on a line.

    Parameters
    ----------
    trace : GradientTrace
        That `why_not_live` has nothing against.
    sampled : SampledFunction, optional
        The function the samples come from.
    """
    (reading,) = trace.spacing
    return {
        "f": trace.samples.astype(np.float64),
        "x": positions(trace, sampled),
        "spacing": spacing_of(reading),
        "program": program_data(trace.edge_order),
        "weights": [_weights(step) for step in trace.steps()],
        "names": [f"f[{i}]" for i in range(len(trace.samples))],
        "is_line": sampled is None,
    }


def ends_data(traces: Sequence[GradientTrace]) -> dict[str, Any]:
    """Return what the browser is told of both ends of typed samples on a line.

    Parameters
    ----------
    traces : sequence of GradientTrace
        With ``edge_order=1`` and, where there are enough samples, 2; `why_not_live` has nothing
        against them.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> data = ends_data([trace_gradient([1, 2, 4], edge_order=order) for order in (1, 2)])
    >>> [program["uniform"][0]["order"] for program in data["programs"]], data["names"]
    ([1, 2], ['f[0]', 'f[1]', 'f[2]'])
    """
    trace = traces[0]
    (reading,) = trace.spacing
    return {
        "f": trace.samples.astype(np.float64),
        "x": positions(trace),
        "spacing": spacing_of(reading),
        "programs": [program_data(each.edge_order) for each in traces],
        "names": [f"f[{i}]" for i in range(len(trace.samples))],
    }


def spacing_data(trace: GradientTrace) -> dict[str, Any]:
    """Return what the browser is told of a call whose spacing is looked at.

    Parameters
    ----------
    trace : GradientTrace
        That `why_not_live` has nothing against.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> spacing_data(trace_gradient([1, 2, 4], [0.0, 1.5, 3.0]))["whole"]
    {'f': True, 'x': False}
    """
    (reading,) = trace.spacing
    arrays = {"f": trace.samples, "x": np.asarray(reading.coordinates)}
    return {
        "f": trace.samples.astype(np.float64),
        "x": positions(trace),
        "spacing": spacing_of(reading),
        "program": program_data(trace.edge_order),
        "whole": {name: array.dtype.kind in "iu" for name, array in arrays.items()},
    }


def _weights(step: DifferenceStep) -> list[str]:
    return [weight(term.weight, term.exact_weight) for term in step.terms]


def spacing_of(reading: SpacingReading) -> Any:
    """Return the spacing of an axis as the browser reads it: one gap, or all coordinates.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> spacing_of(trace_gradient([1, 2, 4], 2).spacing[0])
    array([2.])
    >>> spacing_of(trace_gradient([1, 2, 4], [0, 1, 3]).spacing[0])
    array([0., 1., 3.])
    """
    given = reading.spacing if reading.coordinates is None else reading.coordinates
    return np.atleast_1d(np.asarray(given)).astype(np.float64)
