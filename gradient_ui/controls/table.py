"""The editable table: a twin of the text. The text is the truth; an edit rewrites it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from gradient_core.calls import text_of
from gradient_core.differences import COORDINATES
from gradient_core.errors import Refusal
from gradient_ui import cached
from gradient_ui.inputs import session
from gradient_ui.limits import MOST_ROWS
from gradient_ui.problems.line import EDGE_ORDER, FROM_FORMULA, SAMPLES, SOURCE, SPACING, X
from gradient_ui.problems.refusals import Asked

_KEY, _OPENED = "table", "table_opened"


def draw(asked: Asked) -> None:
    """Draw the table of the samples, closed at first; nothing where no table can be edited.

    A closed one is not made: it would be a seventh of what the page costs.
    """
    columns = editable_columns(asked)
    if columns is None:
        return
    opened = st.expander("Edit as a table", key=_OPENED, on_change="rerun")
    if not opened.open:
        return
    table = pd.DataFrame(columns)
    with opened:
        st.data_editor(
            table,
            key=_KEY,
            num_rows="dynamic",
            hide_index=True,
            height=min(38 * len(table) + 76, 300),
            on_change=_take_edit,
            args=(table,),
            alt="The samples, and their coordinates if they have any, one row per sample.",
        )


def editable_columns(asked: Asked) -> dict[str, np.ndarray] | None:
    """Return the typed samples by column; None for too many, complex or non-finite ones."""
    if asked[SOURCE] == FROM_FORMULA or cached.table(asked[SAMPLES]) is not None:
        return None
    answer = cached.solve({EDGE_ORDER: 1, **asked})
    if isinstance(answer, Refusal):
        return None
    columns = {SAMPLES: np.asarray(answer.trace.samples)}
    (reading,) = answer.trace.spacing
    if asked[SPACING] == COORDINATES and reading.coordinates is not None:
        columns[X] = np.asarray(reading.coordinates)
    fits = len(columns[SAMPLES]) <= MOST_ROWS and all(
        column.dtype.kind in "iuf" and np.isfinite(column).all() for column in columns.values()
    )
    return {name: column.astype(np.float64) for name, column in columns.items()} if fits else None


def _take_edit(table: pd.DataFrame) -> None:
    edits = session.sent(_KEY, dict)
    if edits is None:
        return
    edited = apply_edits(table, edits)
    columns = {key: edited[key].to_numpy(np.float64) for key in (SAMPLES, X) if key in edited}
    session.write({key: text_of(values) if len(values) else "" for key, values in columns.items()})


def apply_edits(table: pd.DataFrame, edits: dict[str, Any]) -> pd.DataFrame:
    """Return `table` with the edits of the editor; rows that stay incomplete are left out.

    Parameters
    ----------
    table : DataFrame
        What the editor was given.
    edits : dict
        ``edited_rows``, ``added_rows`` and ``deleted_rows`` as the browser sends them. Client
        data: only known columns and rows are taken, and only finite numbers.
    """
    rows = table.to_dict("records")
    for number, changes in edits.get("edited_rows", {}).items():
        if 0 <= int(number) < len(rows):
            rows[int(number)].update(changes)
    deleted = {int(number) for number in edits.get("deleted_rows", [])}
    kept = [row for k, row in enumerate(rows) if k not in deleted]
    kept += edits.get("added_rows", [])
    complete = pd.DataFrame(kept, columns=table.columns)
    numbers = complete.apply(pd.to_numeric, errors="coerce").replace([np.inf, -np.inf], np.nan)
    return numbers.dropna().head(MOST_ROWS)
