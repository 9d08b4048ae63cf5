"""Every difference step: as text, as a table with all numbers, and against np.diff."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

from gradient_core import GradientTrace
from gradient_core.calls import Answer
from gradient_core.insight import round_trip
from gradient_ui.figures.thinning import window

ROWS = 200
_LINES_AROUND = 50


def listing(answer: Answer, position: int) -> None:
    """Show every difference step as one line of text, those near the index of a long array."""
    if len(answer.trace) <= ROWS:
        text = answer.listing
    else:
        steps = answer.trace.steps()
        shown = window(len(steps), position, 2 * _LINES_AROUND)
        text = "\n".join(step.line for step in steps[shown.start : shown.stop])
        st.caption(
            f"Lines {shown.start} to {shown.stop - 1} of {len(steps)}, those around the index. "
            "In Python, `print(trace_gradient(f))` prints all."
        )
    # The container scrolls, not the code: it holds the copy button, so the keyboard reaches it.
    with st.container(height="content" if text.count("\n") < 16 else 420, border=False):
        st.code(text, language=None, wrap_lines=True)


def steps_table(answer: Answer, position: int) -> None:
    """Show the numbers of every step as a table, and offer all rows as CSV."""
    shown = window(len(answer.trace), position, ROWS)
    if len(shown) < len(answer.trace):
        st.caption(f"Rows {shown.start} to {shown.stop - 1} of {len(answer.trace)}.")
    st.dataframe(
        steps_frame(answer.trace, shown),
        hide_index=True,
        alt="Every difference step: index, region, samples read, their weights, and the value.",
    )
    st.download_button(
        "all steps as CSV",
        data=lambda: steps_frame(answer.trace, range(len(answer.trace))).to_csv(index=False),
        file_name="difference_steps.csv",
        mime="text/csv",
        on_click="ignore",
    )


def steps_frame(trace: GradientTrace, rows: range) -> pd.DataFrame:
    """Return difference steps of a 1-D trace as a table; unused samples are left empty."""
    columns = trace.columns(rows=slice(rows.start, rows.stop))
    regions = np.array(["left boundary", "interior", "right boundary"])
    frame = pd.DataFrame({"index": columns["index_0"], "region": regions[columns["region"] + 1]})
    for k in range(3):
        unused = columns["count"] <= k
        index = pd.Series(columns["index_0"] + columns[f"offset_{k}"], dtype="Int64")
        frame[f"read {k + 1}"] = index.mask(unused)
        for name in ("sample", "weight"):
            numbers = pd.Series(_drawable(columns[f"{name}_{k}"]))
            frame[f"{name} {k + 1}"] = numbers.mask(unused)
    frame["value"] = _drawable(columns["value"])
    frame["accuracy order"] = columns["accuracy_order"]
    return frame


def _drawable(column: np.ndarray) -> np.ndarray:
    """Return numbers that a table can show: complex ones as text."""
    return column.astype(str) if column.dtype.kind == "c" else column


def round_trip_table(answer: Answer, position: int) -> None:
    """Show np.diff beside np.gradient, and what comes back when they are summed up again."""
    trip = round_trip(answer.trace.samples, answer.numpy_values)
    shown = window(len(trip.samples), position, ROWS)
    part = slice(shown.start, shown.stop)
    differences = np.append(np.diff(trip.samples), np.nan)
    st.markdown(
        "`np.diff` has one value fewer: each belongs *between* two samples. Adding them up gives "
        "the samples back. Adding up the gradient does not: its values are slopes, not differences."
    )
    st.dataframe(
        pd.DataFrame(
            {
                "index": list(shown),
                "f": trip.samples[part],
                "diff to the next": differences[part],
                "gradient": answer.numpy_values[part],
                "f[0] + cumsum(diff)": trip.from_diff[part],
                "f[0] + cumsum(gradient)": trip.from_gradient[part],
            }
        ),
        hide_index=True,
        alt="Samples, differences, gradient, and the running sums of both.",
    )
