"""Shows a link to the room: as a code for cameras, to be typed, and as a frame for another page."""

from __future__ import annotations

from html import escape

import streamlit as st

from gradient_ui.controls import room as controls
from gradient_ui.figures.qr import qr_svg
from gradient_ui.limits import FRAMED_BY
from gradient_ui.words import escaped

_WIDTH = 360  # pixels
_FRAME_HEIGHT = 720


def room_part() -> None:
    """Show the choice of a link, its code, and the frame."""
    left, right = st.columns([1, 1], gap="large")
    with left:
        target = controls.choose_target()
        if target.problem:
            st.warning(escaped(target.problem))
    if not target.path:
        return
    with right:
        code_of(target.path)
    with left:
        _frame(target.path)


def code_of(path: str, width: int = _WIDTH) -> None:
    """Show the code of a link, and the link itself.

    Parameters
    ----------
    path : str
        Path and query; short enough for a code.
    width : int, units px
        Of the code.
    """
    link = controls.server() + path
    st.image(qr_svg(link), width=width, alt=f"QR code of {link}")
    st.code(link, language=None, wrap_lines=True)
    if controls.is_for_nobody_else():
        st.warning(
            "This address opens on this computer alone. Open this page by the name or the number "
            "of the computer in your network, and the code has that.",
            icon=":material/warning:",
        )


def _frame(path: str) -> None:
    """Show the lines that put the page into another one, and where that works."""
    sign = "&" if "?" in path else "?"
    link = f"{controls.server()}{path}{sign}embed=true"
    st.markdown("**In a frame of another page**, such as one of a course:")
    st.code(
        f'<iframe src="{escape(link)}"\n  title="Gradient Lens" width="100%" '
        f'height="{_FRAME_HEIGHT}" style="border: 0"></iframe>',
        language=None,
        wrap_lines=True,
    )
    allowed = f"and of {', '.join(FRAMED_BY)}" if FRAMED_BY else "alone"
    st.markdown(
        f":small[Pages of this server {escaped(allowed)} may have it in a frame. Whoever runs the "
        "server names others in `GRADIENT_LENS_FRAMED_BY`.]"
    )
