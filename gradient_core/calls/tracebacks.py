"""What a terminal shows when a call goes wrong, pasted whole: its messages, and what they mean.

A traceback is read for its messages alone; the lines of code in it and the files are left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from gradient_core.calls.messages import explain_message
from gradient_core.errors import Note

# The class of an error or of a warning, and what it says. In front of a warning stands a place.
_SAID = re.compile(
    r"(?:^|[\s:>])((?:[A-Za-z_][\w.]*)?(?:Error|Warning|Exception)): (?P<text>.*)", re.ASCII
)
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
# Where a message that was broken into several lines has ended for sure.
_NEXT = re.compile(r"\s|$|Traceback |During handling|The above exception")
_GOES_ON: Final = 3
_MOST_SAID: Final = 200
MOST_EXPLAINED: Final = 4


@dataclass(frozen=True)
class Explained:
    """A message that was found in a text.

    Attributes
    ----------
    said : str
        The message on one line, cut where it is long.
    note : Note or None
        What it means and what to do; None if it is not known.
    """

    said: str
    note: Note | None


def explain_text(text: str) -> list[Explained]:
    """Explain the messages in what was copied from a terminal or a notebook.

    Parameters
    ----------
    text : str
        A traceback, a warning, or a message without its class.

    Returns
    -------
    list of Explained
        Those that are known, each once, at most `MOST_EXPLAINED`. If none is, the last one alone;
        nothing for a text without signs.

    Examples
    --------
    >>> (found,) = explain_text('''Traceback (most recent call last):
    ...   File "slopes.py", line 3, in <module>
    ...     E = -np.gradient(V)
    ... TypeError: bad operand type for unary -: 'tuple' ''')
    >>> found.said, found.note.code
    ("TypeError: bad operand type for unary -: 'tuple'", 'minus_tuple')
    >>> explain_text("RuntimeError: disk full")
    [Explained(said='RuntimeError: disk full', note=None)]
    """
    lines = _COLOURS.sub("", text).splitlines()
    found = [
        _explained(match, lines[below : below + _GOES_ON])
        for below, line in enumerate(lines, 1)
        if (match := _SAID.search(line))
    ]
    if not found:
        said = " ".join(text.split())
        return [Explained(said[:_MOST_SAID], explain_message(said))] if said else []
    known = {each.note.code: each for each in found if each.note}
    return list(known.values())[:MOST_EXPLAINED] or found[-1:]


def _explained(match: re.Match[str], below: list[str]) -> Explained:
    """Explain the message of a line, which may go on below."""
    said = f"{match[1].rpartition('.')[2]}: {match['text']}".strip()
    rest = takewhile(lambda line: not _NEXT.match(line), below)
    note = explain_message(said) or explain_message(" ".join((said, *rest)))
    return Explained(said[:_MOST_SAID], note)
