"""Shows the guide: a word with its figure, the three meanings of second order, the arguments."""

from __future__ import annotations

from itertools import pairwise

import streamlit as st

from gradient_core import parse_function
from gradient_core.sampled import HalvingRow, halving_rows
from gradient_ui.cards import shared as cards
from gradient_ui.cards.guide_entries import ENTRIES, Drawing, Entry
from gradient_ui.cards.links import open_link
from gradient_ui.figures.labels import short
from gradient_ui.figures.line.strip import Strip
from gradient_ui.kept import kept
from gradient_ui.stage.strip import strip
from gradient_ui.theme import palette

# argument and default; what it takes, and does then; a page that shows it
ARGUMENTS = (
    (
        "`f`",
        "An array of any shape, or what `np.array` takes, with at least 2 samples along each axis. "
        "Integers become float64 first.",
        "[dtypes](/?case=uint8)",
    ),
    (
        "spacing (`*varargs`), nothing",
        "The default: the spacing is 1, slopes are per index.",
        "[forgotten spacing](/?case=forgotten-spacing)",
    ),
    (
        "spacing (`*varargs`), one number",
        "The distance between neighbours, along every axis.",
        "[distance](/?spacing=distance)",
    ),
    (
        "spacing (`*varargs`), one per axis",
        "Each a distance, or a 1-D array as long as the axis: coordinates, not step sizes.",
        "[the ruler](/spacing)",
    ),
    (
        "`axis` (None)",
        "None for all axes, an int, or several in the order wanted; negative counts from the end.",
        "[by axis](/axes)",
    ),
    (
        "`edge_order` (1)",
        "1 or 2, the accuracy order at the two ends; 2 needs 3 samples.",
        "[compared](/edge-order?case=squares)",
    ),
)


def words() -> None:
    """Show the words one by one, the three meanings of second order, and the arguments."""
    is_dark = st.context.theme.type == "dark"
    for shown in ENTRIES:
        entry(shown, is_dark=is_dark)
    three_orders()
    st.header("The arguments of numpy.gradient", anchor=False)
    arguments()


def entry(shown: Entry, *, is_dark: bool) -> None:
    """Show a word: what it means, where to try it, and its figure."""
    with st.container(border=True):
        left, right = st.columns([1, 1.15], gap="medium")
        with left:
            st.header(shown.word, anchor=False)
            st.markdown(shown.text)
            open_link(shown.link, f"See it: {shown.try_it}")
        with right:
            figure, alt = _drawn(shown.key, is_dark, shown)
            if isinstance(figure, Strip):
                with cards.room_for(figure):
                    strip(figure, key=f"guide_{shown.key}", alt=alt)
            else:
                cards.show_figure(figure, key=f"guide_{shown.key}", alt=alt)


@kept(by=2)
def _drawn(_key: str, is_dark: bool, shown: Entry) -> Drawing:
    """Return the figure of a word: it never changes."""
    return shown.draw(palette(dark=is_dark))


def three_orders() -> None:
    """Tell the three meanings of second order apart, with the errors that show the last two."""
    with st.container(border=True):
        st.header("“Second order”: three meanings", anchor=False)
        st.markdown(
            "- **Order of the derivative.** The slope is the first derivative, the slope of the "
            "slope the second. `np.gradient` always takes the first.\n"
            "- **Accuracy order.** How fast the error shrinks. Second order: halve the spacing, "
            "and the error falls to a quarter. Inside, `np.gradient` is of second order.\n"
            "- **`edge_order`.** The accuracy order at the two ends alone, 1 unless you ask for 2."
        )
        st.markdown("The errors for exp x from 0 to 1, and what each is of the one above it:")
        st.table(
            _errors_of_exp(),
            hide_index=True,
            alt="Errors of the gradient of exp x as the spacing is halved, inside and at the left "
            "end with either edge_order.",
        )


@kept()
def _errors_of_exp() -> dict[str, list[str]]:
    return halving_table(halving_rows(parse_function("exp(x)", ["x"]), 0, 1, 10, 3))


def halving_table(rows: list[HalvingRow]) -> dict[str, list[str]]:
    """Return the errors as columns of text, each with its ratio to the one before."""
    columns = {
        "inside": [row.interior for row in rows],
        "left end, edge_order=1": [row.edge_1 for row in rows],
        "left end, edge_order=2": [row.edge_2 for row in rows],
    }
    table = {"intervals": [str(row.intervals) for row in rows]}
    for name, errors in columns.items():
        ratios = [f" (1/{a / b:.1f})" for a, b in pairwise(errors)]
        table[name] = [f"{short(e, 2)}{r}" for e, r in zip(errors, ["", *ratios], strict=True)]
    return table


def arguments() -> None:
    """Show what each argument accepts, its default and what it does, each with a live example."""
    head = "| argument (default) | takes | see |\n|:--|:--|:--|\n"
    st.markdown(head + "\n".join(f"| {' | '.join(row)} |" for row in ARGUMENTS))
    st.markdown(
        "It returns one array per axis, in a tuple: `dy, dx = np.gradient(F)` for rows that are y. "
        "With one axis, the bare array."
    )
