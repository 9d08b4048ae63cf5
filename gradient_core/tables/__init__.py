"""Text of several lines to named columns: pasted tables, and how they were read."""

from gradient_core.tables.argument import (
    ColumnName,
    columns_of_numbers,
    numbers_of,
    read_lines,
    table_in,
)
from gradient_core.tables.dates import read_date_column
from gradient_core.tables.files import FileTable, held_table, hold_table
from gradient_core.tables.held import stands_for_table
from gradient_core.tables.long import Dialect, read_long
from gradient_core.tables.missing import can_fill, filled, where_missing, with_rows, without_missing
from gradient_core.tables.numbers import MISSING
from gradient_core.tables.order import (
    merged_rows,
    parts,
    repeating_lines,
    sorted_rows,
    turning_lines,
)
from gradient_core.tables.reader import Data, read_data

__all__ = [
    "MISSING",
    "ColumnName",
    "Data",
    "Dialect",
    "FileTable",
    "can_fill",
    "columns_of_numbers",
    "filled",
    "held_table",
    "hold_table",
    "merged_rows",
    "numbers_of",
    "parts",
    "read_data",
    "read_date_column",
    "read_lines",
    "read_long",
    "repeating_lines",
    "sorted_rows",
    "stands_for_table",
    "table_in",
    "turning_lines",
    "where_missing",
    "with_rows",
    "without_missing",
]
