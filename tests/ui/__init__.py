"""Tests of figures, controls and cards, without a server."""
