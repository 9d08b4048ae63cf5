"""The difference steps of one axis as fixed-width columns, computed all at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from gradient_core.differences.gradient import computable
from gradient_core.differences.interior import boundary_gaps, interior_coefficients
from gradient_core.differences.spacing import SpacingReading
from gradient_core.statements.schemes import INTERIOR, LEFT, REGIONS, Statement, statements_for

if TYPE_CHECKING:
    from gradient_core.trace.trace import GradientTrace

_MOST_SAMPLES = 3


def step_columns(trace: GradientTrace, where: int) -> dict[str, np.ndarray]:
    """Return one row per output of the axis at ``trace.axes[where]``, in C order."""
    reading = trace.spacing[where]
    samples, _ = computable(trace.samples)
    rules = statements_for(uniform=reading.uniform, edge_order=trace.edge_order)
    with np.errstate(all="ignore"):
        weights = [_region_weights(rule, reading, samples.ndim) for rule in rules]
    dtypes = (
        samples.dtype,
        np.result_type(*(np.asarray(w).dtype for region in weights for w in region)),
    )
    columns = _empty_columns(reading.axis, samples.shape, *dtypes)
    for rule, region_weights in zip(rules, weights, strict=True):
        _fill_region(columns, rule, region_weights, samples, reading)
    columns["value"] = np.asarray(trace.outputs[where])
    return {name: column.reshape(-1) for name, column in columns.items()}


def _region_weights(rule: Statement, reading: SpacingReading, ndim: int) -> Sequence[Any]:
    """Return what multiplies each sample, ascending by offset, ready to broadcast."""
    if rule.region == INTERIOR:
        coefficients: Sequence[Any] = interior_coefficients(
            rule, reading.spacing, reading.axis, ndim
        )
    else:
        gaps = boundary_gaps(rule, reading.spacing)
        coefficients = rule.prepare(*(np.asarray(gap)[()] for gap in gaps))
    if rule.is_quotient:
        distance = np.asarray(coefficients[0])
        inverse = np.asarray(np.nan) if distance.dtype.kind == "m" else 1 / distance
        return (-inverse, inverse)
    return coefficients


def _empty_columns(
    axis: int, shape: tuple[int, ...], sample: np.dtype[Any], weight: np.dtype[Any]
) -> dict[str, np.ndarray]:
    columns = {"axis": np.full(shape, axis, dtype=np.int8)}
    columns |= {f"index_{k}": index for k, index in enumerate(np.indices(shape))}
    columns |= {name: np.zeros(shape, np.int8) for name in ("region", "accuracy_order", "count")}
    for k in range(_MOST_SAMPLES):
        columns[f"offset_{k}"] = np.zeros(shape, np.int8)
        columns[f"sample_{k}"] = np.zeros(shape, sample)
        columns[f"weight_{k}"] = np.zeros(shape, weight)
    return columns


def _fill_region(
    columns: dict[str, np.ndarray],
    rule: Statement,
    weights: Sequence[Any],
    samples: Any,
    reading: SpacingReading,
) -> None:
    before = (slice(None),) * reading.axis
    last = reading.length - 1
    ends = (
        (1, last)
        if rule.region == INTERIOR
        else (0, 1)
        if rule.region == LEFT
        else (last, last + 1)
    )
    here = (*before, slice(*ends))
    columns["region"][here] = REGIONS.index(rule.region) - 1
    columns["accuracy_order"][here] = rule.accuracy_order
    columns["count"][here] = len(rule.offsets)
    for k, offset in enumerate(sorted(rule.offsets)):
        columns[f"offset_{k}"][here] = offset
        columns[f"weight_{k}"][here] = weights[k]
        read = (*before, slice(ends[0] + offset, ends[1] + offset))
        columns[f"sample_{k}"][here] = samples[read]
