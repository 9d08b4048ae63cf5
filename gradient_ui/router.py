"""The main script: pages, titles, and what all pages share. Runs on every rerun, so it is short."""

from __future__ import annotations

import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:  # Streamlit puts the folder of the main script there, not the root
    sys.path.insert(0, str(ROOT))

from gradient_ui.controls import shared as controls  # noqa: E402  (after the path is set)
from gradient_ui.controls.spacing import SPACING  # noqa: E402
from gradient_ui.inputs import input_set as presets  # noqa: E402  (after the path is set)
from gradient_ui.inputs.axes import AXES  # noqa: E402
from gradient_ui.inputs.field import FIELD  # noqa: E402
from gradient_ui.inputs.line import LINE  # noqa: E402

PAGES = ROOT / "pages"
INPUTS = (LINE, SPACING, AXES, FIELD)


def main() -> None:
    """Choose the page, draw what all pages share, and run it."""
    page = st.navigation(
        [
            st.Page(PAGES / "step_by_step.py", title="Step by step", default=True),
            st.Page(PAGES / "edge_order.py", title="Edge order", url_path="edge-order"),
            st.Page(PAGES / "spacing.py", title="Spacing", url_path="spacing"),
            st.Page(PAGES / "axes.py", title="Axes", url_path="axes"),
            st.Page(PAGES / "vector_field.py", title="Vector field", url_path="vector-field"),
            st.Page(PAGES / "guide.py", title="Guide", url_path="guide"),
        ],
        position="top",
    )
    presets.carry_inputs_over(page.url_path, *INPUTS)
    asked = presets.asked_by_link(*INPUTS)
    projector = controls.projector_is_on()
    st.set_page_config(
        page_title=f"{page.title} · Gradient Lens",
        page_icon="🔍",
        layout="wide",
        initial_sidebar_state="collapsed" if projector else 320,
        menu_items={"About": "Gradient Lens shows every difference that numpy.gradient takes."},
    )
    with st.sidebar:
        controls.projector_switch()
    if projector:
        st.html(f"<style>:root{{font-size:{controls.PROJECTOR_SCALE:.0%}}}</style>")
    page.run()
    note = presets.note_about_values(asked)
    if note:
        st.toast(note, icon="⚠️", duration="long")


# A worker process imports the main module again, under another name: there nothing must run.
if __name__ == "__main__":
    main()
