"""Ten thousand random formulas: how long reading and differentiating takes.

``python -m benchmarks.formulas [how many]``: one row per size of formula, with the median and
the worst time of each (of the processor, for all derivatives up to the third together), and how
many derivatives were refused because they became too large.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from random import Random
from statistics import median

from gradient_core.formula import DerivativeError, ExpressionError, parse_function
from gradient_core.formula.function import warm_up
from gradient_core.formula.functions import FUNCTIONS
from gradient_core.formula.tree import count_nodes
from gradient_core.limits import MAX_FORMULA_CHARACTERS, MAX_NODES

_ONE = [name for name, known in FUNCTIONS.items() if known.arity == 1]
_ONE += ["sin", "cos", "tan", "exp", "ln", "abs", "erf"] * 5  # the common ones, which are short
_TWO = ["atan2", "hypot", "min", "max"]
_LEAVES = ("x", "x", "x", "x", "y", "2", "3", ".5", "9", "pi", "e")
ORDERS = 3
_EXPONENTS = ("2", "3", "-1", "-2", "(1/2)", "(1/3)", "7", "2", "3")


@dataclass
class Times:
    """What was measured for the formulas of one size, in seconds."""

    read: list[float] = field(default_factory=list)
    derived: list[float] = field(default_factory=list)
    too_large: int = 0


def random_formula(random: Random, nodes: int) -> str:
    """Return a random formula of about so many nodes; brackets only around what is no name."""
    if nodes <= 1:
        return random.choice(_LEAVES)
    kind = random.random()
    if nodes == 2 or kind < 0.3:
        inner = random_formula(random, nodes - 1)
        return (
            f"|{inner}|" if "|" not in inner and kind < 0.03 else f"{random.choice(_ONE)}({inner})"
        )
    if kind < 0.45:
        return f"{_group(random_formula(random, nodes - 2))}^{random.choice(_EXPONENTS)}"
    first = random.randint(1, nodes - 2)
    left, right = random_formula(random, first), random_formula(random, nodes - 1 - first)
    if kind < 0.53:
        return f"{random.choice(_TWO)}({left},{right})"
    if kind < 0.56:
        return f"where({left}<{right},x,{left})" if first < 5 else f"{_group(left)}^{_group(right)}"
    return f"{_group(left)}{random.choice('+-*/')}{_group(right)}"


def _group(text: str) -> str:
    return text if text.isalnum() else f"({text})"


def measure(count: int) -> dict[int, Times]:
    """Read and differentiate so many random formulas; sort the times by their size."""
    warm_up()
    random = Random(20240229)
    sizes: dict[int, Times] = defaultdict(Times)
    done = 0
    while done < count:
        text = random_formula(
            random, random.choice((random.randint(1, 25), random.randint(26, MAX_NODES)))
        )
        if len(text) > MAX_FORMULA_CHARACTERS:
            continue
        start = time.process_time()
        try:
            function = parse_function(text, ["x", "y"])
        except ExpressionError:  # a constant that is not finite, an exponent beyond 64
            continue
        read = time.process_time()
        done += 1
        times = sizes[(count_nodes(function._tree) + 19) // 20 * 20]
        times.read.append(read - start)
        try:
            for _ in range(ORDERS):
                function = function.derivative("x")
        except DerivativeError:
            times.too_large += 1
        times.derived.append(time.process_time() - read)
    return sizes


def main() -> None:
    """Measure and print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    heads = ("formulas", "read med", "worst", "derive med", "worst", "too large")
    print(f"{'nodes':<12}" + "".join(f"{head:>12}" for head in heads))
    for size, times in sorted(measure(count).items()):
        cells = [f"{len(times.read):,}"]
        for values in (times.read, times.derived):
            cells += [f"{median(values) * 1e3:.2f} ms", f"{max(values) * 1e3:.1f} ms"]
        cells.append(str(times.too_large))
        print(f"{f'up to {size}':<12}" + "".join(f"{cell:>12}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
