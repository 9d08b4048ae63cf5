"""A pasted call of np.gradient as the inputs of the page it was pasted into."""

from __future__ import annotations

from gradient_core import GradientCoreError
from gradient_core.arrays import read_distance_or_coordinates
from gradient_core.calls import PastedCall
from gradient_core.differences import COORDINATES, DISTANCE, UNIT
from gradient_ui.inputs.declared import Value
from gradient_ui.problems import axes, line


def inputs_of(key: str, call: PastedCall) -> dict[str, Value] | None:
    """Return what the inputs are to hold; None where the page has no place for such a call.

    Parameters
    ----------
    key : str
        The box that the call was pasted into.
    call : PastedCall
    """
    if key == axes.ARRAY:
        return {
            axes.ARRAY: call.f,
            axes.AXIS: call.axis,
            axes.SPACING: "; ".join(call.spacings),
            axes.EDGE_ORDER: call.edge_order,
        }
    if key != line.SAMPLES or len(call.spacings) > 1 or call.axis not in ("None", "0", "-1"):
        return None
    return {line.SAMPLES: call.f, line.EDGE_ORDER: call.edge_order, **_spacing(*call.spacings)}


def _spacing(given: str | None = None) -> dict[str, Value]:
    """Return the kind of the second argument and its text; a name is taken for a distance."""
    if given is None:
        return {line.SPACING: UNIT}
    try:
        is_number = not given or isinstance(
            read_distance_or_coordinates(given).value, (int, float, complex)
        )
    except GradientCoreError:
        is_number = False
    if is_number:
        return {line.SPACING: DISTANCE, line.H: given}
    return {line.SPACING: COORDINATES, line.X: given}
