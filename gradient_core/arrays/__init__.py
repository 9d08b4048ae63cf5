"""Array text to an array, and back."""

from gradient_core.arrays.argument import (
    Argument,
    as_argument,
    read_argument,
    read_distance_or_coordinates,
    read_one_number,
)
from gradient_core.arrays.files import FileArray, hold, plain_name
from gradient_core.arrays.notation import array_code, format_array, parse_array
