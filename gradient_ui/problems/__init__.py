"""Typed text to the answer of a call. No streamlit."""
