"""Tests of whole pages in Streamlit's own test runner."""
