"""What the browser is told of a field, so that its selected node can be dragged."""

from __future__ import annotations

from typing import Any

from gradient_core.cases import Goal, field_goals
from gradient_core.sampled import Field
from gradient_core.statements import program_data
from gradient_ui.figures.field.arrows import arrow_scale, steepest
from gradient_ui.figures.field.contours import enlargement, exact_slopes
from gradient_ui.figures.live import spacing_of, why_not_live
from gradient_ui.figures.traces import as_float32

# They are sent with every answer: no more than a picture of them.
MOST_NODES = 10_000


def why_not_dragged(field: Field) -> str | None:
    """Return why the selected node cannot be dragged, None where it can.

    Parameters
    ----------
    field : Field

    Examples
    --------
    >>> import numpy as np
    >>> from gradient_core.sampled import field_of_array
    >>> print(why_not_dragged(field_of_array(np.zeros((3, 4)))))
    None
    >>> why_not_dragged(field_of_array(np.zeros((101, 100))))
    '10,100 nodes are too many to be dragged through: click one.'
    """
    if field.samples.size > MOST_NODES:
        return f"{field.samples.size:,} nodes are too many to be dragged through: click one."
    if why_not_live(field.trace) is not None:
        return "Click a node: to be dragged it needs samples and coordinates of type float64."
    return None


def field_data(field: Field) -> dict[str, Any]:
    """Return what the browser computes every node with.

    Parameters
    ----------
    field : Field
        That `why_not_dragged` has nothing against.
    """
    axes = {name: field.array_axis(name) for name in "xy"}
    return {
        "f": field.height.ravel(),
        "x": field.x.coordinates,
        "y": field.y.coordinates,
        "axes": axes,
        **{f"h{name}": spacing_of(field.trace.spacing[axis]) for name, axis in axes.items()},
        "program": program_data(field.trace.edge_order),
        "rounds": field.samples.dtype.kind == "f",
        "steepest": steepest(field),
    }


def arrow_data(field: Field, *, with_exact: bool) -> dict[str, Any]:
    """Return what the selected arrow of the contours is drawn with.

    Parameters
    ----------
    field : Field
    with_exact : bool
        As for `gradient_ui.figures.field.contours.contour_figure`.
    """
    exact = exact_slopes(field) if with_exact else []
    drawn = {
        f"exact_{name}": as_float32(part).ravel()
        for pair in exact
        for name, part in zip("xy", pair, strict=True)
    }
    scale = arrow_scale(field, (field.df_dx, field.df_dy))
    return {"arrow_scale": enlargement(field) * scale, **drawn}


def reachable_goals(field: Field) -> tuple[Goal, ...]:
    """Return the questions that some node of a field answers.

    Examples
    --------
    >>> from gradient_core.sampled import field_of_array
    >>> [goal.question for goal in reachable_goals(field_of_array([[1, 0], [2, 1]]))]
    ['Find a node whose arrow points to smaller x and to larger y.']
    """
    largest = steepest(field)
    arrows = list(zip(*((part / largest).flat for part in (field.df_dx, field.df_dy)), strict=True))
    return tuple(goal for goal in field_goals() if any(goal.is_reached({"d": d}) for d in arrows))
