r"""Lays out the LaTeX of a difference step: what stands on one line of a card, what on several.

The widths are those of a phone's screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gradient_core.trace import (
    Equals,
    StepNumbers,
    WorkedOut,
    textbook_worked_out,
    value_worked_out,
    weights_worked_out,
)
from gradient_ui.figures.labels import shown_length

# The most signs that are seen side by side.
_ON_ONE_LINE = 30
_PRODUCTS = 24
_SUMMANDS = 22
_WORKED_OUT = 24
_ON_TWO_ROWS = 36
_IN_BOOKS = 48
_IN_A_CARD = 27
_NEW_ROW = r" \\[0.35em] & \textstyle "


def ledger(
    step: StepNumbers, digits: int | None = None, name: str | None = None, ink: str = ""
) -> str:
    r"""Return the step as LaTeX for display.

    Parameters
    ----------
    step : StepNumbers
    digits : int, optional
        Round what is shown to so many significant digits; ``\approx`` says where.
    name : str, optional
        LaTeX for the name of the value, ``g`` with its index by default.
    ink : str
        The colour of what was read.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> print(ledger(trace_gradient([1, 2, 4, 8, 16]).step(2)))
    \frac{f_{3} - f_{1}}{2\,h} = \frac{8 - 2}{2 \cdot 1} = \mathbf{3}
    """
    value = value_worked_out(step, digits, _painter(ink))
    *working, made = value.lines
    bold = rf"{made.relation} \mathbf{{{made.terms[0]}}}"
    rows = [f"{name or value.name} &= {value.symbols}"]
    if step.made_by.is_quotient:
        put_in = _joined(working[0])
        one_line = f"{value.symbols} {put_in} {bold}"
        if shown_length(one_line) <= _ON_ONE_LINE:
            return one_line
        return _aligned([*rows, f"&{put_in}", f"&{bold}"])
    products, summands = working
    weights = _weight_rows(weights_worked_out(step, digits))
    rows += [*_sum_rows(products, _PRODUCTS), *_sum_rows(summands, _SUMMANDS), f"&{bold}"]
    return _aligned([*weights, *rows])


def short_ledger(step: StepNumbers, digits: int, name: str, ink: str) -> str:
    r"""Return the step as LaTeX in as little room as it takes: the numbers put in, and the value.

    Examples
    --------
    >>> from gradient_core import trace_gradient
    >>> print(short_ledger(trace_gradient([1, 2, 4]).step(1), 4, "f_x", "red"))
    f_x = \frac{\textcolor{red}{4 - 1}}{2 \cdot 1} = \mathbf{1.5}
    """
    *working, made = value_worked_out(step, digits, _painter(ink)).lines
    bold = rf"{made.relation} \mathbf{{{made.terms[0]}}}"
    line = f"{name} {_joined(working[-1])} {bold}"
    if shown_length(line) <= _IN_A_CARD:
        return line
    return r"\small " + _aligned([f"{name} &{_joined(working[-1])}", f"&{bold}"])


def _painter(ink: str) -> Callable[[str], str]:
    return (lambda latex: rf"\textcolor{{{ink}}}{{{latex}}}") if ink else str


def textbook_display(step: StepNumbers, digits: int | None = None) -> str | None:
    """Return the form in books as LaTeX, None if it is the same; numbers only where they fit."""
    form = textbook_worked_out(step, digits)
    if form is None:
        return None
    (numbers,) = form.lines
    rows = [f"&{form.symbols}"]
    if shown_length(numbers.terms[0]) <= _IN_BOOKS:
        rows.append(f"{numbers.relation}{{}} &{numbers.terms[0]}")
    return _aligned(rows, room="1.2em")


def _joined(line: Equals) -> str:
    return f"{line.relation} {' '.join(line.terms)}"


def _aligned(rows: Sequence[str], room: str = "0.35em") -> str:
    # KaTeX draws the block two pixels wider than its box; the thin space keeps it from scrolling.
    return r"\begin{aligned} " + rf" \\[{room}] ".join(rows) + r" \end{aligned}\,"


def _weight_rows(weights: Sequence[WorkedOut]) -> list[str]:
    """Return a row for each weight, or two or three where one would be too long."""
    longest = max(shown_length("".join(map(_joined, weight.lines))) for weight in weights)
    before_numbers = _NEW_ROW if longest > _WORKED_OUT else " "
    before_made = _NEW_ROW if longest > _ON_TWO_ROWS else " "
    return [
        rf"{weight.name} &= \textstyle {weight.symbols}{before_numbers}{_joined(weight.lines[0])}"
        f"{before_made}{_joined(weight.lines[1])}"
        for weight in weights
    ]


def _sum_rows(line: Equals, most: int) -> list[str]:
    """Return a sum on one line, or on one line for each term where that is too long."""
    if sum(map(shown_length, line.terms)) <= most:
        return [f"&{_joined(line)}"]
    first, *rest = line.terms
    return [f"&{line.relation} {first}", *(rf"&\quad {term}" for term in rest)]
