"""All texts of all ten statements and all cautions, written to a file to be read by people.

``python -m tests.core.trace.golden_statements`` writes it anew; a test compares.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from gradient_core import DifferenceStep, GradientTrace, trace_gradient
from gradient_core.trace import WorkedOut, textbook_worked_out, value_worked_out, weights_worked_out
from gradient_core.trace.step_latex import latex_equation
from tests.core.trace.test_cautions import CASES, cautions
from tests.core.trace.traces import GUIDE as F
from tests.core.trace.traces import PAIR, quiet_trace

PATH = Path(__file__).parent / "golden" / "statements.md"

X = [0, 1, 1.5, 3.5, 4]


def _traces() -> Iterator[tuple[str, GradientTrace, tuple[Any, ...]]]:
    """Yield a heading, a trace and the indices to show."""
    for edge_order in (1, 2):
        call = f"gradient({F}, 0.5, edge_order={edge_order})"
        yield call, trace_gradient(F, 0.5, edge_order=edge_order), (0, 2, 4)
    for edge_order in (1, 2):
        call = f"gradient({F}, {X}, edge_order={edge_order})"
        yield call, trace_gradient(F, X, edge_order=edge_order), (0, 1, 2, 3, 4)
    yield f"gradient({PAIR})[1]", trace_gradient(PAIR, axis=1), ((1, 2), (1, 4))
    rows = np.transpose(PAIR)
    for spacing, edge_order in ((0.5, 1), (X, 2)):
        call = f"gradient({rows.tolist()}, {spacing}, axis=0, edge_order={edge_order})"
        trace = trace_gradient(rows, spacing, axis=0, edge_order=edge_order)
        yield call, trace, ((0, 1), (1, 1), (2, 1), (3, 1), (4, 1))
    yield "thirds: gradient([1/3, 2/3, 5/3])", trace_gradient([1 / 3, 2 / 3, 5 / 3]), (1,)
    negative = [-1.5, 2.0, -0.25]
    yield f"gradient({negative}, -2)", trace_gradient(negative, -2, edge_order=2), (0, 1, 2)
    for name, f, spacing in (
        ("float32, float32 spacing", np.array(F, "float32") / np.float32(10), np.float32(0.1)),
        ("float16, coordinates", np.array(F, "float16"), X),
        ("longdouble", np.array(F, "longdouble") / 10, 0.1),
        ("complex128", np.array([1 + 1j, 2, 4 - 2j, 8j, -1j]), 0.5),
        ("complex64, complex spacing", np.array([1j, 2, 4, 8, 9], "complex64"), 1 + 2j),
        ("nan, inf, -0.0", np.array([-0.0, np.nan, np.inf, 8, -0.0]), 0.5),
        ("equal coordinates", np.array(F, float), [0, 1, 1, 2, 3]),
        ("distance 0", np.array(F, float), 0),
        ("dates", np.array([1, 2, 4, 8, 16], "M8[D]"), 1.0),
        ("masked", np.ma.masked_array(F, [0, 1, 0, 0, 0]), 1.0),
    ):
        yield name, quiet_trace(f, spacing), (1, 2)


def _texts(step: DifferenceStep) -> Iterator[str]:
    yield f"- line: `{step.line}`"
    yield f"- statement: `{step.statement}`"
    yield f"- code: `{step.code}`"
    yield f"- textbook: `{step.textbook}`"
    yield f"- exact: `{step.exact}`"
    yield f"- sentence: {step.sentence}"
    yield f"- latex: `{step.latex}`"
    yield f"- latex_numbers: `{step.latex_numbers}`"
    yield f"- equation, 4 digits: `{latex_equation(step, 4)}`"
    for worked_out in (*weights_worked_out(step, 4), value_worked_out(step, 4)):
        yield f"- worked out, 4 digits: {_on_one_line(worked_out)}"
    in_books = textbook_worked_out(step, 4)
    if in_books is not None:
        yield f"- in books, 4 digits: {_on_one_line(in_books)}"


def _on_one_line(worked_out: WorkedOut) -> str:
    lines = [f"`{line.relation} {' '.join(line.terms)}`" for line in worked_out.lines]
    name = f"{worked_out.name} = " if worked_out.name else ""
    return f"`{name}{worked_out.symbols}` {' '.join(lines)}"


def golden_text() -> str:
    """Return the whole file."""
    lines = ["# Every statement, in every form"]
    for heading, trace, indices in _traces():
        lines += ["", f"## {heading}"]
        for index in indices:
            step = trace.step(index)
            spacing = "uniform" if step.uniform else "non-uniform"
            lines += ["", f"### {step.name}: {step.region}, {spacing}", "", *_texts(step)]
    lines += ["", "# Every caution", ""]
    lines += [f"- {case.code}: {cautions(case.has)[case.code].text}" for case in CASES]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PATH.parent.mkdir(exist_ok=True)
    PATH.write_text(golden_text(), encoding="utf-8")
    print(f"wrote {PATH}")
