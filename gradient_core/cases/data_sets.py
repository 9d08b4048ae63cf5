"""Real data sets to open instead of a file of one's own, as the text of their files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

import numpy as np

from gradient_core.tables import read_data

_DATA = files("gradient_core.cases") / "data"


@dataclass(frozen=True)
class DataSet:
    """One table that comes with the program.

    Attributes
    ----------
    name : str
        Of the file, without its ending.
    title : str
    about : str
        What to see in its gradient, in one sentence.
    credit : str
        Whose data they are.
    x, f : int
        Which columns are meant, counted from 1.
    """

    name: str
    title: str
    about: str
    credit: str
    x: int
    f: int

    @cached_property
    def text(self) -> str:
        """The whole file."""
        return (_DATA / f"{self.name}.csv").read_text(encoding="utf-8")

    @cached_property
    def values(self) -> np.ndarray:
        """The column that is meant as f, shape (n,)."""
        return list(read_data(self.text).columns.values())[self.f - 1]


DATA_SETS = {
    each.name: each
    for each in (
        DataSet(
            "co2-concentration",
            "CO₂ at Mauna Loa",
            "A wave on a trend, with dates: the slope is in ppm per day.",
            "Scripps CO2 Program, CC BY 4.0",
            x=1,
            f=2,
        ),
        DataSet(
            "global-temp",
            "Global temperature",
            "Noise: from year to year the slope changes its sign.",
            "NASA GISS GISTEMP, public domain",
            x=1,
            f=2,
        ),
    )
}
