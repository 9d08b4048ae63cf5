"""The screens: file, title and address of each, in the order in which they are best seen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

# What the way to the pages and to the inputs is called on a phone.
IN_SIDEBAR = "Pages and inputs"

_FOLDER = Path(__file__).resolve().parents[1] / "pages"


@dataclass(frozen=True)
class Screen:
    """One page.

    Attributes
    ----------
    name : str
        Of its file in ``pages/``.
    title : str
        In the navigation.
    url_path : str
        Its address after the first slash; empty for the page that opens first.
    question : str
        What it answers, for whoever comes from the page before.
    """

    name: str
    title: str
    url_path: str
    question: str

    @property
    def file(self) -> Path:
        """The file of the page."""
        return _FOLDER / f"{self.name}.py"


SCREENS = (
    Screen("step_by_step", "Step by step", "", "How is each number made?"),
    Screen("edge_order", "Edge order", "edge-order", "What do the two ends do differently?"),
    Screen("spacing", "Spacing", "spacing", "What if the numbers are not equally far apart?"),
    Screen("axes", "Axes", "axes", "What about a table of numbers, with rows and columns?"),
    Screen("vector_field", "Vector field", "vector-field", "Which way is uphill on a surface?"),
    Screen("derivation", "Derivation", "derivation", "Where do the weights come from?"),
    Screen("practice", "Practice", "practice", "Can you say it before NumPy does?"),
    Screen("classroom", "Classroom", "classroom", "How is this taught to a class?"),
    Screen("guide", "Guide", "guide", "What do all the words mean?"),
)
BY_PATH = {f"/{screen.url_path}": screen for screen in SCREENS}


def after(path: str) -> Screen:
    """Return the screen that comes after the one at `path`; the first one after the last.

    Examples
    --------
    >>> after("/").title, after("/guide").title
    ('Edge order', 'Step by step')
    """
    place = SCREENS.index(BY_PATH[path])
    return SCREENS[(place + 1) % len(SCREENS)]
