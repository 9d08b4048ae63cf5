"""The link to what is on the screen."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import streamlit as st

from gradient_ui.cards import shared


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://lens.example/guide?x=1", "https://lens.example/axes"),
        (None, "/axes"),
        ("http://[::1", "/axes"),
        ("http://[x]:y", "/axes"),
    ],
)
def test_link_has_the_address_of_the_server_where_the_browser_gives_one(
    monkeypatch: pytest.MonkeyPatch, url: str | None, link: str
) -> None:
    """Anybody can send anything as the address of the page."""
    monkeypatch.setattr(st, "context", SimpleNamespace(url=url))

    assert shared._whole_link("/axes") == link
