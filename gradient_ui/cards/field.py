"""Shows a field: its pictures, the two steps behind one arrow, and which way arrows point."""

from __future__ import annotations

import numpy as np
import streamlit as st

from gradient_core import DifferenceStep
from gradient_core.calls import Answer
from gradient_core.cases import BETTER_SPACING, elevation_notes
from gradient_core.sampled import WITHIN_DEGREES, Field, script, streamlines_possible
from gradient_core.trace import readable_digits
from gradient_ui import cached
from gradient_ui.cards import field_words as words
from gradient_ui.cards import shared as cards
from gradient_ui.cards.ledger import short_ledger
from gradient_ui.controls.field import one_of, take_click
from gradient_ui.figures.field.compass import compass
from gradient_ui.figures.field.contours import contour_alt, contour_figure
from gradient_ui.figures.field.directions import (
    AS_RETURNED,
    EXCHANGED,
    directions_alt,
    directions_figure,
)
from gradient_ui.figures.field.maps import (
    OperatorMap,
    curl_map,
    error_alt,
    error_figure,
    magnitude_alt,
    magnitude_figure,
    operator_alt,
    operator_figure,
)
from gradient_ui.figures.field.nodes import Node
from gradient_ui.figures.field.streamlines import streamline_alt, streamline_figure
from gradient_ui.figures.field.surface import surface_alt, surface_figure
from gradient_ui.figures.labels import short
from gradient_ui.figures.layout import Figure
from gradient_ui.inputs import session
from gradient_ui.inputs.field import (
    ARROWS,
    COMPACT,
    CONTOURS,
    CURL,
    EXACT,
    EXACT_VIEW,
    FIELD,
    OPERATOR,
    STEEPNESS,
    STREAMLINES,
    SURFACE,
    TWICE,
)
from gradient_ui.problems.field import RELIEF, field_of
from gradient_ui.problems.refusals import Asked

CONTOURS_EXACT = "contours_exact"  # the key of the contours with the exact arrows
NODE_KEY, SLOPES_KEY = "stage_node", "stage_slopes"  # under which a live stage finds the texts
_COMPASS = 76  # pixels


def picture(view: str, asked: Asked, answer: Answer, node: Node) -> str | None:
    """Show the chosen picture of the field, with the selected node lit.

    Returns
    -------
    str or None
        The key of the figure; None where there is none.
    """
    field, palette = field_of(answer), cards.current_palette()
    if view == SURFACE:
        return _clickable(surface_figure(field, node, palette), view, surface_alt(field, node))
    if view == CONTOURS:
        return _clickable(contour_figure(field, node, palette), view, contour_alt(field, node))
    if view == STEEPNESS:
        return _clickable(magnitude_figure(field, node, palette), view, magnitude_alt(field, node))
    if view == STREAMLINES:
        return _streamlines(asked, answer, node)
    if view == EXACT:
        return _against_exact(field, node)
    return _operators(asked, answer, node)


def _clickable(figure: Figure, key: str, alt: str) -> str:
    cards.show_figure(figure, key=key, alt=alt, on_click=take_click)
    return key


def _streamlines(asked: Asked, answer: Answer, node: Node) -> str | None:
    field = field_of(answer)
    if not streamlines_possible(field):
        st.info("No streamlines here: they need evenly spread, finite samples along both axes.")
        return None
    lines = cached.streamlines(asked, answer)
    figure = streamline_figure(field, lines, node, cards.current_palette())
    key = _clickable(figure, STREAMLINES, streamline_alt(field))
    st.markdown("Each line follows the arrows uphill; it crosses every contour at a right angle.")
    return key


def _against_exact(field: Field, node: Node) -> str | None:
    error = field.error
    if error is None:
        st.info("The exact field is unknown: samples do not say which function they come from.")
        return None
    palette = cards.current_palette()
    if one_of(EXACT_VIEW) == ARROWS:
        exact = contour_figure(field, node, palette, with_exact=True)
        key = _clickable(exact, CONTOURS_EXACT, contour_alt(field, node))
        st.markdown("Dashed: the exact gradient, not known to NumPy.")
        return key
    key = _clickable(
        error_figure(field, error, node, palette), "error", error_alt(field, error, node)
    )
    here = error[node[1], node[0]]
    with st.container(key="stage_faded_told"):
        st.markdown(f"How far NumPy's arrow is from the exact one; at this node {short(here)}.")
    return key


def _operators(asked: Asked, answer: Answer, node: Node) -> str:
    made = cached.operators(asked, answer)
    which = one_of(OPERATOR)
    shown = {
        TWICE: OperatorMap("Laplacian", made.laplacian_twice, made.damaged_border),
        COMPACT: OperatorMap("Laplacian", made.laplacian_compact, made.compact_border),
        CURL: curl_map(made.curl),
    }[which]
    field = field_of(answer)
    figure = operator_figure(field, shown, node, cards.current_palette())
    key = _clickable(figure, "operator_map", operator_alt(field, shown, node))
    st.markdown(_OPERATOR_SENTENCES[which])
    ix, iy = node
    here = {
        "at this node": ["divergence of the gradient", "five-point Laplacian", "curl"],
        "value": [
            *(short(array[iy, ix], 6) for array in (made.divergence, made.laplacian_compact)),
            f"0, round-off {short(made.curl[iy, ix], 2)}" if made.curl[iy, ix] else "0",
        ],
    }
    with st.container(key="stage_faded_told"):
        st.table(here, hide_index=True, alt="Divergence, compact Laplacian and curl at the node.")
    return key


_OPERATOR_SENTENCES = {
    TWICE: "The divergence of the gradient is the Laplacian by `np.gradient` twice: it reads "
    "samples two nodes away. At the two nodes nearest to each side one-sided differences make it "
    "less accurate.",
    COMPACT: "The five-point Laplacian reads the four neighbours and the node itself. It has no "
    "value on the border, and it sees what gradient twice cannot see: try the checkerboard.",
    CURL: "The curl of a gradient is 0. What is left here is round-off: differences along two "
    "axes can be taken in either order.",
}


def node_summit(field: Field, node: Node) -> None:
    """Name the node, and show how steep it is there and which way is uphill, with a compass."""
    u, v = words.components(field, node)
    angle, label, value = words.summit(u, v)
    alt = (
        "A compass without a needle: no way is uphill."
        if angle is None
        else f"A compass: uphill is at {angle:.0f}° from the x axis."
    )
    with st.container(key=NODE_KEY, gap="xsmall"):
        st.markdown(words.heading(field, node))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.image(compass(angle, cards.current_palette()), width=_COMPASS, alt=alt)
            st.metric(label, value)
        st.markdown(f":small[{words.way(u, v)}]")


def arrow_card(answer: Answer, node: Node) -> None:
    """Show both difference steps behind an arrow, and NumPy's results."""
    field = field_of(answer)
    u_and_v = words.components(field, node)
    with st.container(key=SLOPES_KEY, gap="xsmall"):
        for name, step, used in zip("xy", field.steps_at(*node), u_and_v, strict=True):
            _slope(name, step, words.slope(field, name, step, used))
    with st.container(key="stage_faded_tick", gap="xsmall"):
        cards.tick_all(answer, field.steps_at(*node))


def _slope(name: str, step: DifferenceStep, said: tuple[str, str]) -> None:
    """Show one component: which output of np.gradient it is, and its formula with numbers."""
    before, after = said
    style = cards.current_palette().schemes[step.scheme]
    scheme = f":{style.markdown}[{style.glyph} **{step.scheme}**]"
    st.markdown(f":small[**∂f/∂{name}**{before}{scheme}{after}]")
    # both slopes would be g with the same index
    formula = short_ledger(step, readable_digits(step), f"f_{name}", style.ink)
    st.latex(formula, width="content")


def whole_steps(answer: Answer, node: Node) -> None:
    """Show the full card of both steps: sentence, statement, numbers."""
    field = field_of(answer)
    columns = st.columns(2, gap="small")
    for column, name, step in zip(columns, "xy", field.steps_at(*node), strict=True):
        with column:
            title = f"**∂f/∂{name}**, along axis {step.axis}"
            cards.whole_step(answer, step, title, _how_wrong(field, name, node, step))


def _how_wrong(field: Field, name: str, node: Node, step: DifferenceStep) -> str:
    exact = field.exact_df_dx if name == "x" else field.exact_df_dy
    if exact is None:
        return ""
    ix, iy = node
    return cards.error_table("at this node", float(step.value), float(exact[iy, ix]))


def right_way(asked: Asked, answer: Answer) -> None:
    """Show the arrows unpacked in the right and in the wrong order, side by side."""
    field, palette = field_of(answer), cards.current_palette()
    found = cached.directions(asked, answer)
    orders = (
        (AS_RETURNED, "Right", found.right_share, found.right_code),
        (EXCHANGED, "Wrong order", found.wrong_share, found.wrong_code),
    )
    for column, (which, title, share, code) in zip(st.columns(2), orders, strict=True):
        with column, cards.card():
            mark = ":green[✓]" if which == AS_RETURNED else ":red[✗]"
            score = "no arrow to judge" if np.isnan(share) else f"{share:.0%} of arrows uphill"
            st.markdown(f"{mark} **{title}**: {score}")
            figure = directions_figure(field, palette, which)
            cards.show_figure(figure, key=f"ways_{which}", alt=directions_alt(field, which))
            st.code(code, language=None, wrap_lines=True)
    rows, columns = field.axes[0].name, field.axes[1].name
    known = "exact" if found.exact else "NumPy's own"
    st.markdown(
        f"Uphill: within {WITHIN_DEGREES}° of the {known} direction, at {found.judged:,} nodes. "
        f'With `indexing="{field.indexing}"`: **axis 0 (rows) = d/d{rows}**, '
        f"**axis 1 (columns) = d/d{columns}**. np.gradient returns them in this order."
    )
    if np.isclose(found.right_share, found.wrong_share):
        st.info("On this field the two orders cannot be told apart by their arrows.")
    plane = FIELD.shown(session.values_of(FIELD))
    if plane is None or plane.name != "plane":
        st.button("show it on x + 10y", key="plane", on_click=session.choose, args=(FIELD, "plane"))


def cautions(asked: Asked, answer: Answer) -> None:
    """Show what NumPy did silently, and for the elevation model each note with its fix."""
    field = field_of(answer)
    if RELIEF in asked:
        for note in elevation_notes(asked[RELIEF]):
            cards.caution_cards([note])
            better = BETTER_SPACING.get(note.code)
            if better is not None:
                st.button(
                    f"use {better}",
                    key=f"fix_{better}",
                    on_click=session.write,
                    args=({RELIEF: better},),
                )
    if field.nonfinite:
        fix = (
            "Choose a range in which the formula has a value everywhere."
            if field.function
            else "Fill the holes, or cut them out, before you differentiate."
        )
        st.warning(
            f"Not finite: {field.nonfinite:,} of {field.samples.size:,} samples. There are no "
            f"arrows beside them. {fix}",
            icon=":material/warning:",
        )
    cards.caution_cards([c for c in field.trace.cautions if c.code != "samples_not_finite"])


def program(answer: Answer) -> None:
    """Show the program that makes the field and its gradient, with NumPy's version."""
    versioned = f"import numpy as np  # {np.__version__}"
    code = script(field_of(answer)).replace("import numpy as np", versioned, 1)
    st.code(code, language=None, wrap_lines=True)
