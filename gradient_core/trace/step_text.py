"""A difference step as Python, as a line of the listing and as a card for notebooks.

The Python and the listing are walks over the tree of the one statement that made the value.
"""

from __future__ import annotations

from html import escape
from typing import Any

import numpy as np

from gradient_core.oracle import bits_agree
from gradient_core.statements import (
    INTERIOR,
    Expression,
    Literal,
    Named,
    Sample,
    as_python,
    computed_parts,
)
from gradient_core.text import code_number, is_rounded, plain_number
from gradient_core.trace.sentences import sentence
from gradient_core.trace.step_numbers import ExactNumbers, StepNumbers


def index_text(index: int | tuple[int, ...]) -> str:
    """Return an index as it stands between brackets: ``3``, ``0, 3``."""
    return str(index) if isinstance(index, int) else ", ".join(map(str, index))


def statement(step: StepNumbers) -> str:
    """Return the statement with indices, as NumPy's source spells it."""
    return as_python(step.made_by.tree, lambda leaf: _symbol(step, leaf))


def textbook(step: StepNumbers) -> str | None:
    """Return the form in books with indices, or None where it does not differ."""
    tree = step.made_by.textbook_tree
    return None if tree is None else as_python(tree, lambda leaf: _symbol(step, leaf), tight=True)


def _symbol(step: StepNumbers, leaf: Expression) -> str:
    if isinstance(leaf, Sample):
        return f"f[{index_text(step.sample_index(leaf.offset))}]"
    if isinstance(leaf, Named):
        return leaf.name
    return _literal(leaf)


def _literal(leaf: Expression) -> str:
    """Return a literal as NumPy's source writes it: ``2.``, ``-1.5``; books' integers stay."""
    value = leaf.value if isinstance(leaf, Literal) else leaf
    return f"{value:g}." if isinstance(value, float) and value == int(value) else str(value)


def code(step: StepNumbers) -> str:
    """Return the statement with the numbers put in, ready to evaluate with ``np``.

    Bare Python for finite float64. Where Python's own arithmetic would differ (other
    dtypes, division by zero) every number names its NumPy type, and a last cast gives the
    dtype of the output.
    """
    tree, is_bare = step.made_by.tree, _is_bare(step)
    text = as_python(tree, lambda leaf: code_number(step.number(leaf), bare=is_bare))
    if is_bare:
        return text
    with np.errstate(all="ignore"):
        made = step.made_by.evaluate(step.samples, step.gaps)
    if np.iscomplexobj(made) and not _is_value(made, step.value):
        text = f"({as_python(tree, lambda leaf: _array_leaf(step, leaf))})[0]"
    return _cast(text, made, step.value)


def _is_bare(step: StepNumbers) -> bool:
    float64_samples = all(type(sample) is np.float64 for sample in (*step.samples, step.value))
    plain_gaps = all(type(gap) in (int, float, np.float64) for gap in step.gaps)
    return float64_samples and plain_gaps and bool(np.isfinite(step.value))


def _is_value(made: Any, value: Any) -> bool:
    made = made if np.iscomplexobj(value) else made.real
    return bits_agree(np.asarray(made).astype(value.dtype)[()], value)


def _array_leaf(step: StepNumbers, leaf: Expression) -> str:
    """Return a complex number as NumPy had it there, an array.

    The product of complex arrays may be rounded once less than that of complex numbers,
    where the processor has fused multiplication and addition.
    """
    number = step.number(leaf)
    text = code_number(number, bare=False)
    is_array = isinstance(leaf, Sample) or (
        isinstance(leaf, Named) and step.region == INTERIOR and isinstance(number, np.generic)
    )
    return f"np.array([{text}])" if is_array else text


def _cast(text: str, made: Any, value: Any) -> str:
    """Wrap `text` where assigning to the output changes the dtype."""
    kind = type(value)
    if type(made) is kind or not isinstance(value, np.number):
        return text
    if np.iscomplexobj(made) and not np.iscomplexobj(value):
        text = f"({text}).real"
    if isinstance(value, np.timedelta64):
        return f'np.float64({text}).astype("{value.dtype.str}")'
    return f"np.{kind.__name__}({text})"


def line(step: StepNumbers, digits: int | None = None) -> str:
    """Return one line of the listing.

    The statement with the spacing put in, then the samples put in with weights and denominators
    worked out, then the value.

    Parameters
    ----------
    step : StepNumbers
    digits : int, optional
        Round what is shown to so many significant digits; ``≈`` says where. Without it the line
        is Python whose numbers are those that NumPy computed with.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> from gradient_core.trace import in_fractions
    >>> step = trace_gradient([0, 1, 5], 3).step(0)
    >>> print(line(step))
    gradient[0] = (f[1] - f[0]) / 3 = (1.0 - 0.0) / 3 = 0.3333333333333333
    >>> print(line(step, 4))
    gradient[0] = (f[1] - f[0]) / 3 = (1 - 0) / 3 ≈ 0.3333
    >>> print(line(in_fractions(step)))
    gradient[0] = (f[1] - f[0]) / 3 = (1 - 0) / 3 = 1/3
    """
    known = dict(zip(step.made_by.part_names, _parts(step), strict=True))
    shown: list[object] = []

    def number(value: object) -> str:
        shown.append(value)
        text = _listed(value, digits)
        return f"({text})" if "/" in text else text

    def spacing_put_in(leaf: Expression) -> str:
        return number(step.number(leaf)) if isinstance(leaf, Named) else _symbol(step, leaf)

    def worked_out(leaf: Expression) -> str:
        return number(known[leaf.name] if isinstance(leaf, Named) else step.number(leaf))

    text = step.name
    trees = step.made_by.tree, step.made_by.combine_tree
    for tree, leaf in zip(trees, (spacing_put_in, worked_out), strict=True):
        side = as_python(tree, leaf)
        text += f" {_relation(shown, digits)} {side}"
    shown.append(step.value)
    return f"{text} {_relation(shown, digits)} {_listed(step.value, digits)}"


def _parts(step: StepNumbers) -> tuple[Any, ...]:
    """Return the weights of a sum, or the denominator of a quotient, as they are computed."""
    if isinstance(step, ExactNumbers):
        return (1 / step.weights[0],) if step.made_by.is_quotient else step.weights
    with np.errstate(all="ignore"):
        return computed_parts(step.made_by, step.gaps)


def _listed(value: object, digits: int | None) -> str:
    return str(value) if digits is None else plain_number(value, digits)


def _relation(shown: list[object], digits: int | None) -> str:
    return "≈" if any(is_rounded(value, digits) for value in shown) else "="


def html_card(step: StepNumbers) -> str:
    """Return the step as a small HTML card for notebooks."""
    rows = [
        ("statement", f"<code>{escape(statement(step))}</code>"),
        ("numbers", f"<code>{escape(code(step))}</code>"),
        ("value", f"<code>{escape(plain_number(step.value))}</code>"),
    ]
    body = "".join(f"<tr><th>{name}</th><td>{cell}</td></tr>" for name, cell in rows)
    title = escape(f"{step.name}, {step.scheme} difference")
    return f"<table><caption>{title}</caption>{body}</table><p>{escape(sentence(step))}</p>"
