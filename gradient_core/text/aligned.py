"""Rows of texts in columns of one width, as arrays are printed."""

from __future__ import annotations

from collections.abc import Sequence


def in_columns(rows: Sequence[Sequence[str]]) -> str:
    """Return rows aligned at the right, in columns of one width.

    Parameters
    ----------
    rows : sequence of sequences of str
        As many in each.

    Returns
    -------
    str

    Examples
    --------
    >>> print(in_columns([["-1", "0"], ["1/2", "1"]]))
     -1   0
    1/2   1
    """
    width = max(len(text) for row in rows for text in row)
    return "\n".join(" ".join(text.rjust(width) for text in row) for row in rows)
