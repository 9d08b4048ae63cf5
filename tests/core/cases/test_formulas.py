"""The instructive functions: their numbers, their sentences, and where they open."""

from __future__ import annotations

import re

import numpy as np
import pytest

from gradient_core import parse_array, parse_function
from gradient_core.cases.formulas import FORMULA_EXAMPLES, FormulaExample
from gradient_core.cases.line import LINE_EXAMPLES
from gradient_core.oracle import numpy_gradient
from gradient_core.sampled.line import SAMPLINGS, SampledFunction, compare_with_exact, sample_line
from gradient_core.trace.trace import GradientTrace, trace_gradient

each_case = pytest.mark.parametrize("case", FORMULA_EXAMPLES, ids=lambda case: case.name)


def sampled_of(case: FormulaExample) -> SampledFunction:
    """Sample the function of a case."""
    start, stop = (parse_array(text).item() for text in (case.start, case.stop))
    function = parse_function(case.formula, ["x"])
    return sample_line(function, case.sampling, start, stop, case.count)


def traced(case: FormulaExample) -> GradientTrace:
    """Trace the gradient of the samples; the sentence says the warnings in words."""
    sampled = sampled_of(case)
    with np.errstate(all="ignore"):
        return trace_gradient(sampled.samples, sampled.spacing, edge_order=case.edge_order)


@each_case
def test_formula_case_has_the_expected_numbers(case: FormulaExample) -> None:
    """Its trace and the installed NumPy give the numbers it names, to 12 digits."""
    sampled = sampled_of(case)
    theirs = numpy_gradient(sampled.samples, sampled.spacing, edge_order=case.edge_order)
    for index, value in case.expected.items():
        assert float(f"{traced(case).values[index]:.12g}") == float(f"{value:.12g}")
        assert float(f"{theirs[index]:.12g}") == float(f"{value:.12g}")


@each_case
def test_formula_case_opens_at_a_number_that_is_expected(case: FormulaExample) -> None:
    """The selected index exists, and its number is one that is tested."""
    assert case.index in case.expected
    assert traced(case).step(case.index).index == case.index
    assert case.sampling in SAMPLINGS


def test_formula_case_names_are_slugs_and_those_of_no_other_case() -> None:
    """A name goes into a link as it is, and leads to one case; a title is told from all others."""
    names = [case.name for case in (*LINE_EXAMPLES, *FORMULA_EXAMPLES)]
    titles = [case.title for case in (*LINE_EXAMPLES, *FORMULA_EXAMPLES)]
    assert len(set(names)) == len(names)
    assert len(set(titles)) == len(titles)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)
    assert max(map(len, titles)) <= 34


@each_case
def test_formula_case_look_for_is_one_short_sentence(case: FormulaExample) -> None:
    """What to look for is said in one sentence, in words that Markdown leaves alone."""
    assert len(case.look_for) <= 170
    assert re.findall(r"[.!?](?= |$)", case.look_for) == ["."]
    assert not set(case.look_for) & set("*`$<>[]")


@pytest.mark.parametrize(
    ("name", "exact", "error"),
    [("sine", -1.0, 0.0451), ("cubic-ends", 0.0, -2.0), ("growing-gaps", 2.8558, 0.0809)],
)
def test_formula_case_opens_at_the_error_it_speaks_of(
    name: str, exact: float, error: float
) -> None:
    """Exact slope and error at the selected index, to four digits behind the point."""
    (case,) = (case for case in FORMULA_EXAMPLES if case.name == name)
    found = compare_with_exact(sampled_of(case), traced(case).step(case.index))
    assert found.exact is not None
    assert found.error is not None
    assert (round(found.exact, 4), round(found.error, 4)) == (exact, error)


@pytest.mark.parametrize("name", ["kink-of-abs", "pole"])
def test_formula_case_without_a_derivative_has_a_gap_there(name: str) -> None:
    """At the kink and at the pole the exact derivative is a gap, never a number."""
    (case,) = (case for case in FORMULA_EXAMPLES if case.name == name)
    found = compare_with_exact(sampled_of(case), traced(case).step(case.index))
    assert found.exact is not None
    assert np.isnan(found.exact)


def test_growing_gaps_have_the_error_that_the_leading_term_predicts() -> None:
    """Predicted and true error agree to a twentieth, and the errors grow with the gaps."""
    (case,) = (case for case in FORMULA_EXAMPLES if case.name == "growing-gaps")
    sampled, trace = sampled_of(case), traced(case)
    found = [compare_with_exact(sampled, trace.step(i)) for i in range(1, 7)]
    errors = [comparison.error or 0.0 for comparison in found]
    assert errors == sorted(errors)
    at_index = compare_with_exact(sampled, trace.step(case.index))
    assert at_index.predicted == pytest.approx(at_index.error, rel=0.05)
