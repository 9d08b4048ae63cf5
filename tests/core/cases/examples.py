"""The calls behind the examples, read from their texts as the pages do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from gradient_core import GradientTrace, parse_array, parse_function, trace_gradient
from gradient_core.calls import read_second_argument
from gradient_core.cases import FormulaExample, LineExample, SpacingExample
from gradient_core.differences import DISTANCE, UNIT
from gradient_core.sampled import AXIS_BETWEEN, SampledFunction, sample_line

LinearExample = LineExample | SpacingExample | FormulaExample


def arguments(example: LinearExample) -> tuple[Any, ...]:
    """Return the samples and, unless it is left out, the spacing of an example on a line."""
    if isinstance(example, FormulaExample):
        sampled = sampled_of(example)
        return sampled.samples, sampled.spacing
    if isinstance(example, SpacingExample):
        given = read_second_argument(example.x, example.unit)
        return parse_array(example.f), *(argument.value for argument in given)
    samples = parse_array(example.f)
    if example.spacing == UNIT:
        return (samples,)
    if example.spacing == DISTANCE:
        return samples, parse_array(example.h).item()
    return samples, parse_array(example.x)


def sampled_of(example: FormulaExample) -> SampledFunction:
    """Sample the function of an example."""
    start, stop = (parse_array(text).item() for text in (example.start, example.stop))
    axis = AXIS_BETWEEN[example.sampling]("x", start, stop, example.count)
    return sample_line(parse_function(example.formula, ["x"]), axis)


def edge_order_of(example: LinearExample) -> int:
    """Return the edge_order of an example; those of the second argument leave it at 1."""
    return 1 if isinstance(example, SpacingExample) else example.edge_order


def traced(example: LinearExample) -> GradientTrace:
    """Trace an example without the floating-point warnings: its sentence says them in words."""
    with np.errstate(all="ignore"):
        return trace_gradient(*arguments(example), edge_order=edge_order_of(example))


def expected_values(example: LinearExample) -> dict[int, complex]:
    """Return the numbers to expect, by index."""
    known = example.expected
    return dict(known) if isinstance(known, Mapping) else dict(enumerate(known))
