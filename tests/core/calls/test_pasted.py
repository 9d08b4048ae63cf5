"""Calls of np.gradient as they stand in programs."""

from __future__ import annotations

import pytest

from gradient_core.calls import PastedCall, read_pasted
from gradient_core.limits import MAX_CHARACTERS

READ = {
    "np.gradient([1, 2, 4])": PastedCall("[1, 2, 4]", (), "None", 1, ()),
    "gradient(y)": PastedCall("", (), "None", 1, ("y",)),
    "np.gradient(y, 0.1, edge_order=2)": PastedCall("", ("0.1",), "None", 2, ("y",)),
    "gy, gx = np.gradient(Z, dy, dx)": PastedCall("", ("", ""), "None", 1, ("Z", "dy", "dx")),
    "d = numpy.gradient(np.array([1, 2]), [0, 1], axis=0)": PastedCall(
        "np.array([1, 2])", ("[0, 1]",), "0", 1, ()
    ),
    "np.gradient([[1, 2],\n  [3, 4]], 1, 2, axis=(0, 1))": PastedCall(
        "[[1, 2], [3, 4]]", ("1", "2"), "(0, 1)", 1, ()
    ),
}


@pytest.mark.parametrize("text", READ)
def test_a_call_is_taken_apart(text: str) -> None:
    """Each argument as it was typed; a name has no numbers."""
    assert read_pasted(text) == READ[text]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "1, 2, 4",
            "np.gradient",
            "np.gradient(",
            "np.gradient()",
            "np.gradient(y",
            "gradient(*a)",
        ),
        *(
            "np.gradient(y, dx=0.1)",
            "np.gradient(y, edge_order=3)",
            "np.gradient(**k)",
            "np.diff(y)",
        ),
        *(
            "np.gradient(y); import os",
            "np.gradient(y).sum()",
            "np.gradient(y)[0]",
            "np.gradient(\x00)",
        ),
        *("np.gradient(" + "(" * 5_000, "np.gradient(" + "-" * 50_000 + "1)"),
        "np.gradient(" + "1," * MAX_CHARACTERS + ")",
        "np.gradient(" + "-" * 700 + "1)",
    ],
)
def test_what_is_no_such_call_is_none(text: str) -> None:
    """Nothing raises, and nothing is evaluated."""
    assert read_pasted(text) is None
