"""One difference step of a trace, made when it is asked for.

The same statement runs once more, on the few samples that it reads, taken the way
NumPy takes them: elements at the ends of a single axis, slices everywhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from gradient_core.differences import SpacingReading, boundary_gaps, computable
from gradient_core.errors import TraceStaleError
from gradient_core.oracle import bits_agree
from gradient_core.statements import INTERIOR, Statement
from gradient_core.trace.axis_trace import AxisTrace
from gradient_core.trace.step_text import index_text
from gradient_core.trace.steps import DifferenceStep

Gaps = Sequence[Any]


def record_step(axis_trace: AxisTrace, index: tuple[int, ...]) -> DifferenceStep:
    """Return how the output at `index` was made.

    Parameters
    ----------
    axis_trace : AxisTrace
    index : tuple of int
        One integer per dimension, not negative.

    Raises
    ------
    TraceStaleError
        The samples or coordinates changed after the trace was made.
    """
    reading = axis_trace.spacing
    position = index[reading.axis]
    statement = _statement_at(axis_trace, position)
    samples = _samples_read(axis_trace.samples, statement, index, reading.axis)
    gaps = _gaps_read(statement, reading, position)
    shown_index = index[0] if len(index) == 1 else index
    step = DifferenceStep(
        axis=reading.axis,
        index=shown_index,
        value=axis_trace.output[index],
        made_by=statement,
        name=f"{axis_trace.name}[{index_text(shown_index)}]",
        samples=tuple(_scalar(sample) for sample in samples),
        gaps=tuple(_scalar(gap) for gap in gaps),
        gap_ends=_gap_ends(statement, reading, position),
        coordinates=tuple(reading.coordinate(position + offset) for offset in statement.offsets),
    )
    _check_coordinates(step, reading)
    _check_value(step, samples, gaps, _one_element(axis_trace.output, index))
    return step


def _statement_at(axis_trace: AxisTrace, position: int) -> Statement:
    left, interior, right = axis_trace.statements
    if position == 0:
        return left
    return right if position == axis_trace.spacing.length - 1 else interior


def _samples_read(f: Any, statement: Statement, index: tuple[int, ...], axis: int) -> list[Any]:
    """Return the samples as NumPy has them there: array elements only at the ends of 1-D."""
    positions = [index[axis] + offset for offset in statement.offsets]
    places = [(*index[:axis], position, *index[axis + 1 :]) for position in positions]
    parts = [computable(_one_element(f, place))[0] for place in places]
    return [part[0] for part in parts] if f.ndim == 1 and statement.region != INTERIOR else parts


def _one_element(array: Any, place: tuple[int, ...]) -> Any:
    """Return the element at `place` as an array of one element, so that arrays' rules apply."""
    if type(array) is np.matrix:  # whose rows would be matrices, too
        block: Any = array
        return block[tuple(slice(k, k + 1) for k in place)]
    return array[(*place[:-1], slice(place[-1], place[-1] + 1))]


def _gaps_read(statement: Statement, reading: SpacingReading, position: int) -> Gaps:
    """Return the gaps as NumPy has them there: array elements at the ends, slices inside."""
    if statement.uniform or statement.region != INTERIOR:
        return boundary_gaps(statement, reading.spacing)
    return [reading.spacing[k : k + 1] for k in (position - 1, position)]


def _gap_ends(
    statement: Statement, reading: SpacingReading, position: int
) -> tuple[tuple[Any, Any], ...] | None:
    """Return the coordinates that each gap is the difference of."""
    x = reading.coordinates
    if x is None:
        return None
    if statement.uniform:
        return ((x[0], x[1]),)
    offsets = sorted(statement.offsets)
    return tuple((x[position + a], x[position + b]) for a, b in pairwise(offsets))


def _scalar(value: Any) -> Any:
    return value[(0,) * value.ndim] if isinstance(value, np.ndarray) else value


def _check_coordinates(step: DifferenceStep, reading: SpacingReading) -> None:
    if reading.coordinates is None:
        return
    offsets = step.made_by.offsets
    first, last = step.position + min(offsets), step.position + max(offsets)
    for interval, gap in zip(range(first, last), reading.gaps_now(first, last), strict=True):
        kept = reading.gap(interval)
        if not (bits_agree(gap, kept) or gap == kept):
            raise TraceStaleError(
                f"`spacing` must not change after the trace was made; got a gap of {gap} at "
                f"{step.name}, where the trace holds {kept}. Trace again, or trace a copy."
            )


def _check_value(step: DifferenceStep, samples: list[Any], gaps: Gaps, output: Any) -> None:
    with np.errstate(all="ignore"):
        made = np.empty_like(output)
        result = step.made_by.evaluate(samples, gaps)
        is_cut = np.iscomplexobj(result) and not np.iscomplexobj(output)
        made[...] = result.real if is_cut else result
    value = _scalar(made)
    if not bits_agree(value, step.value) and not _is_complex_round_off(step, value):
        raise TraceStaleError(
            f"`f` must not change after the trace was made; got {value} at {step.name}, "
            f"where the trace holds {step.value}. Trace again, or trace a copy."
        )


def _is_complex_round_off(step: DifferenceStep, made: Any) -> bool:
    """Whether complex gaps explain the difference.

    The product of two complex arrays may be rounded once less where the processor has
    fused multiplication and addition, depending on how the arrays lie in memory.
    """
    if not any(np.iscomplexobj(gap) for gap in step.gaps):
        return False
    tolerance = 64 * np.finfo(step.value.dtype).eps
    largest = max(abs(w * f) for w, f in zip(step.weights, step.samples, strict=True))
    return bool(abs(made - step.value) <= tolerance * largest)
