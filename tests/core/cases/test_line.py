"""The examples on a line: true sentences, and what NumPy does not say."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from gradient_core import parse_array
from gradient_core.cases import LINE_EXAMPLES, LineExample
from gradient_core.differences import COORDINATES
from gradient_core.oracle import numpy_gradient
from tests.core.cases.examples import arguments, traced

ROOT = Path(__file__).resolve().parents[3]

each_example = pytest.mark.parametrize("example", LINE_EXAMPLES.values(), ids=LINE_EXAMPLES)

# Numbers in a sentence that are in neither the inputs nor the results, and what they are.
FROM_ELSEWHERE = {
    "fractions": {64.0: "float64"},
    "forgotten-spacing": {2.0: "where x ends, and the derivative of x² at 1"},
    "descending": {-4.0: "without coordinates"},
    "step-sizes": {6.0: "with positions", 3.0: "a position", 10.0: "a position"},
    "coarse-wave": {4.0: "samples per period"},
    "noise": {0.2: "the reading without the error"},
    "uint8": {64.0: "float64", 254.0: "np.diff in uint8"},
    "float32-stairs": {1.0: "the slope before rounding", 32.0: "float32"},
    "float16-overflow": {16.0: "float16"},
}

CAUTIONS = {
    "equal-step-sizes": {"equal_coordinates"},
    "nan-hole": {"samples_not_finite"},
    "nan-linspace": {"samples_not_finite"},
    "repeated": {"repeated_coordinates"},
    "unsorted": {"unsorted_coordinates"},
    "float16-overflow": {"overflow"},
}


@each_example
def test_look_for_names_only_numbers_that_are_there(example: LineExample) -> None:
    """Each number in the sentence is in the inputs, the gaps, the differences or the result."""
    text, indices = _without_indices(example.look_for)
    assert all(index < len(traced(example)) for index in indices)
    known = _known_numbers(example)
    extra = FROM_ELSEWHERE.get(example.name, {})
    for word in re.findall(r"−?\d[\d,]*(?:\.\d+)?(?!\d*/)", _as_words(text)):
        digits = len(word.partition(".")[2])
        number = float(word.replace("−", "-").replace(",", ""))
        there = [*known, *extra]
        assert any(_is_rounded_to(number, value, digits) for value in there), word


def _without_indices(text: str) -> tuple[str, list[int]]:
    """Take "index 3" and "edge_order=1" out of a sentence; return the indices too."""
    indices = [int(index) for index in re.findall(r"index (\d+)", text)]
    return re.sub(r"index \d+|edge_order=\d", "", text), indices


def _as_words(text: str) -> str:
    """Write fractions as decimals, a minus between numbers as a word, and leave out the j."""

    def decimal(found: re.Match[str]) -> str:
        return f"{int(found[1]) / int(found[2]):.15f}"

    text = re.sub(r"(\d+)/(\d+)", decimal, text)
    return re.sub(r" − ", " minus ", text).replace("j", "")


def _known_numbers(example: LineExample) -> set[float]:
    """Return inputs, gaps, differences, plain slopes, and the results for both edge_order."""
    samples, *spacing = arguments(example)
    wide = samples if samples.dtype.kind in "fc" else samples.astype(float)
    numbers = [wide, np.diff(wide), np.atleast_1d(*(spacing or [1.0]))]
    if example.spacing == COORDINATES:
        gaps = np.diff(spacing[0])
        numbers += [gaps, np.diff(wide)[gaps != 0] / gaps[gaps != 0]]
    with np.errstate(all="ignore"):
        numbers += [numpy_gradient(samples, *spacing, edge_order=order) for order in (1, 2)]
    return {float(part) for value in np.concatenate(numbers) for part in (value.real, value.imag)}


def _is_rounded_to(number: float, value: float, digits: int) -> bool:
    """Whether `number` is `value` rounded; a fall may be named without its sign."""
    if not np.isfinite(value):
        return False
    rounded = round(value, digits)
    return number in (rounded, abs(rounded))


@each_example
def test_is_cautioned_about_where_numpy_is_silent(example: LineExample) -> None:
    """The examples about silence have their caution, and no other has one."""
    found = {caution.code for caution in traced(example).cautions}
    assert found == CAUTIONS.get(example.name, set())


def test_diff_of_uint8_wraps_round() -> None:
    """What the sentence of the unsigned example says about np.diff is so."""
    example = LINE_EXAMPLES["uint8"]
    assert np.diff(parse_array(example.f)).tolist() == [254, 1]


def test_float32_spacing_is_as_said() -> None:
    """Float32 numbers near 1000 are 0.00006 apart, as the sentence of the stairs says."""
    assert round(float(np.spacing(np.float32(1000))), 5) == 0.00006


def test_of_the_last_linspace_bit_is_not_uniform() -> None:
    """The nan keeps its place because NumPy finds the gaps of the linspace unequal."""
    example = LINE_EXAMPLES["nan-linspace"]
    assert not traced(example).spacing[0].uniform


def test_co2_opens_where_the_plain_slope_has_the_other_sign() -> None:
    """After the missing months the slope across both gaps rises and NumPy's falls."""
    example = LINE_EXAMPLES["co2"]
    samples, days = arguments(example)
    i = example.index
    assert (np.diff(days)[i - 1], np.diff(days)[i]) == (121, 31)
    assert (samples[i + 1] - samples[i - 1]) / (days[i + 1] - days[i - 1]) > 0
    assert traced(example).values[i] < 0


def test_co2_begins_with_the_first_row_and_grows() -> None:
    """The coordinates are days since the first row, and each row is later than the one before."""
    example = LINE_EXAMPLES["co2"]
    samples, days = arguments(example)
    assert (samples[0], days[0]) == (315.70, 0)
    assert (np.diff(days) > 0).all()
    assert len(samples) == 115


def test_co2_file_is_not_read_by_importing_the_cases() -> None:
    """The record waits until its text is asked for, and is then read once."""
    code = (
        "import gradient_core.cases.co2 as co2, gradient_core.cases.line as cases\n"
        "print(co2._rows.cache_info().misses)\n"
        "example = cases.LINE_EXAMPLES['co2']\n"
        "example.f, example.x\n"
        "print(co2._rows.cache_info().misses)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["0", "1"]
