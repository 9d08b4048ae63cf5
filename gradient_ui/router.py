"""The main script: pages, titles, and what all pages share. Runs on every rerun, so it is short."""

from __future__ import annotations

import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:  # Streamlit puts the folder of the main script there, not the root
    sys.path.insert(0, str(ROOT))

from gradient_ui.controls import shared  # noqa: E402  (after the path is set)
from gradient_ui.inputs import session  # noqa: E402
from gradient_ui.inputs.classroom import CLASSROOM  # noqa: E402
from gradient_ui.inputs.pages import INPUTS  # noqa: E402
from gradient_ui.logo import logo, mark  # noqa: E402
from gradient_ui.screens import SCREENS  # noqa: E402
from gradient_ui.stage.projector import STYLE, projector_keys  # noqa: E402
from gradient_ui.words import escaped  # noqa: E402


def main() -> None:
    """Choose the page, draw what all pages share, and run it."""
    page = st.navigation(
        [
            st.Page(
                screen.file,
                title=screen.title,
                url_path=screen.url_path or None,
                default=not screen.url_path,
            )
            for screen in SCREENS
        ],
        position="top",
    )
    inputs = INPUTS[page.url_path]
    session.begin(page.url_path, inputs, INPUTS.values())
    projector = shared.projector_is_on()
    st.set_page_config(
        page_title=f"{page.title} · Gradient Lens",
        page_icon=mark("light"),
        layout="wide",
        initial_sidebar_state="collapsed" if projector else 320,
        menu_items={"About": "Gradient Lens shows every difference that numpy.gradient takes."},
    )
    st.logo(logo(st.context.theme.type), size="large")
    if projector:
        st.html(f"<style>:root{{font-size:{shared.type_scale():.0%}}}</style>{STYLE}")
    page.run()
    with st.container(gap=None):  # the script takes no room
        is_taught = projector or inputs is CLASSROOM
        projector_keys(is_on=projector, is_taught=is_taught, on_toggled=shared.toggle_projector)
    lost = session.lost(inputs)
    if lost:
        note = (
            f"The link asks for {', '.join(lost)}, which does not exist here. "
            "What is shown comes nearest to it."
        )
        st.toast(escaped(note), icon="⚠️", duration="long")


if __name__ == "__main__":  # the tests import what is declared here
    main()
