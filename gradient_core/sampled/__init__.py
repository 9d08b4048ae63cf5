"""Functions and arrays sampled on lines and grids; which output is d/dx."""

from gradient_core.sampled.axis import (
    AXIS_BETWEEN,
    SAMPLINGS,
    TYPED,
    UNIFORM,
    SampledAxis,
    typed_axis,
    uniform_axis,
)
from gradient_core.sampled.directions import WITHIN_DEGREES, Directions, compare_directions
from gradient_core.sampled.field import IJ, XY, Field, field_of_array, sample_function
from gradient_core.sampled.field_script import samples_code, script
from gradient_core.sampled.halving import HalvingRow, halving_rows
from gradient_core.sampled.line import SampledFunction, compare_with_exact, sample_line
from gradient_core.sampled.operators import FieldOperators
from gradient_core.sampled.streamline_tracing import streamlines, streamlines_possible
