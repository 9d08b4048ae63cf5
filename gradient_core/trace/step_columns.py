"""The difference steps of one axis as fixed-width columns, computed all at once."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import Any, NamedTuple

import numpy as np

from gradient_core.differences import SpacingReading, boundary_gaps, computable
from gradient_core.statements import INTERIOR, Statement, sample_weights
from gradient_core.trace.axis_trace import AxisTrace

_MOST_SAMPLES = 3


class _Region(NamedTuple):
    """The rows that one statement made: where they stand in the columns, and what it read."""

    statement: Statement
    here: np.ndarray
    samples: Sequence[np.ndarray]
    weights: Sequence[Any]


def step_columns(axis_trace: AxisTrace, rows: np.ndarray) -> dict[str, np.ndarray]:
    """Return the difference steps of some outputs, one row for each.

    Parameters
    ----------
    axis_trace : AxisTrace
    rows : ndarray of int, shape (n,)
        Where the outputs stand in the flattened output, in C order.

    Returns
    -------
    dict of ndarray, each of shape (n,)
        As `GradientTrace.columns` names them. Their dtypes do not depend on `rows`.
    """
    reading, shape = axis_trace.spacing, axis_trace.samples.shape
    index = np.unravel_index(rows, shape)
    along = index[reading.axis]
    # -1 at the left boundary, 0 in the interior, 1 at the right boundary
    region = (along == reading.length - 1).astype(np.int8) - (along == 0)
    flat, stride = np.asarray(axis_trace.samples).flat, prod(shape[reading.axis + 1 :])
    regions = []
    for which, statement in enumerate(axis_trace.statements):
        here = np.flatnonzero(region == which - 1)
        read = [flat[rows[here] + offset * stride] for offset in sorted(statement.offsets)]
        samples = [computable(part)[0] for part in read]
        regions.append(_Region(statement, here, samples, _weights(statement, reading, along[here])))
    columns: dict[str, np.ndarray] = {"axis": np.full(len(rows), reading.axis, np.int8)}
    columns |= {f"index_{k}": part for k, part in enumerate(index)}
    columns |= {"region": region} | _filled(len(rows), regions)
    return columns | {"value": np.asarray(axis_trace.output)[index]}


def _weights(statement: Statement, reading: SpacingReading, along: np.ndarray) -> Sequence[Any]:
    """Return what multiplies each sample, ascending by offset: arrays where the gaps differ."""
    if statement.uniform or statement.region != INTERIOR:
        gaps = [np.asarray(gap)[()] for gap in boundary_gaps(statement, reading.spacing)]
    else:
        gaps = [reading.spacing[along - 1], reading.spacing[along]]
    with np.errstate(all="ignore"):
        weights = sample_weights(statement, gaps)
    by_offset = sorted(zip(statement.offsets, weights, strict=True), key=lambda pair: pair[0])
    return [weight for _, weight in by_offset]


def _filled(length: int, regions: Sequence[_Region]) -> dict[str, np.ndarray]:
    """Return the columns whose numbers come from the statements; zeros where none is read."""
    sample = regions[0].samples[0].dtype
    weight = np.result_type(*(np.asarray(w).dtype for region in regions for w in region.weights))
    columns = {name: np.zeros(length, np.int8) for name in ("accuracy_order", "count")}
    for k in range(_MOST_SAMPLES):
        columns[f"offset_{k}"] = np.zeros(length, np.int8)
        columns[f"sample_{k}"] = np.zeros(length, sample)
        columns[f"weight_{k}"] = np.zeros(length, weight)
    for statement, here, samples, weights in regions:
        columns["accuracy_order"][here] = statement.accuracy_order
        columns["count"][here] = len(statement.offsets)
        for k, offset in enumerate(sorted(statement.offsets)):
            columns[f"offset_{k}"][here] = offset
            columns[f"sample_{k}"][here] = samples[k]
            columns[f"weight_{k}"][here] = weights[k]
    return columns
