"""What a visitor reads after an error that nobody expected."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def failing() -> None:
    """Hand an error to the server's handler, as Streamlit does."""
    import streamlit as st

    import app

    st.session_state["handled"] = app.explain_failure(ValueError("a secret in a message"))


def test_unexpected_error_says_what_to_do_and_shows_no_message() -> None:
    """Reload or begin afresh; the words of the error stay in the server's log."""
    page = AppTest.from_function(failing, default_timeout=60).run()

    assert page.session_state["handled"] is True
    assert "reload the page" in page.error[0].value
    assert "[the start page](/)" in page.error[0].value
    assert "secret" not in page.error[0].value
