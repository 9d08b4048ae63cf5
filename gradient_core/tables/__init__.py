"""Text of several lines to named columns: pasted tables, and how they were read."""

from gradient_core.tables.argument import ColumnName, numbers_of, read_lines, table_in
from gradient_core.tables.dates import read_date_column
from gradient_core.tables.files import FileTable, held_table, hold_table
from gradient_core.tables.held import stands_for_table
from gradient_core.tables.missing import can_fill, filled, where_missing, without_missing
from gradient_core.tables.reader import Data, read_data

__all__ = [
    "ColumnName",
    "Data",
    "FileTable",
    "can_fill",
    "filled",
    "held_table",
    "hold_table",
    "numbers_of",
    "read_data",
    "read_date_column",
    "read_lines",
    "stands_for_table",
    "table_in",
    "where_missing",
    "without_missing",
]
