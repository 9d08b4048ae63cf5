"""The instructive cases: their numbers, their sentences, and what NumPy does not say."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gradient_core import GradientTrace, parse_array, trace_gradient
from gradient_core.cases.line import LINE_EXAMPLES, LineExample, case_named
from gradient_core.differences.spacing import COORDINATES, DISTANCE, UNIT
from gradient_core.oracle import bits_agree, numpy_gradient

ROOT = Path(__file__).resolve().parents[3]
MOST_TITLE = 34
MOST_LOOK_FOR = 170
MOST_TEXT = 4_000  # characters of one input that still fits into a link

each_case = pytest.mark.parametrize("case", LINE_EXAMPLES, ids=lambda case: case.name)

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


def arguments(case: LineExample, spacing: str | None = None) -> tuple[Any, ...]:
    """Return the samples and the spacing of a case, or of another kind, read from its texts."""
    spacing = spacing or case.spacing
    samples = parse_array(case.f)
    if spacing == UNIT:
        return (samples,)
    if spacing == DISTANCE:
        return samples, parse_array(case.h).item()
    return samples, parse_array(case.x)


def traced(case: LineExample) -> GradientTrace:
    """Trace a case without the floating-point warnings: its sentence says them in words."""
    with np.errstate(all="ignore"):
        return trace_gradient(*arguments(case), edge_order=case.edge_order)


def expected_values(case: LineExample) -> dict[int, complex]:
    """Return the numbers to expect, by index."""
    known = case.expected
    return dict(known) if isinstance(known, Mapping) else dict(enumerate(known))


@each_case
def test_case_trace_has_exactly_the_expected_numbers(case: LineExample) -> None:
    """The numbers of a case are those of the trace, bit for bit."""
    values = traced(case).values
    known = expected_values(case)
    if not isinstance(case.expected, Mapping):
        assert len(known) == len(values)
    assert bits_agree(values[list(known)], np.array(list(known.values()), dtype=values.dtype))


@each_case
def test_case_trace_agrees_with_numpy(case: LineExample) -> None:
    """The installed NumPy returns the same for the same call, bit for bit."""
    theirs = numpy_gradient(*arguments(case), edge_order=case.edge_order)
    assert bits_agree(traced(case).values, theirs)


@each_case
def test_case_expected_numbers_survive_the_dtype(case: LineExample) -> None:
    """An expected number is written as the very number that a narrow dtype holds."""
    kind = traced(case).values.dtype
    for value in expected_values(case).values():
        assert np.isnan(value) or kind.type(value) == value


@each_case
def test_case_opens_at_a_step_that_it_says_something_about(case: LineExample) -> None:
    """The selected index exists, its number is among the expected ones, and its step works."""
    trace = traced(case)
    step = trace.step(case.index)
    assert step.index == case.index
    assert case.index in expected_values(case)
    with np.errstate(all="ignore"):
        made = eval(step.code, {"np": np, "__builtins__": {}})
    assert bits_agree(trace.values.dtype.type(made), trace.values[case.index])


@each_case
@pytest.mark.parametrize("spacing", [UNIT, DISTANCE, COORDINATES])
def test_case_can_be_tried_with_another_kind_of_spacing(case: LineExample, spacing: str) -> None:
    """Every case has a distance and one coordinate per sample, whatever its own spacing."""
    with np.errstate(all="ignore"):
        trace = trace_gradient(*arguments(case, spacing), edge_order=case.edge_order)
    assert len(trace) == parse_array(case.f).size


def test_case_names_are_unique_slugs() -> None:
    """A name goes into a link as it is, and leads to one case."""
    names = [case.name for case in LINE_EXAMPLES]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)


def test_case_titles_are_unique_and_short() -> None:
    """A title can be told from the others and fits into a select box."""
    titles = [case.title for case in LINE_EXAMPLES]
    assert len(set(titles)) == len(titles)
    assert [title for title in titles if not 0 < len(title) <= MOST_TITLE] == []


@each_case
def test_case_texts_fit_into_a_link(case: LineExample) -> None:
    """No input of a case is too long to be sent as a link."""
    assert max(len(case.f), len(case.x), len(case.h)) < MOST_TEXT


@each_case
def test_case_call_is_one_that_the_controls_offer(case: LineExample) -> None:
    """A case can be set with the inputs of a page: three kinds of spacing, edge_order 1 or 2."""
    assert case.spacing in (UNIT, DISTANCE, COORDINATES)
    assert case.edge_order in (1, 2)


@each_case
def test_case_look_for_is_one_short_sentence(case: LineExample) -> None:
    """What to look for is said in one sentence, in words that Markdown leaves alone."""
    text = case.look_for
    assert len(text) <= MOST_LOOK_FOR
    assert re.findall(r"[.!?](?= |$)", text) == ["."]
    assert text.endswith(".")
    assert not set(text) & set("*`$<>[]")


@each_case
def test_case_look_for_names_only_numbers_that_are_there(case: LineExample) -> None:
    """Each number in the sentence is in the inputs, the gaps, the differences or the result."""
    text, indices = _without_indices(case.look_for)
    assert all(index < len(traced(case)) for index in indices)
    known = _known_numbers(case)
    extra = FROM_ELSEWHERE.get(case.name, {})
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


def _known_numbers(case: LineExample) -> set[float]:
    """Return inputs, gaps, differences, plain slopes, and the results for both edge_order."""
    samples, *spacing = arguments(case)
    wide = samples if samples.dtype.kind in "fc" else samples.astype(float)
    numbers = [wide, np.diff(wide), np.atleast_1d(*(spacing or [1.0]))]
    if case.spacing == COORDINATES:
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


@each_case
def test_case_is_cautioned_about_where_numpy_is_silent(case: LineExample) -> None:
    """The cases about silence have their caution, and no other case has one."""
    found = {caution.code for caution in traced(case).cautions}
    assert found == CAUTIONS.get(case.name, set())


def test_case_named_finds_each_case_and_nothing_else() -> None:
    """A link leads to its case; a name that is not there to none."""
    assert all(case_named(case.name) is case for case in LINE_EXAMPLES)
    assert case_named("") is None
    assert case_named("Zigzag") is None


def test_case_diff_of_uint8_wraps_round() -> None:
    """What the sentence of the unsigned case says about np.diff is so."""
    case = case_named("uint8")
    assert case is not None
    assert np.diff(parse_array(case.f)).tolist() == [254, 1]


def test_case_float32_spacing_is_as_said() -> None:
    """Float32 numbers near 1000 are 0.00006 apart, as the sentence of the stairs says."""
    assert round(float(np.spacing(np.float32(1000))), 5) == 0.00006


def test_case_of_the_last_linspace_bit_is_not_uniform() -> None:
    """The nan keeps its place because NumPy finds the gaps of the linspace unequal."""
    case = case_named("nan-linspace")
    assert case is not None
    assert not traced(case).spacing[0].uniform


def test_co2_case_opens_where_the_plain_slope_has_the_other_sign() -> None:
    """After the missing months the slope across both gaps rises and NumPy's falls."""
    case = case_named("co2")
    assert case is not None
    samples, days = arguments(case)
    i = case.index
    assert (np.diff(days)[i - 1], np.diff(days)[i]) == (121, 31)
    assert (samples[i + 1] - samples[i - 1]) / (days[i + 1] - days[i - 1]) > 0
    assert traced(case).values[i] < 0


def test_co2_case_begins_with_the_first_row_and_grows() -> None:
    """The coordinates are days since the first row, and each row is later than the one before."""
    case = case_named("co2")
    assert case is not None
    samples, days = arguments(case)
    assert (samples[0], days[0]) == (315.70, 0)
    assert (np.diff(days) > 0).all()
    assert len(samples) == 115


def test_co2_file_is_not_read_by_importing_the_cases() -> None:
    """Importing the cases reads no file: the record waits until its text is asked for."""
    code = (
        "import gradient_core.cases.records as records, gradient_core.cases.line as cases\n"
        "print(records._co2_rows.cache_info().misses)\n"
        "cases.case_named('co2').f, cases.case_named('co2').x\n"
        "print(records._co2_rows.cache_info().misses)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["0", "1"]
