"""Raised hands, counted in two rounds: before and after neighbours have talked.

A vote, a talk and a second vote is peer instruction (Crouch and Mazur 2001, American Journal of
Physics 69); what was counted is shown when both rounds are in, so that nobody follows the many.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

ROUNDS = 2
MOST_HANDS = 999


@dataclass(frozen=True)
class Tally:
    """The hands of one prediction.

    Attributes
    ----------
    answers : int
        How many there are.
    rounds : tuple of tuple of int
        Of the rounds that are in, the hands for each answer.
    attempt : int
        Which vote it is: a class can vote again.
    is_shown : bool
        Whether the answer is shown without a vote.

    Examples
    --------
    >>> tally = Tally(3).with_round([1, 4, 0])
    >>> tally.closed, tally.is_over, tally.with_round([0, 5, 0]).is_over
    (1, False, True)
    >>> [tally.with_round(sent) == tally for sent in ([1, 2], "many", [1, 2, -1], None)]
    [True, True, True, True]
    """

    answers: int
    rounds: tuple[tuple[int, ...], ...] = ()
    attempt: int = 0
    is_shown: bool = False

    @property
    def closed(self) -> int:
        """How many rounds are in."""
        return len(self.rounds)

    @property
    def is_over(self) -> bool:
        """Whether the answer is to be shown."""
        return self.is_shown or self.closed >= ROUNDS

    @property
    def is_counted(self) -> bool:
        """Whether both rounds are in, with a hand at least."""
        return self.closed >= ROUNDS and any(map(any, self.rounds))

    def with_round(self, hands: object) -> Tally:
        """Return the tally with one round more, if a browser has sent the hands of one."""
        if self.is_over or not isinstance(hands, list) or len(hands) != self.answers:
            return self
        if not all(type(count) is int and 0 <= count <= MOST_HANDS for count in hands):
            return self
        return replace(self, rounds=(*self.rounds, tuple(hands)))

    def shown(self) -> Tally:
        """Return the tally with the answer shown, as when nobody votes."""
        return replace(self, is_shown=True)

    def again(self) -> Tally:
        """Return the tally of a new vote."""
        return Tally(self.answers, attempt=self.attempt + 1)
