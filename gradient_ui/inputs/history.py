"""Undo and redo for the inputs of a page."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace

from gradient_ui.inputs.declared import Values

MOST = 200


@dataclass(frozen=True)
class History:
    """What the inputs held before, hold now, and held before something was undone.

    Attributes
    ----------
    now : mapping from key to value
    past, future : tuple of mapping
        What undo and redo put back, the next one last.
    typing : str
        Key of the input that changed last, if letter after letter: one word is one change.

    Examples
    --------
    >>> typed = History({"f": "1", "i": 0}).moved_to({"f": "1 2", "i": 0}, {"f"})
    >>> typed.undone().now
    {'f': '1', 'i': 0}
    >>> typed.moved_to({"f": "1 2", "i": 1}, {"f"}).past == typed.past
    True
    """

    now: Values
    past: tuple[Values, ...] = ()
    future: tuple[Values, ...] = ()
    typing: str = ""

    def moved_to(
        self,
        values: Values,
        undoable: Set[str],
        along: Set[str] = frozenset(),
        live: Set[str] = frozenset(),
    ) -> History:
        """Return the history after the inputs have changed, if they have.

        Parameters
        ----------
        values : mapping from key to value
        undoable : set of str
            The keys whose change can be undone; a change of others just happens.
        along : set of str
            The keys that are put back together with them.
        live : set of str
            The keys of inputs that change letter by letter.
        """
        changed = {key for key in undoable if values.get(key) != self.now.get(key)}
        if not changed:
            return replace(self, now=values, typing=self.typing if values == self.now else "")
        typing = next(iter(changed)) if len(changed) == 1 and changed <= live else ""
        if typing and typing == self.typing:
            return replace(self, now=values, future=())
        before = _part(self.now, undoable | along)
        return History(values, (*self.past, before)[-MOST:], (), typing)

    def undone(self) -> History:
        """Return the history one change back; the same where nothing changed."""
        if not self.past:
            return self
        *past, found = self.past
        return History({**self.now, **found}, (*past,), (*self.future, _part(self.now, found)))

    def redone(self) -> History:
        """Return the history with the last undone change made again."""
        if not self.future:
            return self
        *future, found = self.future
        return History({**self.now, **found}, (*self.past, _part(self.now, found)), (*future,))


def _part(values: Values, keys: Iterable[str]) -> Values:
    return {key: values[key] for key in keys if key in values}
