"""Columns of dates: ISO 8601, day and month in either order, names of months, clocks of 12 and 24.

Which of two small numbers is the day is never guessed: where both orders give dates, both readings
are returned.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_MONTH_NUMBERS = {
    name: number
    for number, month in enumerate(_MONTHS, 1)
    for name in (month, month[:3], *(["sept"] if number == 9 else []))
}
_TIME = (
    r"(?:(?:[T ]|, )\s*(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2})(?:[.,](?P<fraction>[0-9]{1,9}))?)?"
    r"\s?(?P<half>[AaPp]\.?[Mm]\.?)?\s?(?P<zone>Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_NAME = r"(?P<name>[A-Za-z]{3,9})\.?"
_DATES = tuple(
    re.compile(date + _TIME)
    for date in (
        r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?",
        r"(?P<year>[0-9]{4})(?P<mark>[/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})",
        r"(?P<first>[0-9]{1,2})(?P<mark>[/.-])(?P<middle>[0-9]{1,2})(?P=mark)"
        r"(?P<last>[0-9]{4}|[0-9]{2})",
        rf"(?P<day>[0-9]{{1,2}})(?:\. ?| |-){_NAME}(?: |-)(?P<year>[0-9]{{4}})",
        rf"{_NAME} (?P<day>[0-9]{{1,2}}),? (?P<year>[0-9]{{4}})",
        rf"{_NAME}[ -](?P<year>[0-9]{{4}})",
    )
)
# Which fields are year, month and day, and the words for it.
_ORDERS = {
    ("last", "middle", "first"): "day before month",
    ("last", "first", "middle"): "month before day",
    ("first", "middle", "last"): "year first",
}
_UNITS = {0: "s", 3: "ms", 6: "us", 9: "ns"}  # by digits of a fraction of a second


@dataclass(frozen=True, eq=False)
class DateReading:
    """A column of dates, and how it was read.

    Attributes
    ----------
    values : ndarray of datetime64, shape (n,)
        In UTC where the dates have a zone; NaT where a cell is empty.
    words : str
    """

    values: np.ndarray[Any, Any]
    words: str


def is_date(word: str) -> bool:
    """Whether a word has the form of a date.

    Examples
    --------
    >>> [is_date(word) for word in ("2024-01-31T12:30Z", "12/15/18 01:10 AM", "1.5", "1/3")]
    [True, True, False, False]
    """
    return len(word) < 60 and any(form.fullmatch(word) for form in _DATES)


def read_date_column(words: Sequence[str]) -> tuple[DateReading, ...]:
    """Read a column of dates in every order of day, month and year that gives dates.

    Parameters
    ----------
    words : sequence of str
        One per row; empty where there is none.

    Returns
    -------
    tuple of DateReading
        Different ones; none if a word is no date of the calendar, if some have a zone and others
        none, or if their forms differ in what they tell.

    Examples
    --------
    >>> for reading in read_date_column(["03/04/2024", "05/06/2024"]):
    ...     print(reading.words, reading.values)
    day before month ['2024-04-03' '2024-06-05']
    month before day ['2024-03-04' '2024-05-06']
    >>> read_date_column(["2016-02-15T06:34:26Z"])[0].values
    array(['2016-02-15T06:34:26'], dtype='datetime64[s]')
    """
    matches = [_matched(word) if word else {} for word in words]
    if any(match is None for match in matches):
        return ()
    fields = [match for match in matches if match is not None]
    numeric = [match for match in fields if match.get("first")]
    if not numeric:
        values = _values(fields, ("year", "month", "day"))
        return () if values is None else (DateReading(values, _about(fields)),)
    if any(match.get("year") for match in fields):
        return ()
    marks = {match["mark"] for match in numeric}
    orders = list(_ORDERS.items())[: 1 if marks == {"."} else 3 if marks == {"-"} else 2]
    found: list[DateReading] = []
    for order, name in orders:
        values = _values(fields, order)
        if values is not None and not any(np.array_equal(values, each.values) for each in found):
            found.append(DateReading(values, ", ".join(filter(None, (name, _about(fields))))))
    return tuple(found)


def _matched(word: str) -> dict[str, str] | None:
    """Return the fields of a date, those that are there; None if the word is none."""
    if len(word) < 60:
        for form in _DATES:
            if match := form.fullmatch(word):
                return {name: text for name, text in match.groupdict().items() if text}
    return None


def _about(fields: Sequence[dict[str, str]]) -> str:
    return "in UTC" if any(match.get("zone") for match in fields) else ""


def _values(
    fields: Sequence[dict[str, str]], order: tuple[str, str, str]
) -> np.ndarray[Any, Any] | None:
    """Return the dates, as fine as the finest of them; None if one is not of the calendar."""
    here = [match for match in fields if match]
    if len({bool(match.get("zone")) for match in here}) > 1:
        return None
    timed = any("hour" in match for match in here)
    # Months alone stay months; with a full date among them they would be first days, in silence.
    days = {("day" in match or "first" in match) for match in here}
    if len(days) > 1:
        return None
    digits = max((len(match.get("fraction", "")) for match in here), default=0)
    unit: Any = _UNITS[-(-digits // 3) * 3] if timed else "D" if True in days else "M"
    try:
        values = [_one(match, order, unit) if match else np.datetime64("NaT") for match in fields]
        return np.array(values, dtype=f"datetime64[{unit}]")
    except (ValueError, OverflowError):
        return None


def _one(match: dict[str, str], order: tuple[str, str, str], unit: Any) -> Any:
    """Make one date of its fields; ValueError if the calendar or the clock has none such."""
    year, month, day = (match.get(name, "") for name in order)
    if len(year) == 2:
        year = ("20" if int(year) < 69 else "19") + year  # as POSIX reads two digits
    if len(year) != 4 or len(day) > 2 or len(month) > 2:
        raise ValueError(year)
    if "name" in match:
        month = str(_MONTH_NUMBERS.get(match["name"].lower(), 0))
    date = f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    if unit in ("D", "M"):
        return np.datetime64(date, unit)
    found: Any = np.datetime64(f"{date}{'' if day else '-01'}T{_clock(match)}", unit)
    zone = match.get("zone", "Z").replace(":", "")
    if zone[0] in "+-":
        minutes = int(zone[1:3]) * 60 + int(zone[3:])
        found = found - np.timedelta64(minutes if zone[0] == "+" else -minutes, "m")
    return found


def _clock(match: dict[str, str]) -> str:
    """Return the time of day as ISO writes it."""
    hour = int(match.get("hour", "0"))
    if half := match.get("half", "").lower():
        if not 1 <= hour <= 12:
            raise ValueError(half)
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    fraction = match.get("fraction", "")
    seconds = match.get("second", "00") + (f".{fraction}" if fraction else "")
    return f"{hour:02}:{match.get('minute', '00')}:{seconds}"
