"""A press that arrives when its widget has gone is nothing."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def test_callbacks_of_widgets_that_have_gone_do_nothing() -> None:
    """Slider, list of examples, slice and table: none of them is in the session."""

    def script() -> None:
        import pandas as pd
        import streamlit as st

        from gradient_ui.controls import stepping, table
        from gradient_ui.inputs import session
        from gradient_ui.inputs.line import LINE

        session.begin("", LINE, [LINE])
        before = session.values_of(LINE)
        stepping._take_slider()
        table._take_edit(pd.DataFrame({"f": [1.0]}))
        session.choose(LINE, session.sent("case_list", str))
        st.session_state["i_slider"] = "3"
        stepping._take_slider()
        assert session.values_of(LINE) == before

    assert not AppTest.from_function(script).run().exception
