"""Dates as coordinates: read from text, and counted in the unit that was chosen.

`numpy.gradient` refuses datetime64 coordinates, because it multiplies gaps with each
other. Divided by a unit they are plain numbers, and the result is per that unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from gradient_core.arrays import Argument
from gradient_core.errors import ParseError
from gradient_core.limits import LONGEST_CODE
from gradient_core.tables import read_data, read_date_column
from gradient_core.text import left_out, quote

# As chosen: NumPy's code for it, and its name.
UNITS = {"s": ("s", "second"), "min": ("m", "minute"), "h": ("h", "hour"), "day": ("D", "day")}
DAY = "day"

_ANY_DATE = re.compile(
    r"[0-9]{4}-[0-9]{2}(?![0-9])"
    r"|(?<![0-9.])[0-9]{1,4}([/.])[0-9]{1,2}\1[0-9]{2,4}"
    r"|\b[A-Z][a-z]{2,8} [0-9]{4}\b"
)
_BRACKETS = str.maketrans("", "", "[]()'\"")
# What may stand around the dates, as in the code that is shown for them.
_AROUND = re.compile(r"^(?:np\.)?array\(|,\s*dtype=['\"]?datetime64(?:\[[a-zA-Z]+\])?['\"]?\s*\)$")
# A date, or whatever else stands between separators.
_ITEM = re.compile(r"[^\s,;]+")


@dataclass(frozen=True, eq=False)
class DateCoordinates:
    """Dates in the order given, and the unit their differences are counted in.

    Attributes
    ----------
    dates : ndarray of datetime64, shape (n,)
    unit : str
        A key of `UNITS`.
    """

    dates: np.ndarray
    unit: str

    @property
    def numbers(self) -> np.ndarray:
        """The dates as float64: units since the first one."""
        since: np.ndarray = self.dates - self.dates[0]
        numbers: np.ndarray = since / np.ones((), dtype=f"m8[{UNITS[self.unit][0]}]")
        return numbers

    @property
    def code(self) -> str:
        """Python, with np the only name, that makes `t` and the numbers of it."""
        names = ", ".join(f'"{date}"' for date in self.dates)
        if len(names) > LONGEST_CODE:
            return f"t = {left_out(len(self.dates), 'dates')}"
        return f't = np.array([{names}], dtype="datetime64")'

    @property
    def argument(self) -> Argument:
        """The second argument of the call: the numbers, as Python made of ``t``."""
        code = f'(t - t[0]) / np.timedelta64(1, "{UNITS[self.unit][0]}")'
        return Argument(self.numbers, code, self.code, self)

    @property
    def as_they_are(self) -> Argument:
        """The dates themselves, which NumPy refuses as coordinates."""
        return Argument(self.dates, "t", self.code, self)

    @property
    def axis_title(self) -> str:
        """What the numbers count, for an axis."""
        return f"{UNITS[self.unit][1]}s since {self.dates[0]}"

    @property
    def per(self) -> str:
        """The unit of a derivative along them."""
        return f"per {UNITS[self.unit][1]}"


def fitting_unit(dates: np.ndarray) -> str:
    """Return the largest unit that no gap between dates is shorter than.

    Parameters
    ----------
    dates : ndarray of datetime64, shape (n,)

    Examples
    --------
    >>> fitting_unit(np.array(["2024-01-01T00:00", "2024-01-01T00:10", "2024-01-02T00:00"], "M8"))
    'min'
    """
    gaps = np.abs(np.diff(dates))
    gaps = gaps[gaps > np.timedelta64(0, "s")]
    if not gaps.size:
        return DAY
    least = gaps.min()
    fitting = [name for name, (code, _) in UNITS.items() if least >= np.ones((), f"m8[{code}]")]
    return fitting[-1] if fitting else "s"


def looks_like_dates(text: str) -> bool:
    """Whether the text holds a date such as 2024-01-31, 1/31/2024 or 31.1.2024.

    Examples
    --------
    >>> looks_like_dates("2024-01-01, 2024-01-02"), looks_like_dates("0, 1e-05")
    (True, False)
    """
    return _ANY_DATE.search(text) is not None


def read_dates(text: str, unit: str = DAY) -> DateCoordinates:
    """Read dates with commas, spaces or new lines between them; brackets and quotes may stand.

    Parameters
    ----------
    text : str
        Dates as `read_data` reads them: 2024-01-31, with a time as 2024-01-31T12:30Z, or in another
        order, where only one gives dates.
    unit : str
        A key of `UNITS`.

    Returns
    -------
    DateCoordinates

    Raises
    ------
    ParseError
        An item that is no date, a day that the calendar does not have, or days and months that
        can be exchanged.

    Examples
    --------
    >>> read = read_dates("2024-01-01, 2024-01-02, 2024-01-05")
    >>> read.numbers
    array([0., 1., 4.])
    >>> read_dates(read.code.removeprefix("t = ")).dates.tolist() == read.dates.tolist()
    True
    >>> read.argument.code
    '(t - t[0]) / np.timedelta64(1, "D")'
    """
    bare = _AROUND.sub("", text.strip()).translate(_BRACKETS)
    try:
        data = read_data(bare, "x")
    except ParseError:
        raise _no_date(bare) from None
    columns = list(data.columns.values())
    if len(columns) != 1 or columns[0].dtype.kind != "M" or np.isnat(columns[0]).any():
        raise _no_date(bare)
    if data.alternatives:
        ways = " or ".join(str(each.columns["f"][0]) for each in (data, *data.alternatives))
        raise ParseError(
            f"`x` must be dates that can be read in one way; got a first date that is {ways}. "
            "Write them as 2024-01-31.",
            argument="x",
        )
    dates = columns[0]
    if dates.dtype == "datetime64[M]":  # months have no length in days; their first days do
        dates = dates.astype("datetime64[D]")
    return DateCoordinates(dates, unit)


def _no_date(text: str) -> ParseError:
    """Make the refusal of the first item that is no date."""
    words = _ITEM.findall(text)
    bad = (place for place, word in enumerate(words) if not read_date_column([word]))
    place = next(bad, 0)
    return ParseError(
        f"`x` must hold only dates of the calendar once it holds one; got {quote(words[place])} at "
        f"value {place + 1}. Write dates like 2024-01-31 or 2024-01-31T12:30.",
        argument="x",
    )
