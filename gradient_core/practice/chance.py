"""Draws that are the same on every machine: a seed, a level and a number always make one item.

Of Python's generator only `random.Random.random` is used, the one method whose sequence is promised
not to change between versions.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

from gradient_core.errors import ParseError
from gradient_core.limits import LONGEST_SEED
from gradient_core.text import quote

T = TypeVar("T")

_SEED = re.compile(rf"[a-z0-9-]{{1,{LONGEST_SEED}}}")


def read_seed(text: str) -> str:
    """Read the word from which items are drawn.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        In small letters, without blanks around it.

    Raises
    ------
    ParseError
        Something else than letters, digits and hyphens, or too long.

    Examples
    --------
    >>> read_seed(" Class-7b ")
    'class-7b'
    >>> read_seed("a b")
    Traceback (most recent call last):
        ...
    gradient_core.errors.ParseError: `seed` must be 1 to 20 letters a to z, digits or hyphens; got
    `a b`. Type a word such as class-7b.
    """
    word = text[: LONGEST_SEED * 4].strip().lower()
    if not _SEED.fullmatch(word) or len(text) > LONGEST_SEED * 4:
        raise ParseError(
            f"`seed` must be 1 to {LONGEST_SEED} letters a to z, digits or hyphens; got "
            f"{quote(text)}. Type a word such as class-7b.",
            argument="seed",
        )
    return word


class Chance:
    """Draws one after the other.

    Parameters
    ----------
    *parts : str or int
        What decides all draws.

    Examples
    --------
    >>> chance = Chance("class-7b", 4, 1)
    >>> [chance.below(6) for _ in range(8)], chance.shuffled("abcd")
    ([2, 2, 3, 5, 4, 5, 0, 5], ['c', 'a', 'd', 'b'])
    """

    def __init__(self, *parts: str | int) -> None:
        words = "/".join(map(str, parts)).encode()
        self._random = random.Random(int.from_bytes(sha256(words).digest(), "big"))

    def below(self, count: int) -> int:
        """Return a whole number from 0 to `count` - 1."""
        return int(self._random.random() * count)

    def between(self, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`, both included."""
        return low + self.below(high - low + 1)

    def pick(self, options: Sequence[T]) -> T:
        """Return one of the options."""
        return options[self.below(len(options))]

    def shuffled(self, options: Sequence[T]) -> list[T]:
        """Return all options in another order."""
        left = list(options)
        return [left.pop(self.below(len(left))) for _ in range(len(left))]
