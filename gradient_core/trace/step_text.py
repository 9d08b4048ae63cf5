"""A difference step as Python, as LaTeX and as a line of the listing.

All texts are walks over the tree of the one statement that made the value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np

from gradient_core.oracle import bits_agree
from gradient_core.statements.schemes import INTERIOR, Statement
from gradient_core.statements.statement_text import as_latex, as_python
from gradient_core.statements.symbols import Expression, Literal, Named, Sample, evaluate_exactly
from gradient_core.text.numbers import code_number, is_rounded, latex_number, plain_number

if TYPE_CHECKING:
    from gradient_core.trace.steps import DifferenceStep


def coefficients(rule: Statement, gaps: Sequence[Any]) -> tuple[Any, ...]:
    """Return what ``rule.prepare`` makes of the gaps: the distance, or the weights.

    Python's own numbers stay, for NumPy lets them follow the dtype of the samples; only
    where Python refuses to divide by zero NumPy's inf takes over.
    """
    try:
        return tuple(rule.prepare(*gaps))
    except ZeroDivisionError:
        return tuple(rule.prepare(*(np.asarray(gap)[()] for gap in gaps)))


def weights(rule: Statement, gaps: Sequence[Any]) -> tuple[Any, ...]:
    """Return what multiplies the samples, in the order of ``rule.offsets``.

    A time difference has no reciprocal; the weights are nan then.
    """
    parts = coefficients(rule, gaps)
    if not rule.is_quotient:
        return parts
    (distance,) = parts
    if np.asarray(distance).dtype.kind == "m":
        return np.nan, np.nan
    distance = distance if distance else np.asarray(distance)[()]
    return 1 / distance, -1 / distance


def exact_weights(
    rule: Statement, gaps: Mapping[Expression, Fraction]
) -> tuple[Fraction | None, ...]:
    """Return the weights of the samples in the order of ``rule.offsets``, without rounding.

    Raises
    ------
    ZeroDivisionError
        Where a gap is zero.
    """
    parts = [evaluate_exactly(tree, gaps) for tree in rule.coefficient_trees]
    return (1 / parts[0], -1 / parts[0]) if rule.is_quotient else tuple(parts)


def exact_coefficients(rule: Statement) -> tuple[Fraction, ...]:
    """Return weights times ``h`` of a uniform statement, ascending by offset."""
    weights = exact_weights(rule, {gap: Fraction(1) for gap in rule.gap_symbols})
    pairs = sorted(zip(rule.offsets, weights, strict=True), key=lambda pair: pair[0])
    return tuple(weight for _, weight in pairs if weight is not None)


def sample_name(step: DifferenceStep, offset: int) -> str:
    """Return the sample with its index: ``f[3]``, ``f[0, 3]``."""
    return f"f[{index_text(step.sample_index(offset))}]"


def index_text(index: int | tuple[int, ...]) -> str:
    """Return an index as it stands between brackets: ``3``, ``0, 3``."""
    return str(index) if isinstance(index, int) else ", ".join(map(str, index))


def statement(step: DifferenceStep) -> str:
    """Return the statement with indices, as NumPy's source spells it."""
    return as_python(step.rule.tree, lambda leaf: _symbol(step, leaf))


def textbook(step: DifferenceStep) -> str | None:
    """Return the form in books with indices, or None where it does not differ."""
    tree = step.rule.textbook_tree
    return None if tree is None else as_python(tree, lambda leaf: _symbol(step, leaf), tight=True)


def _symbol(step: DifferenceStep, leaf: Expression) -> str:
    if isinstance(leaf, Sample):
        return sample_name(step, leaf.offset)
    if isinstance(leaf, Named):
        return leaf.name
    return _literal(leaf)


def _literal(leaf: Expression) -> str:
    """Return a literal as NumPy's source writes it: ``2.``, ``-1.5``; books' integers stay."""
    value = leaf.value if isinstance(leaf, Literal) else leaf
    return f"{value:g}." if isinstance(value, float) and value == int(value) else str(value)


def _number(step: DifferenceStep, leaf: Expression) -> Any:
    if isinstance(leaf, Literal):
        return leaf.value
    rule = step.rule
    if isinstance(leaf, Sample):
        return step.samples[rule.offsets.index(leaf.offset)]
    return step.gaps[rule.gap_symbols.index(leaf)]


def code(step: DifferenceStep) -> str:
    """Return the statement with the numbers put in, ready to evaluate with ``np``.

    Bare Python for finite float64. Where Python's own arithmetic would differ (other
    dtypes, division by zero) every number names its NumPy type, and a last cast gives the
    dtype of the output.
    """
    if _is_bare(step):
        return _put_in(step, lambda leaf: code_number(_number(step, leaf), bare=True))
    text = _put_in(step, lambda leaf: code_number(_number(step, leaf), bare=False))
    with np.errstate(all="ignore"):
        made = step.rule.evaluate(step.samples, step.gaps)
    if np.iscomplexobj(made) and not _is_value(made, step.value):
        return _cast(
            f"({_put_in(step, lambda leaf: _array_leaf(step, leaf))})[0]", made, step.value
        )
    return _cast(text, made, step.value)


def _put_in(step: DifferenceStep, leaf: Callable[[Expression], str]) -> str:
    return as_python(step.rule.tree, leaf)


def _is_bare(step: DifferenceStep) -> bool:
    float64_samples = all(type(sample) is np.float64 for sample in (*step.samples, step.value))
    plain_gaps = all(type(gap) in (int, float, np.float64) for gap in step.gaps)
    return float64_samples and plain_gaps and bool(np.isfinite(step.value))


def _is_value(made: Any, value: Any) -> bool:
    made = made if np.iscomplexobj(value) else made.real
    return bits_agree(np.asarray(made).astype(value.dtype)[()], value)


def _array_leaf(step: DifferenceStep, leaf: Expression) -> str:
    """Return a complex number as NumPy had it there, an array.

    The product of complex arrays may be rounded once less than that of complex numbers,
    where the processor has fused multiplication and addition.
    """
    number = _number(step, leaf)
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


def latex(step: DifferenceStep) -> str:
    """Return the statement as LaTeX in symbols."""
    return as_latex(step.rule.tree, lambda leaf: _latex_symbol(step, leaf))


def latex_numbers(step: DifferenceStep, digits: int | None = None) -> str:
    """Return the statement as LaTeX with the numbers put in, rounded to `digits` if given."""
    return as_latex(step.rule.tree, lambda leaf: latex_number(_number(step, leaf), digits))


def latex_operand(
    step: DifferenceStep, tree: Expression, digits: int | None = None, *, numbers: bool = False
) -> str:
    """Return a part of the statement as LaTeX, in symbols or with the numbers put in."""
    if numbers:
        return as_latex(tree, lambda leaf: latex_number(_number(step, leaf), digits))
    return as_latex(tree, lambda leaf: _latex_symbol(step, leaf))


def _latex_symbol(step: DifferenceStep, leaf: Expression) -> str:
    if isinstance(leaf, Sample):
        return f"f_{{{index_text(step.sample_index(leaf.offset))}}}"
    if isinstance(leaf, Named):
        return leaf.name if len(leaf.name) == 1 else f"{leaf.name[0]}_{{{leaf.name[1:]}}}"
    return latex_number(_number(step, leaf))


def is_shown_rounded(step: DifferenceStep, digits: int | None) -> bool:
    """Whether a sample, a gap or the value has more digits than are shown."""
    return any(is_rounded(number, digits) for number in (*step.samples, *step.gaps, step.value))


def latex_equation(step: DifferenceStep, digits: int | None = None) -> str:
    """Return name, symbols, numbers and value as one equation."""
    relation = r"\approx" if is_shown_rounded(step, digits) else "="
    name = f"g_{{{index_text(step.index)}}}"
    value = latex_number(step.value, digits)
    return f"{name} = {latex(step)} {relation} {latex_numbers(step, digits)} {relation} {value}"


def line(step: DifferenceStep) -> str:
    """Return one line of the listing.

    The statement with the spacing put in, then the samples put in with weights and
    denominators worked out, then the value.
    """
    with np.errstate(all="ignore"):
        parts = coefficients(step.rule, step.gaps)
    known = dict(zip(step.rule.coefficient_names, parts, strict=True))

    def spacing_put_in(leaf: Expression) -> str:
        return str(_number(step, leaf)) if isinstance(leaf, Named) else _symbol(step, leaf)

    def worked_out(leaf: Expression) -> str:
        return str(known[leaf.name] if isinstance(leaf, Named) else _number(step, leaf))

    first = as_python(step.rule.tree, spacing_put_in)
    second = as_python(step.rule.combine_tree, worked_out)
    return f"{step.name} = {first} = {second} = {step.value!s}"


def html_card(step: DifferenceStep) -> str:
    """Return the step as a small HTML card for notebooks."""
    rows = [
        ("statement", f"<code>{escape(statement(step))}</code>"),
        ("numbers", f"<code>{escape(code(step))}</code>"),
        ("value", f"<code>{escape(plain_number(step.value))}</code>"),
    ]
    body = "".join(f"<tr><th>{name}</th><td>{cell}</td></tr>" for name, cell in rows)
    title = escape(f"{step.name}, {step.scheme} difference")
    return f"<table><caption>{title}</caption>{body}</table><p>{escape(step.sentence)}</p>"
