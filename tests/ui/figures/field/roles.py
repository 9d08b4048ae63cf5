"""Traces of a field figure, asked for by what they mean."""

from __future__ import annotations

from gradient_ui.figures.layout import Figure


def all_of(figure: Figure, role: str) -> list[Figure]:
    """Return the traces with a role."""
    return [trace for trace in figure["data"] if trace["meta"] == role]


def the(figure: Figure, role: str) -> Figure:
    """Return the one trace with a role."""
    (found,) = all_of(figure, role)
    return found
