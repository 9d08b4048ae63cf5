"""The widgets of the Spacing page: samples, second argument, index, and what its pictures show."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import streamlit as st

from gradient_core.calls import Answer, looks_like_dates, text_of
from gradient_core.cases import TABLES
from gradient_ui import cached
from gradient_ui.controls import shared
from gradient_ui.controls.columns import choose_columns
from gradient_ui.controls.files import open_file
from gradient_ui.figures.labels import short
from gradient_ui.inputs import session
from gradient_ui.inputs.spacing import (
    INDEX,
    MIDDLE,
    PER,
    PER_X,
    SPACING,
    UNIT,
    F,
    X,
)
from gradient_ui.problems.refusals import Asked
from gradient_ui.problems.spacing import SPACING_COLUMNS

Arrays = tuple[np.ndarray | None, np.ndarray | None]
Mend = Callable[[Answer], Arrays]


def spacing_inputs() -> shared.Typed:
    """Draw the inputs of the page."""
    f = shared.box(
        SPACING,
        F,
        "Your numbers f",
        "Numbers with commas, spaces or new lines between them, or linspace(0, 1, 11).",
    )
    places = {F: st.container()}
    open_file(SPACING, F, TABLES)
    table = cached.table(f)
    has_places = table is not None and choose_columns(SPACING, SPACING_COLUMNS, f, table)
    x = "" if has_places else _second_argument(f, table is not None)
    places[X] = st.container()
    shared.example_list(SPACING)
    asked = session.asked(SPACING)
    if not shared.projector_is_on():
        shared.undo_redo_reset(SPACING)
        st.button(
            "swap f and x",
            key="sp_swap",
            on_click=swap,
            args=(asked,),
            disabled=not x.strip() or looks_like_dates(x),
            help="np.gradient(f, x) takes the values first, the reverse of plt.plot(x, y).",
        )
    return shared.Typed(asked, places)


def _second_argument(f: str, has_columns: bool) -> str:
    """Draw the box for what follows f in the call, and return its text."""
    rows = 1 if has_columns else cached.row_count(f)
    if rows > 1:
        st.caption(f"{rows} rows were pasted; this page takes the first.")
    x = shared.box(
        SPACING,
        X,
        "Spacing (second argument)",
        "What follows f in np.gradient(f, ...): nothing; one number, the distance; a list or "
        "linspace(0, 1, 11), the coordinates; or dates such as 2024-01-31.",
    )
    if looks_like_dates(x):
        shared.choice(
            SPACING,
            UNIT,
            "Unit of time",
            "The differences of the dates are divided by this unit; the gradient is per unit.",
        )
    return x


def choose_index(length: int) -> int:
    """Draw the number box of the one index and return it."""
    st.markdown("Sample *i* =", width="content")
    return shared.index(
        SPACING,
        INDEX,
        length,
        "sample i",
        width=190,
        label_visibility="collapsed",
        help="Which output to look at. A click on the ruler selects it, too.",
    )


def select(index: float, length: int) -> None:
    """Select the index that was clicked; what the browser sends is checked."""
    if 0 <= index < length:
        st.session_state[INDEX] = int(index)


def choose_middle(x: Sequence[float]) -> float:
    """Draw the slider that moves the middle one of three samples; return its share of the way."""
    given, share = SPACING.by_key[MIDDLE], float(session.value(SPACING, MIDDLE))
    between = f"Middle sample, between its neighbours at x = {short(x[0])} and {short(x[2])}"
    st.slider(
        f"{between}; your numbers stay as they are",
        float(given.least),
        float(given.most),
        step=0.05,
        format="percent",
        key=MIDDLE,
        help="How far it has gone on its way. The sample stays on the parabola through the three "
        "that you have. Half way, all three slopes agree.",
    )
    return share


def is_per_x(*, disabled: bool) -> bool:
    """Draw the toggle between the gradient without and with the second argument."""
    about = (
        "Per x is np.gradient(f, x); per index is np.gradient(f), as if all samples were 1 apart."
    )
    return bool(shared.choice(SPACING, PER, "Gradient", about, disabled=disabled) == PER_X)


def write_arrays(asked: Asked, mend: Mend) -> None:
    """Write the samples and the coordinates that `mend` makes of the answer, as far as it does.

    A button is kept with the session: it knows what was asked, and looks up the answer.
    """
    answer = cached.solve_spacing(asked)
    if not isinstance(answer, Answer):
        return
    arrays = dict(zip((F, X), mend(answer), strict=True))
    session.write({key: text_of(array) for key, array in arrays.items() if array is not None})


def swap(asked: Asked) -> None:
    """Write the second argument in the place of the first, and the other way round."""
    session.write({F: asked[X], X: asked[F]})
