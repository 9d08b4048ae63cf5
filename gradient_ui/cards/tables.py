"""Every difference step: as text, as a table with all numbers, and against np.diff."""

from __future__ import annotations

from functools import partial

import numpy as np
import pandas as pd
import streamlit as st

from gradient_core.calls import Answer
from gradient_core.insight import round_trip
from gradient_ui import exports
from gradient_ui.cards.shared import step_line
from gradient_ui.controls import stepping
from gradient_ui.controls.shared import type_scale
from gradient_ui.figures.thinning import window
from gradient_ui.inputs.line import BELOW, DIFF, LISTING, TABLE
from gradient_ui.limits import MOST_ROWS
from gradient_ui.problems.refusals import Asked
from gradient_ui.stage.lines import lines

_LINES_AROUND = 50
# Pixels: of a row; of what stands above and below the rows; of all that is seen at once.
_ROW, _BESIDE, _MOST = 36, 150, 500


def views(answer: Answer, asked: Asked, position: int, form: str) -> None:
    """Show every difference step in one of three views; only the open one is made."""
    lines_tab, table, against = st.tabs([LISTING, TABLE, DIFF], key=BELOW, on_change="rerun")
    shown = (
        (lines_tab, partial(listing, answer, position, form)),
        (table, partial(steps_table, answer, asked, position)),
        (against, partial(round_trip_table, answer, position)),
    )
    height = round(room(len(answer.trace)) * type_scale())
    for tab, show in shown:
        with tab, st.container(height=height, border=False):
            if tab.open:
                show()


def room(count: int) -> int:
    """Return how many pixels each of the views of so many steps gets.

    The same for all, so that another one does not move the page.

    Examples
    --------
    >>> room(5), room(1000)
    (366, 500)
    """
    return min(_BESIDE + (count + 1) * _ROW, _MOST)


def listing(answer: Answer, position: int, form: str) -> None:
    """Show every difference step as one line, the current one lit; of many those around it.

    A click on a line goes there.
    """
    steps = answer.trace.steps()
    shown = window(len(steps), position, 2 * _LINES_AROUND)
    if len(shown) < len(steps):
        st.caption(
            f"Lines {shown.start} to {shown.stop - 1} of {len(steps)}, those around the index. "
            "In Python, `print(trace_gradient(f))` prints all."
        )
    texts = {i: step_line(steps[i], form) for i in shown}
    alt = "Every difference step, a line each; a click on a line goes there."
    lines(texts, position, key="listing", alt=alt, on_select=stepping.select)


def steps_table(answer: Answer, asked: Asked, position: int) -> None:
    """Show the numbers of every step as a table, and offer all rows as CSV."""
    shown = window(len(answer.trace), position, MOST_ROWS)
    if len(shown) < len(answer.trace):
        st.caption(f"Rows {shown.start} to {shown.stop - 1} of {len(answer.trace)}.")
    table = exports.steps_table(answer.trace, shown)
    unused = [name for name in table.column_names if table[name].null_count == len(table)]
    st.dataframe(
        table.drop_columns(unused),
        hide_index=True,
        alt="Every difference step: index, region, samples read, their weights, and the value.",
    )
    st.link_button(f"all {len(answer.trace):,} steps as CSV", exports.offer(asked))


def round_trip_table(answer: Answer, position: int) -> None:
    """Show np.diff beside np.gradient, and what comes back when they are summed up again."""
    trip = round_trip(answer.trace.samples, answer.numpy_values)
    shown = window(len(trip.samples), position, MOST_ROWS)
    part = slice(shown.start, shown.stop)
    differences = np.append(np.diff(trip.samples), np.nan)
    st.markdown(
        "`np.diff` has one value fewer: each belongs *between* two samples. Adding them up gives "
        "the samples back. Adding up the gradient in general does not: its values are slopes, not "
        "differences."
    )
    st.dataframe(
        pd.DataFrame(
            {
                "index": list(shown),
                "f": trip.samples[part],
                "diff to the next": differences[part],
                "gradient": answer.numpy_values[part],
                "f[0] + sum(diff[:i])": trip.from_diff[part],
                "f[0] + sum(gradient[:i])": trip.from_gradient[part],
            }
        ),
        hide_index=True,
        alt="Samples, differences, gradient, and the running sums of both.",
    )
