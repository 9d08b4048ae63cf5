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
    """One table or array that comes with the program.

    Attributes
    ----------
    file : str
        Its name among the data.
    title : str
    about : str
        What to see in its gradient, in one sentence.
    credit : str
        Whose data they are.
    x, f : int
        Which columns of a table are meant, counted from 1.
    member : str
        Which array of an ``.npz`` file is meant; empty for a table.
    """

    file: str
    title: str
    about: str
    credit: str
    x: int = 0
    f: int = 0
    member: str = ""

    @cached_property
    def text(self) -> str:
        """The whole file of a table."""
        return (_DATA / self.file).read_text(encoding="utf-8")

    @cached_property
    def array(self) -> np.ndarray:
        """The array of an ``.npz`` file, read-only."""
        with (_DATA / self.file).open("rb") as raw, np.load(raw, allow_pickle=False) as file:
            values: np.ndarray = file[self.member]
        values.flags.writeable = False
        return values

    @cached_property
    def line(self) -> np.ndarray:
        """What a small picture shows, shape (n,): the column f, or a row in the middle."""
        if self.member:
            return np.asarray(self.array[len(self.array) // 2])
        return list(read_data(self.text).columns.values())[self.f - 1]


TABLES = (
    DataSet(
        "co2-concentration.csv",
        "CO₂ at Mauna Loa",
        "A wave on a trend, with dates: the slope is in ppm per day.",
        "Scripps CO2 Program, CC BY 4.0",
        x=1,
        f=2,
    ),
    DataSet(
        "global-temp.csv",
        "Global temperature",
        "Noise: from year to year the slope changes its sign.",
        "NASA GISS GISTEMP, public domain",
        x=1,
        f=2,
    ),
)
ARRAYS = (
    DataSet(
        "jacksboro_fault_dem.npz",
        "Elevation at Jacksboro",
        "138,632 whole metres in rows that run from north to south: one slope for each axis.",
        "USGS, public domain",
        member="elevation",
    ),
)
