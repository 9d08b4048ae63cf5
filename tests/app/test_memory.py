"""What a session keeps of an answer when nobody else does: nothing."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from gradient_core.trace import GradientTrace
from gradient_ui import kept
from tests.app.helpers import open_link

PAGES = [
    (None, {"f": "linspace(0, 1, 30011)"}),
    (None, {"source": "formula", "n": "30011"}),
    (None, {"f": "1, 2, 4", "below": "As a table"}),
    ("../pages/edge_order.py", {"f": "linspace(0, 1, 30011)"}),
    ("../pages/spacing.py", {"sp_f": "linspace(0, 1, 4)", "sp_x": "0, 2, 1, 3"}),
    ("../pages/spacing.py", {"sp_f": "10, 200, 30, 4", "sp_x": "0, 1, 1, 3"}),
    ("../pages/axes.py", {"ax_f": "1, 2; 3, 4", "ax_spacing": "1; 2"}),
    ("../pages/vector_field.py", {"nx": "31"}),
    ("../pages/derivation.py", {"f": "linspace(0, 1, 30011)"}),
    ("../pages/derivation.py", {"f": "1, 2, 4, 9", "under": "All formulas as a matrix"}),
]


@pytest.fixture(autouse=True)
def others_are_left_out() -> Iterator[None]:
    """Keep the collector from what was there before: all other tests, half a million objects."""
    gc.freeze()
    yield
    gc.unfreeze()


def traces_alive() -> list[GradientTrace]:
    """Return the traces that were made in this test and are still held by somebody."""
    gc.collect()
    return [each for each in gc.get_objects() if isinstance(each, GradientTrace)]


@pytest.mark.parametrize(("page", "link"), PAGES)
def test_session_lets_go_of_answers(page: str | None, link: dict[str, str]) -> None:
    """A page that stays open knows what was asked, and holds no arrays: no button, no fragment."""
    kept.forget()
    app = open_link(page, **link)
    assert not app.exception
    traces = [weakref.ref(each) for each in traces_alive()]
    assert traces

    kept.forget()

    assert [ref() for ref in traces if ref() is not None] == []
    assert app.run().exception == []  # and everything is there again when it is asked for
