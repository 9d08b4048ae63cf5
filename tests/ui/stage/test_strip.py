"""What a browser may report of the strip: anybody can send anything."""

from __future__ import annotations

from typing import Any

import pytest

from gradient_ui.limits import LONGEST_NUMBER
from gradient_ui.stage.strip import Edit, edit_of


@pytest.mark.parametrize(
    "payload",
    [
        None,
        "20",
        {},
        {"index": 1},
        {"text": "20"},
        {"index": -1, "text": "20"},
        {"index": 5, "text": "20"},
        {"index": 1.0, "text": "20"},
        {"index": True, "text": "20"},
        {"index": "1", "text": "20"},
        {"index": 1, "text": 20},
        {"index": 1, "text": "9" * (LONGEST_NUMBER + 1)},
    ],
)
def test_what_is_no_edit_is_none(payload: Any) -> None:
    """An index of the samples and a short text are an edit, all else is not."""
    assert edit_of(payload, 5) is None


def test_edit_is_read() -> None:
    """The last sample, and a text of any kind: the reader of numbers says what it is."""
    assert edit_of({"index": 4, "text": "1/3"}, 5) == Edit(4, "1/3")
