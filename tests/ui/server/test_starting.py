"""What is set before the first visitor comes."""

from __future__ import annotations

import pytest
from streamlit import config
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from gradient_ui.server.starting import allow_hosts


def test_hosts_of_the_environment_are_the_only_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    """Against DNS rebinding: a page of another name is not served; without names all are."""
    before = config.get_option("server.allowedHosts")
    allow_hosts()
    assert is_host_allowed("evil.example")

    monkeypatch.setenv("GRADIENT_LENS_ALLOWED_HOSTS", "lens.example, localhost")
    allow_hosts()
    try:
        assert is_host_allowed("lens.example:8501")
        assert is_host_allowed("localhost")
        assert not is_host_allowed("evil.example")
    finally:
        config.set_option("server.allowedHosts", before)
