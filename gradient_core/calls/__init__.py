"""One call of `numpy.gradient` as a person typed it: how it is read, refused and mended."""

from gradient_core.calls.arguments import (
    read_array,
    read_axis,
    read_names,
    read_ramp,
    read_second_argument,
    read_spacings,
)
from gradient_core.calls.axes import COMPONENT, MEANINGS, SPACE, AxesReading, AxisRow, read_axes
from gradient_core.calls.call import Answer, Call
from gradient_core.calls.dates import DAY, UNITS, DateCoordinates, fitting_unit, looks_like_dates
from gradient_core.calls.fixes import Fix, axes_for_meaning, call_for_axes, fixes_for
from gradient_core.calls.line_fixes import (
    angle_jumps,
    coordinates_of_steps,
    merged_by_mean,
    sorted_by_coordinates,
    text_of,
    unwrapped,
)
from gradient_core.calls.messages import explain_error
from gradient_core.calls.pasted import PastedCall, read_pasted
from gradient_core.calls.returned import ReturnCard, return_card
from gradient_core.calls.spacing_report import REPEATED, UNSORTED, SpacingReport, report_on
from gradient_core.calls.tracebacks import Explained, explain_text
