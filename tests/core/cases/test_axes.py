"""The N-D examples: their numbers, and their refusals."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core.calls import fixes_for
from gradient_core.cases import AXES_EXAMPLES, AxesExample
from gradient_core.oracle import bits_agree
from tests.core.calls.helpers import numpy_result, reading_of

accepted_case = pytest.mark.parametrize(
    "case",
    [case for case in AXES_EXAMPLES.values() if not case.refused],
    ids=lambda case: case.name,
)
refused_case = pytest.mark.parametrize(
    "case", [case for case in AXES_EXAMPLES.values() if case.refused], ids=lambda case: case.name
)


@accepted_case
def test_case_has_exactly_the_expected_numbers(case: AxesExample) -> None:
    """Trace and NumPy both return the numbers of the case, bit for bit."""
    reading = reading_of(case)
    assert reading.answer.trace is not None
    outputs = reading.answer.trace.outputs
    assert len(outputs) == len(case.expected)
    for output, known in zip(outputs, case.expected, strict=True):
        assert bits_agree(output, np.array(np.broadcast_to(np.array(known), reading.shape)))
    assert bits_agree(reading.answer.trace.values, numpy_result(reading))


@refused_case
def test_refused_case_has_numpys_words_and_a_fix(case: AxesExample) -> None:
    """The installed NumPy says exactly this, and one click mends it."""
    reading = reading_of(case)
    assert reading.answer.refusal is not None
    assert reading.answer.refusal.numpy_message == case.refused
    with pytest.raises((ValueError, TypeError)) as caught:
        numpy_result(reading)
    assert str(caught.value) == case.refused
    assert fixes_for(reading)


def test_swapped_names_point_away_from_the_peak() -> None:
    """At x = 1, y = -1 the gradient is (-2, 2); read in the order of the outputs it is (2, -2)."""
    case = AXES_EXAMPLES["peak"]
    outputs = numpy_result(reading_of(case))
    gx, gy = (output[case.index] for output in outputs)
    to_the_peak = np.array([-1.0, 1.0])  # from (1, -1) to (0, 0)

    assert (gx, gy) == (2.0, -2.0)
    assert np.dot([gx, gy], to_the_peak) < 0 < np.dot([gy, gx], to_the_peak)
