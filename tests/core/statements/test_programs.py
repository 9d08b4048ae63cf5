"""`compile_trees`: any trees, few buffers, the bits of the plain expression."""

from __future__ import annotations

import random

import numpy as np
import pytest

from gradient_core.statements import Expression, Literal, Named, compile_trees
from gradient_core.statements.symbols import Operation
from tests.core.statements.test_schemes import walk

NAMES = [Named(name) for name in "pqrs"]


def random_tree(rng: random.Random, pool: list[Expression], depth: int) -> Expression:
    """Return a tree that uses parts of trees made before, so that results are shared."""
    if depth == 0 or rng.random() < 0.2:
        return rng.choice([*pool, Literal(rng.choice([2.0, -1.5, 0.5]))])
    if rng.random() < 0.15:
        tree: Expression = Operation("neg", (random_tree(rng, pool, depth - 1),))
    else:
        operands = (random_tree(rng, pool, depth - 1), random_tree(rng, pool, depth - 1))
        tree = Operation(rng.choice("+-*/"), operands)
    pool.append(tree)
    return tree


@pytest.mark.parametrize("seed", range(60))
def test_program_has_the_bits_of_its_trees(seed: int) -> None:
    """Whatever is shared between the trees, no buffer is reused while it is still needed."""
    rng = random.Random(seed)
    pool: list[Expression] = list(NAMES)
    trees = [random_tree(rng, pool, 4) for _ in range(3)]
    trees = list(dict.fromkeys(tree for tree in trees if isinstance(tree, Operation)))
    trees = trees or [Operation("+", (NAMES[0], NAMES[1]))]
    values = np.random.default_rng(seed).normal(size=(len(NAMES), 50))
    program = compile_trees(trees, NAMES)
    buffers = np.full((program.buffers, 50), np.nan)
    with np.errstate(all="ignore"):
        program.run(list(values), buffers)
        wanted = [walk(tree, dict(zip(NAMES, values, strict=True))) for tree in trees]
    for place, value in zip(program.results, wanted, strict=True):
        assert np.array_equal(buffers[place], np.broadcast_to(value, 50), equal_nan=True)


def test_program_writes_its_last_result_into_the_target() -> None:
    """Cast to the dtype of the target, as an assignment would."""
    program = compile_trees([NAMES[0] * NAMES[1] + NAMES[2]], NAMES)
    values = list(np.random.default_rng(1).normal(size=(4, 9)))
    target = np.empty(9, dtype=np.float32)
    program.run(values, np.empty((program.buffers, 9)), target)
    assert np.array_equal(target, (values[0] * values[1] + values[2]).astype(np.float32))
