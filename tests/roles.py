"""Finding the parts of a figure by what they are for, not by how or when they are drawn."""

from __future__ import annotations

from typing import Any


def traces_of(figure: dict[str, Any], role: str) -> list[dict[str, Any]]:
    """Return all traces of a role, in the order they are drawn."""
    return [trace for trace in figure["data"] if trace.get("meta") == role]


def trace_of(figure: dict[str, Any], role: str) -> dict[str, Any]:
    """Return the one trace of a role."""
    found = traces_of(figure, role)
    assert len(found) == 1, f"{len(found)} traces are {role!r}: {roles_in(figure)}"
    return found[0]


def roles_in(figure: dict[str, Any]) -> list[str]:
    """Return the roles of all traces, in the order they are drawn."""
    return [trace.get("meta", "none") for trace in figure["data"]]


def shapes_of(figure: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the shapes of a name."""
    return [shape for shape in figure["layout"]["shapes"] if shape.get("name") == name]


def centre(shape: dict[str, Any]) -> tuple[float, float]:
    """Return the middle of a rectangle."""
    return round((shape["x0"] + shape["x1"]) / 2, 6), round((shape["y0"] + shape["y1"]) / 2, 6)
