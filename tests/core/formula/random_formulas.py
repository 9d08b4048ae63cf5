"""Random formulas with a reference: the text, and its value by mpmath from the same plan.

A plan is a nested tuple such as ``("*", ("2",), ("sin", ("x",)))``. It is written as text in
many notations, and computed with 40 digits, without any code of `gradient_core`.
"""

from __future__ import annotations

from random import Random
from typing import Any

import mpmath

Plan = tuple[Any, ...]

CONTEXT = mpmath.MPContext()
CONTEXT.dps = 40
mp = CONTEXT

ONE: dict[str, Any] = {
    **{name: getattr(mp, name) for name in ("sin", "cos", "tan", "sec", "csc", "cot")},
    **{name: getattr(mp, name) for name in ("asin", "acos", "atan", "sinh", "cosh", "tanh")},
    **{name: getattr(mp, name) for name in ("asinh", "acosh", "atanh", "exp", "log10", "sqrt")},
    **{name: getattr(mp, name) for name in ("sech", "csch", "coth", "erf", "sign")},
    "ln": mp.log,
    "log2": lambda u: mp.log(u) / mp.log(2),
    "cbrt": lambda u: mp.sign(u) * mp.cbrt(abs(u)),
    "abs": abs,
    "step": lambda u: (mp.sign(u) + 1) / 2,
}
TWO: dict[str, Any] = {"atan2": mp.atan2, "hypot": mp.hypot, "max": max, "min": min}
LEAVES = ("x", "x", "x", "y", "2", "3", "0.5", "10", "pi", "e")
EXPONENTS = ("2", "3", "-1", "-2", "1/2", "1/3", "4")
CONSTANTS = {"pi": mp.pi, "e": mp.e}


def random_plan(random: Random, nodes: int) -> Plan:
    """Make a plan of about so many parts."""
    if nodes <= 1:
        return (random.choice(LEAVES),)
    kind = random.random()
    if nodes == 2 or kind < 0.35:
        return (random.choice(list(ONE)), random_plan(random, nodes - 1))
    if kind < 0.5:
        return ("^", random_plan(random, nodes - 2), random.choice(EXPONENTS))
    first = random.randint(1, nodes - 2)
    parts = (random_plan(random, first), random_plan(random, nodes - 1 - first))
    if kind < 0.6:
        return (random.choice(list(TWO)), *parts)
    if kind < 0.65:
        return ("where", *parts, random_plan(random, 2))
    return (random.choice("+-**/"), *parts)


def write(random: Random, plan: Plan) -> str:
    """Write a plan in one of the notations that people use."""
    head, *parts = plan
    if not parts:
        return str(random.choice(("π", r"\pi", "pi")) if head == "pi" else head)
    if head == "^":
        sign = random.choice(("^", "**"))
        return f"({write(random, parts[0])}){sign}({parts[1]})"
    texts = [write(random, part) for part in parts]
    if head in ("+", "-", "*", "/"):
        return _operation(random, head, *texts)
    if head == "where":
        return f"where({texts[0]} < {texts[1]}, {texts[2]}, {texts[0]})"
    if head == "abs":
        return random.choice(("abs({})", "|{}|") if "|" not in texts[0] else ("abs({})",)).format(
            texts[0]
        )
    if head == "sqrt":
        return random.choice(("sqrt({})", r"\sqrt{{{}}}", "√({})")).format(texts[0])
    return f"{random.choice(('', 'np.') if head != 'log10' else ('',))}{head}({', '.join(texts)})"


def _operation(random: Random, sign: str, left: str, right: str) -> str:
    """Write a sum, difference, product or quotient."""
    if sign == "*":
        return random.choice(("({})*({})", "({})({})", "({}) × ({})", r"({}) \cdot ({})")).format(
            left, right
        )
    if sign == "/":
        return random.choice(("({})/({})", r"\frac{{{}}}{{{}}}")).format(left, right)
    return f"({left}) {'−' if sign == '-' and random.random() < 0.5 else sign} ({right})"


def value(plan: Plan, x: Any, y: Any) -> Any:
    """Compute a plan with 40 digits; NaN where it has no finite real value."""
    try:
        return _value(plan, x, y)
    except (ZeroDivisionError, ValueError, OverflowError):
        return mp.nan


def _value(plan: Plan, x: Any, y: Any) -> Any:
    head, *parts = plan
    if not parts:
        known = {"x": x, "y": y, **CONSTANTS}
        return known[head] * mp.one if head in known else mp.mpf(head)
    if head == "^":
        above, _, below = parts[1].partition("/")
        return real(mp.power(_value(parts[0], x, y), mp.mpf(above) / mp.mpf(below or 1)))
    values = [_value(part, x, y) for part in parts]
    if head == "where":
        return values[2] if values[0] < values[1] else values[0]
    if head in TWO:
        return real(TWO[head](*values))
    if head in ONE:
        return real(ONE[head](*values))
    left, right = values
    operations = {"+": mp.fadd, "-": mp.fsub, "*": mp.fmul, "/": mp.fdiv}
    return real(operations[head](left, right))


def real(number: Any) -> Any:
    """Refuse what is complex or not finite."""
    number = mp.mpmathify(number)
    if isinstance(number, mp.mpc):
        if number.imag:
            raise ValueError
        number = number.real
    if not mp.isfinite(number):
        raise ValueError
    return number
