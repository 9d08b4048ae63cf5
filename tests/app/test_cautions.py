"""A caution stands above the formula, and no tick of success stands where it bites."""

from __future__ import annotations

import pytest

from tests.app.helpers import PRAISE, SAME, open_link, order_on_page, texts

UNSORTED = {"spacing": "coordinates", "x": "0, 2, 1, 3, 4", "f": "0, 4, 1, 9, 16"}
NONSENSE = (
    (None, {**UNSORTED, "i": "2"}),
    (None, {"f": "1, nan, 4, 8", "i": "2"}),
    ("../pages/edge_order.py", UNSORTED),
    ("../pages/spacing.py", {"sp_f": "0, 1, 1, 4, 9", "sp_x": "0, 1, 1, 3, 4", "sp_i": "2"}),
    ("../pages/axes.py", {"ax_f": "[[1, 2, nan], [3, 5, 8]]", "ax_i0": "0", "ax_i1": "2"}),
    ("../pages/vector_field.py", {"field": "array", "F": "1 nan 3\n2 5 7", "ix": "1", "iy": "0"}),
)
SOUND_HERE = (
    (None, {"f": "1, 2, 4, 8, 16, 32, 64, nan", "i": "2"}, 1),
    (None, {"f": "1, nan, 4, 8, 16, 32, 64", "i": "5"}, 1),
    (
        "../pages/axes.py",
        {"ax_f": "[[1, 2, nan], [3, 5, 8], [4, 7, 9]]", "ax_i0": "2", "ax_i1": "0"},
        2,
    ),
)


@pytest.mark.parametrize(("page", "parameters"), NONSENSE)
def test_caution_stands_above_the_formula_without_a_tick(
    page: str | None, parameters: dict[str, str]
) -> None:
    """What is nonsense is said first, and that NumPy agrees is said without praise."""
    app = open_link(page, **parameters)

    assert not app.exception
    kinds = order_on_page(app)
    assert kinds.index("warning") < kinds.index("latex")
    assert f":gray-background[{SAME}: " in texts(app)
    assert PRAISE not in texts(app)


@pytest.mark.parametrize(("page", "parameters", "count"), SOUND_HERE)
def test_caution_far_away_leaves_the_tick(
    page: str | None, parameters: dict[str, str], count: int
) -> None:
    """A nan somewhere else says nothing against this value."""
    app = open_link(page, **parameters)

    assert app.warning
    assert texts(app).count(f":green-background[{PRAISE}: ") == count
    assert f":gray-background[{SAME}" not in texts(app)
