"""The questions people ask have a case each, with a stable link."""

from __future__ import annotations

import pytest

from gradient_core.cases.axes import AXES_EXAMPLES
from gradient_core.cases.fields import FIELD_EXAMPLES
from gradient_core.cases.formulas import FORMULA_EXAMPLES
from gradient_core.cases.line import LINE_EXAMPLES
from gradient_core.cases.spacing import SPACING_EXAMPLES

SETS = (LINE_EXAMPLES, FORMULA_EXAMPLES, SPACING_EXAMPLES, AXES_EXAMPLES, FIELD_EXAMPLES)
ASKED = {case.question for cases in SETS for case in cases}


@pytest.mark.parametrize("question", [*range(2, 5), 8, 14, 15, *range(17, 21), *range(25, 28), 30])
def test_question_about_axes_or_spacing_has_a_case(question: int) -> None:
    """A teacher can open it by its link; its numbers are tested with its set."""
    assert question in ASKED


@pytest.mark.parametrize("question", range(33, 37))
def test_question_about_porting_and_order_has_a_case(question: int) -> None:
    """Angles, exchanged arguments, other languages, and the order of the outputs."""
    assert question in ASKED


@pytest.mark.parametrize("cases", SETS)
def test_names_in_a_set_are_unique(cases: tuple[object, ...]) -> None:
    """A name leads to one case."""
    names = [case.name for case in cases]  # type: ignore[attr-defined]
    assert len(set(names)) == len(names)
