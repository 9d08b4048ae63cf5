"""The arithmetic of the browser has NumPy's bits, and its formulas are those of the cards."""

from __future__ import annotations

import base64
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from gradient_core import DifferenceStep, trace_gradient
from gradient_core.statements import (
    Expression,
    Literal,
    Named,
    Sample,
    as_latex,
    program_data,
)
from gradient_core.statements.symbols import OPERATORS
from gradient_core.trace import in_fractions, is_shown_rounded, readable_digits
from gradient_ui.cards.ledger import ledger, short_ledger
from gradient_ui.cards.shared import spacing_line
from gradient_ui.figures.labels import value_of
from tests.browser.conftest import NewPage
from tests.browser.modules import Ask, Call, Floats, asking, assert_same, bits_of, calls, in_one

SEED = 20260
CALLS, CHUNKS = 100_000, 4
STEPS, TREES_MADE = 1500, 2000


@pytest.fixture
def ask(new_page: NewPage) -> Ask:
    """Return a function that runs a script with the modules."""
    return asking(new_page())


# --- arithmetic --------------------------------------------------------------------------------

PROGRAMS = {str(order): program_data(order) for order in (1, 2)}

# Every second call by steps, which have more to keep.
GRADIENTS = """
  const { gradient, readSpacing, stepAt } = interpreter
  const calls = floats(given.calls)
  const out = []
  let uniform = 0
  for (let at = 0, which = 0; at < calls.length; which++) {
    const [n, order, length] = calls.subarray(at, at + 3)
    const spacing = calls.subarray(at + 3, at + 3 + length)
    const f = calls.subarray(at + 3 + length, at + 3 + length + n)
    at += 3 + length + n
    const program = given.programs[order]
    const reading = readSpacing(length > 1 ? spacing : spacing[0])
    uniform += reading.uniform
    if (which % 2) out.push(...gradient(program, f, reading))
    else f.forEach((_, i) => out.push(stepAt(program, f, reading, i).value))
  }
  const made = new Uint8Array(Float64Array.from(out).buffer)
  let text = ""
  for (let k = 0; k < made.length; k += 8192) {
    text += String.fromCharCode(...made.subarray(k, k + 8192))
  }
  return [btoa(text), uniform]
"""


def test_gradients_have_the_bits_of_numpy(ask: Ask) -> None:
    """100,000 calls of all kinds of numbers, with all kinds of spacing and both edge orders."""
    rng = np.random.default_rng(SEED)
    uniform = finite = values = 0
    for _ in range(CHUNKS):
        found = list(calls(rng, CALLS // CHUNKS))
        with np.errstate(all="ignore"):
            ours = np.concatenate(
                [np.gradient(c.f, c.argument, edge_order=c.edge_order) for c in found]
            )
        text, seen = ask(GRADIENTS, calls=in_one(found), programs=PROGRAMS)
        theirs = np.frombuffer(base64.b64decode(text))
        assert theirs.shape == ours.shape
        wrong = np.flatnonzero(~same_bits(theirs, ours))
        assert not wrong.size, [(theirs[k], ours[k]) for k in wrong[:5]]
        uniform, finite, values = (
            uniform + seen,
            finite + np.isfinite(ours).sum(),
            values + ours.size,
        )

    assert CALLS / 4 < uniform < 3 * CALLS / 4
    assert finite > values / 2


def same_bits(theirs: Floats, ours: Floats) -> Any:
    """Where two arrays agree bit for bit; NaN is NaN."""
    both_nan = np.isnan(theirs) & np.isnan(ours)
    return (theirs.view(np.uint64) == ours.view(np.uint64)) | both_nan


# --- trees -------------------------------------------------------------------------------------

LEAVES = {"f": [3.5, 0.1, -2.0], "name": {"h": -0.3, "h1": 0.0, "h2": 1.25}}

TREES = """
  const number = ([kind, which]) => given.leaves[kind][which]
  const exact = (leaf) => fractions.literalFraction(number(leaf))
  const symbol = (leaf) => (typeof leaf === "number" ? `${leaf}` : leaf.join(""))
  const { evaluateExactly, fractionText } = fractions
  return given.trees.map((tree) => {
    let found = "divided by 0"
    try {
      found = fractionText(evaluateExactly(tree, exact))
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
    }
    return [interpreter.evaluate(tree, number), found, formula.asLatex(tree, symbol)]
  })
"""


def test_trees_are_executed_and_written_as_in_python(ask: Ask) -> None:
    """In floats, in fractions and as LaTeX, with brackets that no statement needs today."""
    rng = np.random.default_rng(SEED + 1)
    trees = [random_tree(rng, 3) for _ in range(TREES_MADE)]

    theirs = ask(TREES, trees=trees, leaves=LEAVES)

    ours = [executed(tree) for tree in trees]
    for row in theirs:
        row[0] = float(row[0]).hex()
    assert_same(theirs, ours, trees)


def random_tree(rng: np.random.Generator, depth: int) -> Any:
    """Return a tree of a statement that could be, as data."""
    kind = rng.choice(["leaf", "+", "-", "*", "/", "neg"])
    if not depth or kind == "leaf":
        leaves = [["f", k] for k in range(3)], [["name", name] for name in LEAVES["name"]]
        chosen = [2, 0.5, -1.5, *leaves[0], *leaves[1]]
        return chosen[int(rng.integers(0, len(chosen)))]
    count = 1 if kind == "neg" else 2
    return [str(kind), *(random_tree(rng, depth - 1) for _ in range(count))]


def executed(tree: Any) -> list[str]:
    """Return what the script of the test returns, in Python."""
    with np.errstate(all="ignore"):
        value = walked(tree, lambda leaf: np.float64(number_of(leaf)))
    try:
        exact = str(walked(tree, lambda leaf: Fraction(number_of(leaf))))
    except ZeroDivisionError:
        exact = "divided by 0"
    return [float(value).hex(), exact, as_latex(walked(tree, expression), symbol)]


def walked(tree: Any, leaf: Callable[[Any], Any]) -> Any:
    """Execute a tree that is data."""
    if not isinstance(tree, list) or tree[0] in LEAVES:
        return leaf(tree)
    return OPERATORS[tree[0]](*(walked(operand, leaf) for operand in tree[1:]))


def number_of(leaf: Any) -> float:
    """Return the number of a leaf."""
    return float(LEAVES[leaf[0]][leaf[1]] if isinstance(leaf, list) else leaf)


def expression(leaf: Any) -> Expression:
    """Return a leaf as the symbol that it is the data of."""
    if not isinstance(leaf, list):
        return Literal(leaf)
    return Sample(leaf[1]) if leaf[0] == "f" else Named(leaf[1])


def symbol(leaf: Expression) -> str:
    """Return a text for a leaf: `f1`, `nameh2`, `-1.5`."""
    if isinstance(leaf, Literal):
        return str(leaf.value)
    return f"f{leaf.offset}" if isinstance(leaf, Sample) else f"name{leaf.name}"


# --- formulas ----------------------------------------------------------------------------------

FORMULAS = """
  const { placedIn, readSpacing, stepAt } = interpreter
  const { inFractions, isShownRounded, ledger, readableDigits, shortLedger } = formula
  const { spacingLine, valueOf } = formula
  const calls = floats(given.calls)
  let at = 0
  return given.steps.map(({ i, digits, index, axis, ink, name }) => {
    const [n, order, length] = calls.subarray(at, at + 3)
    const spacing = calls.subarray(at + 3, at + 3 + length)
    const f = calls.subarray(at + 3 + length, at + 3 + length + n)
    at += 3 + length + n
    const reading = readSpacing(length > 1 ? spacing : spacing[0])
    const along = stepAt(given.programs[order], f, reading, i)
    const step = index ? placedIn(along, index, axis) : along
    const few = readableDigits(step)
    const exact = inFractions(step)
    return [
      [...step.weights, ...step.gaps, ...step.samples, step.value],
      [few, isShownRounded(step, few)],
      ledger(step, few, { ink, name }),
      ledger(step, digits),
      shortLedger(step, few, { ink, name }),
      spacingLine(step, few),
      spacingLine(step, digits),
      valueOf(step),
      exact && ledger(exact, null, { ink }),
    ]
  })
"""


def test_formulas_are_those_of_the_cards(ask: Ask) -> None:
    """The numbers of a step, its LaTeX long and short, and what its letters are."""
    rng = np.random.default_rng(SEED + 4)
    asked, found, steps = [], [], []
    for call in calls(rng, STEPS, 0.01):
        if rng.random() < 0.1:  # a gap that is no simple fraction, with a short weight
            call = call._replace(spacing=1000.0 / rng.integers(1001, 9999, 1))
        i = int(rng.integers(0, len(call.f)))
        how = {"i": i, "digits": int(rng.integers(0, 8)) or None, "ink": "", "name": ""}
        how |= {"ink": "#0072B2", "name": "f_x"} if rng.random() < 0.5 else {}
        if rng.random() < 0.3:  # along an axis of an array
            how |= {"axis": (axis := int(rng.integers(0, 2))), "index": [3, 3]}
            how["index"][axis] = i
        found.append(call)
        asked.append(how)
        steps.append(step_of(call, how))

    theirs = ask(FORMULAS, calls=in_one(found), steps=asked, programs=PROGRAMS)

    ours = [formulas_of(step, how) for step, how in zip(steps, asked, strict=True)]
    for row in theirs:
        row[0] = bits_of(row[0])
    assert_same(theirs, ours, [(c.f.tolist(), c.spacing.tolist(), c.edge_order) for c in found])
    assert sum(row[-1] is not None for row in ours) > STEPS / 4
    assert sum("aligned" in row[2] for row in ours) > STEPS / 4


def step_of(call: Call, how: dict[str, Any]) -> DifferenceStep:
    """Return the step that is asked for, along the axis of an array where one is named."""
    f, axis, index = call.f, how.get("axis", 0), how["i"]
    if "axis" in how:
        index = tuple(how["index"])
        shape = [4, 4]
        shape[axis] = len(call.f)
        f = np.zeros(shape)
        f[(slice(None), 3) if axis == 0 else (3, slice(None))] = call.f
    with np.errstate(all="ignore"):
        trace = trace_gradient(f, call.argument, axis=axis, edge_order=call.edge_order)
        return trace.step(index, axis)


def formulas_of(step: DifferenceStep, how: dict[str, Any]) -> list[Any]:
    """Return what the script of the test returns, in Python."""
    few, exact = readable_digits(step), in_fractions(step)
    numbers = [*step.weights, *step.gaps, *step.samples, step.value]
    name, ink, digits = how["name"], how["ink"], how["digits"]
    return [
        bits_of(numbers),
        [few, is_shown_rounded(step, few)],
        ledger(step, few, name=name or None, ink=ink),
        ledger(step, digits),
        short_ledger(step, few, name, ink),
        spacing_line(step, few),
        spacing_line(step, digits),
        value_of(step),
        None if exact is None else ledger(exact, ink=ink),
    ]
