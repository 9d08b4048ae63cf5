"""What is quoted in a message is short and visible."""

from __future__ import annotations

import pytest

from gradient_core.text import SHOWN, quote


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("3, 1", "`3, 1`"),
        ("a`b", "`a<U+0060>b`"),  # a backquote would end the quotation
        ("1\u202e2", "`1<U+202E>2`"),  # nor does anything turn the line round
        ("x" * SHOWN, f"`{'x' * SHOWN}`"),
        ("x" * (SHOWN + 1), f"`{'x' * (SHOWN - 1)}…`"),
        ("\n" * 20, f"`{'<U+000A>' * 4}<U+000A…`"),
    ],
)
def test_quote_is_short_and_visible(text: str, quoted: str) -> None:
    """At most 40 characters between the backquotes, and no invisible ones."""
    assert quote(text) == quoted
