"""Where this server is found."""

from __future__ import annotations

import streamlit as st


def base_path() -> str:
    """Return the path under which the pages are, without a slash at its end."""
    base = st.get_option("server.baseUrlPath").strip("/")
    return f"/{base}" if base else ""


def local_url() -> str:
    """Return the address of this server for a browser on the same computer."""
    scheme = "https" if st.get_option("server.sslCertFile") else "http"
    address = st.get_option("server.address")
    host = "localhost" if address in (None, "0.0.0.0", "::") else address
    return f"{scheme}://{host}:{st.get_option('server.port')}{base_path()}/"
