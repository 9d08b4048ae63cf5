"""A real elevation model: whole metres, on a grid of degrees, whose rows run from north to south.

Each of these three misleads `numpy.gradient`, and each has a fix.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np

from gradient_core.differences import dtype_note
from gradient_core.errors import Note
from gradient_core.sampled import Field, field_of_array, typed_axis

INDEX = "index"
DEGREES = "degrees"
METRES = "metres"
SPACINGS = (INDEX, DEGREES, METRES)
BETTER_SPACING = {"rows_run_south": DEGREES, "degrees_differ": METRES}

EVERY = 4  # of the samples of the file; all of them would be 344 x 403
METRES_PER_DEGREE = 111_320.0  # of latitude: 40,075 km around the equator, over 360

_FILE = files("gradient_core.cases") / "data" / "jacksboro_fault_dem.npz"


@cache
def _model() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return longitudes (increasing), latitudes (falling) and the elevation, read once."""
    with _FILE.open("rb") as raw, np.load(raw, allow_pickle=False) as file:
        every = slice(None, None, EVERY)
        elevation = file["elevation"][every, every]
        rows, columns = file["elevation"].shape
        # the file calls the northern edge ymin
        latitudes = float(file["ymin"]) - float(file["dy"]) * np.arange(rows)[every]
        longitudes = float(file["xmin"]) + float(file["dx"]) * np.arange(columns)[every]
    elevation.flags.writeable = False
    return longitudes, latitudes, elevation


def elevation_field(spacing: str, edge_order: int = 1) -> Field:
    """Return the elevation model with its rows as y and its columns as x.

    Parameters
    ----------
    spacing : {"index", "degrees", "metres"}
        ``"index"``: none, slopes are per row and column. ``"degrees"``: longitude and latitude.
        ``"metres"``: distances on the ground from the south-west corner.
    edge_order : {1, 2}

    Returns
    -------
    Field
        86 x 101 samples of dtype int16, in metres.

    Examples
    --------
    >>> field = elevation_field("metres")
    >>> field.samples.shape, field.samples.dtype.name
    ((86, 101), 'int16')
    """
    longitudes, latitudes, elevation = _model()
    if spacing == INDEX:
        return field_of_array(elevation, edge_order=edge_order)
    x, y = longitudes, latitudes
    if spacing == METRES:
        x = (longitudes - longitudes[0]) * METRES_PER_DEGREE * east_shrinks()
        y = (latitudes - latitudes[-1]) * METRES_PER_DEGREE
    return field_of_array(elevation, typed_axis("x", x), typed_axis("y", y), "xy", edge_order)


def east_shrinks() -> float:
    """Return a degree of longitude over one of latitude, in the middle of the model.

    Examples
    --------
    >>> round(east_shrinks(), 3)
    0.803
    """
    latitudes = _model()[1]
    return float(np.cos(np.radians((latitudes[0] + latitudes[-1]) / 2)))


def elevation_notes(spacing: str) -> list[Note]:
    """Return what to know about the gradient of the model with this spacing.

    Parameters
    ----------
    spacing : {"index", "degrees", "metres"}

    Returns
    -------
    list of Note
        Where one has a fix, `BETTER_SPACING` holds under its code which spacing to take instead.
    """
    elevation = _model()[2]
    found = [Note("whole_metres", f"The samples are whole metres: {dtype_note(elevation)}.")]
    if spacing == INDEX:
        found.append(
            Note(
                "rows_run_south",
                "Rows run from north to south. Without coordinates axis 0 grows with the row "
                "index, so its slopes have the sign of a walk to the south.",
                "Give the latitudes, which fall.",
                axis=0,
            )
        )
    if spacing == DEGREES:
        found.append(
            Note(
                "degrees_differ",
                "The slopes are metres per degree, and a degree to the east is only "
                f"{east_shrinks():.2f} times as long as a degree to the north here: the arrows "
                "lean to the north.",
                "Give distances in metres.",
            )
        )
    return found
