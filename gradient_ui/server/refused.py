"""One line of log for what is refused, however much of it there is."""

from __future__ import annotations

import logging
from collections import Counter
from time import monotonic

_LOG = logging.getLogger("gradient_lens")
_SECONDS = 10.0
_LONGEST = 80

_last: dict[str, float] = {}
_unsaid: Counter[str] = Counter()


def report(what: str, detail: str = "") -> None:
    """Log what was refused: at most one line for each kind in ten seconds, with their number.

    Parameters
    ----------
    what : str
        The kind, in our words.
    detail : str
        What came; cut, and without anything that is not printed.
    """
    now = monotonic()
    _unsaid[what] += 1
    if now - _last.get(what, -_SECONDS) < _SECONDS:
        return
    _last[what] = now
    count = _unsaid.pop(what)
    more = f" ({count} times)" if count > 1 else ""
    shown = "".join(c if c.isprintable() else "?" for c in detail[:_LONGEST])
    _LOG.warning("Refused: %s%s%s", what, f": {shown}" if shown else "", more)
