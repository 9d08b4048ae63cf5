"""The ten statements: what is derived beside them, the forms in books, one tree for all uses."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import sympy
from hypothesis import settings
from hypothesis import strategies as st

from gradient_core.statements import (
    BACKWARD,
    CENTRAL,
    FORWARD,
    INTERIOR,
    LEFT,
    RIGHT,
    Expression,
    Literal,
    Statement,
    compile_trees,
    evaluate_exactly,
    exact_weights,
    statements_for,
)
from gradient_core.statements.statement import (
    INTERIOR_NON_UNIFORM,
    INTERIOR_UNIFORM,
    LEFT_ORDER_1_NON_UNIFORM,
    LEFT_ORDER_1_UNIFORM,
    LEFT_ORDER_2_NON_UNIFORM,
    LEFT_ORDER_2_UNIFORM,
    REGIONS,
    RIGHT_ORDER_1_NON_UNIFORM,
    RIGHT_ORDER_1_UNIFORM,
    RIGHT_ORDER_2_NON_UNIFORM,
    RIGHT_ORDER_2_UNIFORM,
    STATEMENTS,
)
from gradient_core.statements.symbols import OPERATORS, Operation

# Identities of polynomials: a few points off the beaten track settle them.
FEW = settings(max_examples=max(1, settings.default.max_examples // 6))
GAPS = st.fractions(min_value=Fraction(1, 40), max_value=20, max_denominator=40)


def name(rule: Statement) -> str:
    """Return a readable name of a statement for test ids."""
    spacing = "uniform" if rule.uniform else "non-uniform"
    return f"{rule.region}, {spacing}, accuracy order {rule.accuracy_order}"


all_statements = pytest.mark.parametrize("rule", STATEMENTS, ids=name)


def exact_value(rule: Statement, samples: list[Fraction], gaps: list[Fraction]) -> Fraction:
    """Return the statement evaluated without rounding."""
    known = dict(zip(rule.sample_symbols, samples, strict=True))
    return evaluate_exactly(rule.tree, known | dict(zip(rule.gap_symbols, gaps, strict=True)))


def positions(rule: Statement, gaps: list[Fraction]) -> list[Fraction]:
    """Return where the samples are, the output at 0, in the order of ``rule.offsets``."""
    ordered = sorted(rule.offsets)
    widths = gaps if len(gaps) > 1 else [gaps[0] * (b - a) for a, b in pairwise(ordered)]
    places = [Fraction(0)]
    for width in widths:
        places.append(places[-1] + width)
    of_offset = dict(zip(ordered, places, strict=True))
    shift = of_offset.get(0, places[1] / 2)  # the uniform interior does not read its own sample
    return [of_offset[offset] - shift for offset in rule.offsets]


def test_there_are_ten_statements() -> None:
    """Each region has one for either spacing, the two boundaries for either edge order."""
    assert len(set(STATEMENTS)) == 10
    kinds = {(rule.region, rule.uniform, rule.accuracy_order) for rule in STATEMENTS}
    assert len(kinds) == 10


H, H1, H2 = sympy.symbols("h h1 h2")
# From the prose of `schemes`: the distances of the samples from x, and the leading term.
DERIVATIONS = {
    LEFT_ORDER_1_UNIFORM: ((H, 0), H / 2),
    LEFT_ORDER_1_NON_UNIFORM: ((H, 0), H / 2),
    RIGHT_ORDER_1_UNIFORM: ((0, -H), -H / 2),
    RIGHT_ORDER_1_NON_UNIFORM: ((0, -H), -H / 2),
    INTERIOR_UNIFORM: ((H, -H), H**2 / 6),
    INTERIOR_NON_UNIFORM: ((-H1, 0, H2), H1 * H2 / 6),
    LEFT_ORDER_2_UNIFORM: ((0, H, 2 * H), -(H**2) / 3),
    LEFT_ORDER_2_NON_UNIFORM: ((0, H1, H1 + H2), -H1 * (H1 + H2) / 6),
    RIGHT_ORDER_2_UNIFORM: ((-2 * H, -H, 0), -(H**2) / 3),
    RIGHT_ORDER_2_NON_UNIFORM: ((-(H1 + H2), -H2, 0), -H2 * (H1 + H2) / 6),
}


def symbolic_weights(rule: Statement) -> list[sympy.Expr]:
    """Return the weights that the statement's own function makes of symbols."""
    parts = rule.divisor_or_weights(*map(sympy.Symbol, rule.gap_names))
    exact = [sympy.nsimplify(part, rational=True) for part in parts]
    return [1 / exact[0], -1 / exact[0]] if rule.is_quotient else exact


@all_statements
def test_weights_are_the_solution_of_the_taylor_rows(rule: Statement) -> None:
    """For all gaps at once: 1 for the row of f', 0 for the others, and no other weights do it."""
    distances, _ = DERIVATIONS[rule]
    size = len(distances)
    rows = sympy.Matrix(size, size, lambda m, k: sympy.sympify(distances[k]) ** m)
    solution = rows.LUsolve(sympy.Matrix([0, 1, 0][:size]))
    assert sympy.simplify(sympy.Matrix(symbolic_weights(rule)) - solution).is_zero_matrix


@all_statements
def test_first_row_that_is_left_over_is_the_leading_term(rule: Statement) -> None:
    """All rows up to the accuracy order cancel, so polynomials up to that degree are exact."""
    distances, leading_term = DERIVATIONS[rule]
    pairs = list(zip(symbolic_weights(rule), map(sympy.sympify, distances), strict=True))
    left_over = [
        sympy.simplify(sum(w * d**m for w, d in pairs) / math.factorial(m))
        for m in range(rule.accuracy_order + 2)
    ]
    wanted = [0, 1, *[0] * (rule.accuracy_order - 1), leading_term]
    assert not any(sympy.simplify(a - b) for a, b in zip(left_over, wanted, strict=True))


@all_statements
def test_textbook_form_equals_the_statement_on_paper(rule: Statement) -> None:
    """Without rounding, both are the same for all samples and gaps."""
    if rule.textbook is None:
        assert rule.is_quotient
        return
    samples = sympy.symbols("f0 f1 f2")
    gaps = [sympy.Symbol(gap) for gap in rule.gap_names]
    difference = rule.textbook(samples, gaps) - rule.evaluate(samples, gaps)
    assert sympy.nsimplify(difference, rational=True).simplify() == 0


def test_textbook_form_has_other_bits() -> None:
    """Which is why it is shown and never computed with: some sample shows the difference."""
    rng = np.random.default_rng(1)
    for rule in STATEMENTS:
        if rule.textbook is None:
            continue
        f = [rng.normal(size=200) for _ in rule.offsets]
        gaps = [rng.uniform(0.5, 2.0, size=200) for _ in rule.gap_names]
        assert (rule.textbook(f, gaps) != rule.evaluate(f, gaps)).any(), name(rule)


def walk(tree: Expression, known: dict[Expression, Any]) -> Any:
    """Evaluate a tree with floats, operation by operation."""
    if isinstance(tree, Literal):
        return tree.value
    if isinstance(tree, Operation):
        return OPERATORS[tree.symbol](*(walk(operand, known) for operand in tree.operands))
    return known[tree]


@all_statements
def test_tree_function_and_program_give_the_same_bits(rule: Statement) -> None:
    """The symbols, the plain function and the in-place program are one statement."""
    rng = np.random.default_rng(2)
    f = [rng.normal(size=500) * 10.0 ** rng.integers(-9, 9, 500) for _ in rule.offsets]
    gaps = [rng.normal(size=500) for _ in rule.gap_names]
    plain = rule.evaluate(f, gaps)
    known = dict(zip((*rule.sample_symbols, *rule.gap_symbols), (*f, *gaps), strict=True))
    program = compile_trees([rule.tree], [*rule.sample_symbols, *rule.gap_symbols])
    buffers = np.empty((program.buffers, 500))
    program.run((*f, *gaps), buffers)
    assert np.array_equal(walk(rule.tree, known), plain)
    assert np.array_equal(buffers[program.results[0]], plain)


@all_statements
def test_combine_tree_with_its_weights_is_the_whole_statement(rule: Statement) -> None:
    """Making the weights first and combining then is the same arithmetic."""
    gaps = [Fraction(1, 3), Fraction(5, 7)][: len(rule.gap_names)]
    samples = [Fraction(2, 9), Fraction(-4), Fraction(7, 5)][: len(rule.offsets)]
    weights = exact_weights(rule, gaps)
    total = sum((w * f for w, f in zip(weights, samples, strict=True)), Fraction(0))
    assert total == exact_value(rule, samples, gaps)


@pytest.mark.parametrize("uniform", [True, False])
@pytest.mark.parametrize("edge_order", [1, 2, 0, True, 1.5, np.int8(1)])
def test_statements_for_returns_left_interior_right(uniform: bool, edge_order: Any) -> None:
    """One per region in this order, of the accuracy order that NumPy reads from edge_order."""
    rules = statements_for(uniform=uniform, edge_order=edge_order)
    assert tuple(rule.region for rule in rules) == REGIONS == (LEFT, INTERIOR, RIGHT)
    assert tuple(rule.scheme for rule in rules) == (FORWARD, CENTRAL, BACKWARD)
    ends = 1 if edge_order == 1 else 2
    assert tuple(rule.accuracy_order for rule in rules) == (ends, 2, ends)
    assert all(rule.uniform is uniform for rule in rules)


def test_only_the_uniform_interior_leaves_its_own_sample_out() -> None:
    """All other statements read the sample at the output itself."""
    without = [rule for rule in STATEMENTS if 0 not in rule.offsets]
    assert [(rule.region, rule.uniform) for rule in without] == [(INTERIOR, True)]


def test_program_computes_equal_parts_once() -> None:
    """The weights share ``h1 + h2``: nine operations, not eleven, and four buffers."""
    (_, interior, _) = statements_for(uniform=False, edge_order=1)
    program = compile_trees(interior.part_trees, interior.gap_symbols)
    assert (len(program.calls), program.buffers) == (9, 4)
