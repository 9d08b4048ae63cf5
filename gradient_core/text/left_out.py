"""The place of numbers that are too many to write."""

from __future__ import annotations

from gradient_core.limits import LONGEST_CODE

# "1, ": no number is written in fewer characters
_FEWEST_CHARACTERS = 3


def is_too_long(count: int) -> bool:
    """Whether so many numbers are too long to write, whatever they are."""
    return count * _FEWEST_CHARACTERS > LONGEST_CODE


def left_out(count: int, what: str = "numbers") -> str:
    """Return what stands in a program in the place of numbers that are left out.

    As NumPy prints them, so that it fails where somebody runs it as it is.

    Examples
    --------
    >>> left_out(5000)
    '[...]  # 5,000 numbers, too many to write here: put them between the brackets'
    """
    return f"[...]  # {count:,} {what}, too many to write here: put them between the brackets"
