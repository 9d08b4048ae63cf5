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
    hands : tuple of tuple of int
        By round, for each answer.
    closed : int
        How many rounds are in.
    last : int
        Which answer the last hand was for, counted from 1; 0 where there is none to take back.

    Examples
    --------
    >>> tally = begun(3).raised(2).raised(2).raised(3)
    >>> tally.hands[0], tally.total, tally.lowered().hands[0], tally.is_over
    ((0, 2, 1), 3, (0, 2, 0), False)
    >>> over = tally.with_round_in().raised(1).with_round_in()
    >>> over.hands, over.is_over
    (((0, 2, 1), (1, 0, 0)), True)
    """

    hands: tuple[tuple[int, ...], ...]
    closed: int = 0
    last: int = 0

    @property
    def is_over(self) -> bool:
        """Whether both rounds are in."""
        return self.closed >= ROUNDS

    @property
    def total(self) -> int:
        """The hands of the round that goes on; of the last one when all are in."""
        return sum(self.hands[min(self.closed, ROUNDS - 1)])

    @property
    def is_counted(self) -> bool:
        """Whether there was a hand at all."""
        return any(map(any, self.hands))

    def raised(self, answer: int) -> Tally:
        """Return the tally with one hand more for an answer, counted from 1."""
        count = self.count(answer) + 1
        return self if count > MOST_HANDS else replace(self.typed(answer, count), last=answer)

    def lowered(self) -> Tally:
        """Return the tally without the last hand; only the last one can be taken back."""
        if not self.last:
            return self
        return self.typed(self.last, self.count(self.last) - 1)

    def count(self, answer: int) -> int:
        """Return the hands for an answer in the round that goes on; 0 if there is no such one."""
        if self.is_over or not 1 <= answer <= len(self.hands[0]):
            return 0
        return self.hands[self.closed][answer - 1]

    def typed(self, answer: int, count: int) -> Tally:
        """Return the tally with so many hands for an answer in the round that goes on."""
        if self.is_over or not 1 <= answer <= len(self.hands[0]) or not 0 <= count <= MOST_HANDS:
            return self
        now = list(self.hands[self.closed])
        now[answer - 1] = count
        rounds = (*self.hands[: self.closed], tuple(now), *self.hands[self.closed + 1 :])
        return replace(self, hands=rounds, last=0)

    def with_round_in(self) -> Tally:
        """Return the tally with the round that goes on in."""
        return replace(self, closed=min(self.closed + 1, ROUNDS), last=0)

    def shown(self) -> Tally:
        """Return the tally with all rounds in, as when nobody votes."""
        return replace(self, closed=ROUNDS, last=0)


def begun(answers: int) -> Tally:
    """Return the tally of so many answers before the first hand."""
    return Tally(((0,) * answers,) * ROUNDS)
