"""Which question comes when: kinds of items, the steps that levels hide, the deck of a word."""

from __future__ import annotations

from gradient_core.practice.bugs import BUGS, Bug
from gradient_core.practice.chance import Chance
from gradient_core.practice.slips import ALL, INDICES, STATEMENT, WEIGHT

VALUE, SAMPLES, WEIGHTS, WHICH_STATEMENT = (
    "next value",
    "which samples",
    "which weight",
    "statement",
)
OUTPUT, SPACING, EDGE, BUG = "which output", "spacing", "edge_order=2", "find the bug"
PULL = "pull a sample"
KINDS = (VALUE, SAMPLES, WEIGHTS, WHICH_STATEMENT, OUTPUT, SPACING, EDGE, BUG, PULL)

WORKED, LAST_LEVEL = 0, 4
HIDDEN_BY_LEVEL = ("", WEIGHT, INDICES, STATEMENT, ALL)
"""Which step each level hides; the worked example hides none."""

# A card keeps its place in every deck: another one in it changes these items and no others.
_DECK = (PULL, VALUE, SAMPLES, WEIGHTS, OUTPUT, SPACING, EDGE, BUG)
_KIND_OF_HIDDEN = {"": VALUE, WEIGHT: WEIGHTS, INDICES: SAMPLES, STATEMENT: WHICH_STATEMENT}


def kind_of(word: str, level: int, number: int, hidden: str) -> str:
    """Return the kind of an item; on the last level all kinds come before one comes again.

    Parameters
    ----------
    word : str
        As `gradient_core.practice.read_seed` returns it.
    level, number : int
    hidden : str
        The step that is hidden.

    Examples
    --------
    >>> kind_of("class-7b", 1, 1, "weight"), kind_of("class-7b", 4, 8, "all")
    ('which weight', 'find the bug')
    """
    if level != LAST_LEVEL:
        return _KIND_OF_HIDDEN[hidden]
    turn, place = divmod(number - 1, len(_DECK))
    deck = Chance(word, "deck", turn).shuffled(_DECK)
    if turn == 0:  # what is wrong in a program is asked when something has been right
        deck.remove(BUG)
        deck.append(BUG)
    return deck[place]


def bug_of(word: str, number: int, *, again: bool) -> Bug:
    """Return the program of an item, another one for the second try: ten come before one again."""
    order = Chance(word, "bugs").shuffled(BUGS)
    return order[((number - 1) // len(_DECK) + (len(BUGS) // 2 if again else 0)) % len(BUGS)]
