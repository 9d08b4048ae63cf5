"""Text of several lines to named columns: pasted tables, and how they were read."""

from gradient_core.tables.dates import DateReading, read_date_column
from gradient_core.tables.reader import Data, read_data

__all__ = ["Data", "DateReading", "read_data", "read_date_column"]
