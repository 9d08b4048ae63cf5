"""What a person typed, put between backquotes in a message."""

from __future__ import annotations

SHOWN = 40


def quote(text: str) -> str:
    r"""Put text between backquotes: at most 40 characters, nothing invisible.

    Parameters
    ----------
    text : str
        As it was typed.

    Returns
    -------
    str

    Examples
    --------
    >>> quote("1\x00")
    '`1<U+0000>`'
    """
    shown = (c if c.isprintable() and c != "`" else f"<U+{ord(c):04X}>" for c in text[:SHOWN])
    word = "".join(shown)
    return f"`{word}`" if len(word) <= SHOWN >= len(text) else f"`{word[: SHOWN - 1]}…`"
