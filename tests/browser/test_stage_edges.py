"""Edge order under a hand: both ends follow in the browser, and say what the server will say."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np

from gradient_core import trace_gradient
from gradient_core.insight import ENDS, compare_edge, edge_sentence
from gradient_core.statements import LEFT, program_data
from tests.browser.conftest import NewPage
from tests.browser.modules import Call, asking, assert_same, calls, in_one

SEED = 20268
ENDS_ASKED = 2000
PROGRAMS = [program_data(order) for order in (1, 2)]

# --- the sentences -----------------------------------------------------------------------------

VERDICTS = """
  const { readSpacing, stepAt } = interpreter
  const { compareEdge } = await load("edge_comparison")
  const { verdictOf } = await load("edge_sentences")
  const calls = floats(given.calls)
  let at = 0
  return given.ends.map((isLeft) => {
    const [n, , length] = calls.subarray(at, at + 3)
    const spacing = calls.subarray(at + 3, at + 3 + length)
    const f = calls.subarray(at + 3 + length, at + 3 + length + n)
    at += 3 + length + n
    const reading = readSpacing(length > 1 ? spacing : spacing[0])
    const index = isLeft ? 0 : n - 1
    const [one, two] = given.programs.map((program) => stepAt(program, f, reading, index))
    const { kind, sentence } = verdictOf(compareEdge(one, two, f, reading))
    return [kind, sentence]
  })
"""


def telling(rng: np.random.Generator) -> Call:
    """Return a call about whose ends something is certain: few whole numbers, or a parabola."""
    n = int(rng.integers(3, 7))
    is_even = rng.random() < 0.4
    x = np.cumsum(np.ones(n) if is_even else rng.integers(1, 4, n)) / rng.choice([1.0, 2.0, 10.0])
    f = rng.integers(-12, 13, n).astype(float)
    if rng.random() < 0.4:
        near = x[0] + (x[1] - x[0]) / 4, x[-1] - (x[-1] - x[-2]) / 4  # it turns in a gap of an end
        f = rng.integers(-2, 3) * (x - rng.choice([*near, 0.0])) ** 2 + rng.integers(-2, 3) * x
    spacing = x[:1] if is_even else x[:: rng.choice([1, -1])]
    return Call(f * rng.choice([1.0, 0.1, 1e3, 1e9]), spacing.copy(), 2)


def verdict(call: Call, region: str) -> list[str]:
    """Return the kind and the sentence of an end, in Python."""
    with np.errstate(all="ignore"):
        one, two = (trace_gradient(call.f, call.argument, edge_order=order) for order in (1, 2))
        edge = compare_edge(one, two, region)
        kind = "error" if edge.overshoots else "success" if edge.is_exact else "plain"
        return [kind, edge_sentence(edge)]


def as_given(call: Call) -> Call:
    """Return the call with integers where all samples are whole, and not too large for them."""
    f = call.f
    whole = np.isfinite(f).all() and (f == np.trunc(f)).all() and np.abs(f).max() < 2**53
    return Call(f.astype(np.int64) if whole else f, call.spacing, 2)


def test_verdicts_are_those_of_the_server(new_page: NewPage) -> None:
    """The sentence and its kind, of numbers of all kinds and of ends that are certain."""
    rng = np.random.default_rng(SEED)
    found = [call for call in calls(rng, ENDS_ASKED, 0.02) if len(call.f) > 2]
    found += [telling(rng) for _ in range(ENDS_ASKED)]
    found = [as_given(call) if rng.random() < 0.5 else call for call in found]
    regions = [ENDS[k] for k in rng.integers(0, 2, len(found))]
    ours: list[Any] = [verdict(*each) for each in zip(found, regions, strict=True)]
    ends = [region == LEFT for region in regions]

    theirs = asking(new_page())(VERDICTS, calls=in_one(found), ends=ends, programs=PROGRAMS)

    asked = [(call.f, call.spacing, region) for call, region in zip(found, regions, strict=True)]
    assert_same(theirs, ours, asked)
    seen = Counter(kind for kind, _ in ours)
    assert min(seen["error"], seen["success"], seen["plain"]) > ENDS_ASKED / 20
    parts = ("It turns inside", "straight line", "no slope here", "it also reads", "Both give")
    told = {part: sum(part in sentence for _, sentence in ours) for part in parts}
    assert min(told.values()) > 5, told
