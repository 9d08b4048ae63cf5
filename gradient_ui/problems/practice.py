"""Where somebody stands in practice: which item, what was answered, and what comes next."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from gradient_core import GradientCoreError
from gradient_core.errors import Refusal
from gradient_core.limits import MOST_ITEMS
from gradient_core.practice import (
    ALL,
    BUG,
    EDGE,
    LAST_LEVEL,
    PAPERS,
    PUBLISHED,
    PULL,
    REACH,
    SAMPLES,
    SKIPPED,
    VALUE,
    WEIGHTS,
    WHERE_WRONG,
    WHICH_STATEMENT,
    WORKED,
    Answered,
    Bug,
    Item,
    Paper,
    Verdict,
    draw_item,
    read_answer,
    told,
)
from gradient_core.text import as_fraction
from gradient_ui.problems.refusals import Asked, refusal_of

SEED, LEVEL, NUMBER, HIDE, AGAIN = "pr_seed", "pr_level", "pr_item", "pr_hide", "pr_again"
PRINTED = "pr_printed"
# Kinds of which a step can be practised alone.
_OF_STEPS = (VALUE, SAMPLES, WEIGHTS, WHICH_STATEMENT, EDGE, PULL)

# Of a sample that was let go.
_PLAIN = re.compile(r"-?[0-9]{1,2}(\.[0-9]{1,2})?")


@dataclass(frozen=True)
class Place:
    """Which item is shown.

    Attributes
    ----------
    seed : str
    level, number : int
    hide : str
        The step that was missed last, empty for that of the level.
    again : bool
        Whether it is the second try, with other numbers.
    printed : int
        Which published answer is asked before the item, counted from 1; 0 for none.
    """

    seed: str
    level: int
    number: int
    hide: str = ""
    again: bool = False
    printed: int = 0

    @property
    def inputs(self) -> dict[str, Any]:
        """The inputs of the page that make it."""
        return {
            SEED: self.seed,
            LEVEL: self.level,
            NUMBER: self.number,
            HIDE: self.hide,
            AGAIN: self.again,
            PRINTED: self.printed,
        }

    @property
    def name(self) -> str:
        """A name for the widgets of this item alone."""
        return f"{self.level}_{self.number}_{self.hide}_{self.again}_{self.printed}"

    @property
    def paper(self) -> Paper | None:
        """The published answer that is asked, None where it is an item."""
        return PAPERS[self.printed - 1] if self.printed else None

    @property
    def following(self) -> int:
        """The number of the next item; the first one after the last."""
        return self.number % MOST_ITEMS + 1


def place_of(values: Asked) -> Place:
    """Return where the inputs of the page stand.

    Examples
    --------
    >>> place_of(Place("a", 1, 3).inputs).following
    4
    """
    return Place(*(values[key] for key in (SEED, LEVEL, NUMBER, HIDE, AGAIN, PRINTED)))


def item_at(place: Place) -> Item | Refusal:
    """Return the item, or why the seed makes none."""
    try:
        return draw_item(place.seed, place.level, place.number, hide=place.hide, again=place.again)
    except GradientCoreError as error:
        return refusal_of(error, {"seed": SEED}, place.inputs)


def after(place: Place, item: Item, verdict: Verdict | None) -> Place:
    """Return where it goes on: a level up when right at once, else to the step that was missed.

    Parameters
    ----------
    place : Place
    item : Item
        What was asked there.
    verdict : Verdict or None
        What became of the answer; None where there was none.

    Examples
    --------
    >>> from gradient_core.practice import judge
    >>> place = Place("class-7b", 1, 1)
    >>> item = item_at(place)
    >>> right, wrong = judge(item, str(item.right)), judge(item, str(item.wrong[0].answer))
    >>> after(place, item, right).level, after(place, item, wrong).hide
    (2, 'weight')
    """
    onwards = replace(place, number=place.following, again=False)
    if verdict is None:
        return replace(onwards, level=max(place.level, WORKED + 1))
    if verdict.is_right:
        level = place.level if place.again else min(place.level + 1, LAST_LEVEL)
        return replace(onwards, level=level, hide="")
    missed = _missed(item, verdict)
    if place.level == LAST_LEVEL:
        return replace(onwards, level=LAST_LEVEL - 1, hide=missed) if missed else onwards
    return replace(onwards, hide=missed or place.hide)


def _missed(item: Item, verdict: Verdict) -> str:
    """Return the step that was missed, empty where it is no step of a solution."""
    if item.kind not in _OF_STEPS:
        return ""
    if verdict.slip is not None:
        return verdict.slip.step
    return "" if item.hidden == ALL else item.hidden


def answered(place: Place, item: Item, verdict: Verdict, typed: str, confidence: str) -> Answered:
    """Return what is written down of an answer."""
    return replace(
        skipped(place, item),
        typed=typed,
        outcome=verdict.outcome,
        slip="" if verdict.slip is None or item.kind == BUG else verdict.slip.name,
        confidence=confidence,
        is_right=verdict.is_right,
    )


def place_of_sample(item: Item, typed: str) -> Fraction:
    """Return where the sample of an item stands: as it is typed, else where it began.

    Examples
    --------
    >>> item = item_at(Place("class-7b", 4, 6))
    >>> [str(place_of_sample(item, typed)) for typed in ("-3.5", "", "seven", "99")]
    ['-7/2', '7', '7', '7']
    """
    start = Fraction(item.start or 0)
    try:
        value = as_fraction(read_answer(typed).value)
    except GradientCoreError:
        return start
    return start if value is None or not _is_within_reach(value) else value


def pulled_text(item: Item, index: int, texts: Mapping[str, str]) -> str:
    """Return what to type for a sample that was let go; empty where it is not what may move.

    Anybody can send anything here: only a short decimal passes, within the reach of a hand.

    Examples
    --------
    >>> item = item_at(Place("class-7b", 4, 6))
    >>> pulled_text(item, 3, {"f": "-3.5"}), pulled_text(item, 2, {"f": "-3.5"})
    ('-3.5', '')
    """
    text = texts.get("f", "")
    is_moved = item.kind == PULL and index == item.asked and list(texts) == ["f"]
    if not is_moved or not _PLAIN.fullmatch(text) or not _is_within_reach(Fraction(text)):
        return ""
    return text


def _is_within_reach(value: Fraction) -> bool:
    low, high = REACH
    return low <= value <= high


def skipped(place: Place, item: Item) -> Answered:
    """Return what is written down of an item without an answer."""
    return Answered(
        number=place.number,
        level=place.level,
        kind=item.kind,
        question=item.question,
        code=item.data.name if isinstance(item.data, Bug) else item.code,
        right=item.right if isinstance(item.right, str) else told(item.right),
        typed="",
        outcome=SKIPPED,
    )


def with_answer(log: tuple[Answered, ...], place: Place, new: Answered) -> tuple[Answered, ...]:
    """Return the answers with one more; the second one to a question takes the place of the first.

    What slip the first one was, and how sure it was, is kept.
    """
    is_second = place.again and bool(log) and log[-1].kind != PUBLISHED
    if not is_second or log[-1].number != new.number:
        return (*log, new)
    first = log[-1]
    both = replace(new, tries=2, slip=first.slip or new.slip, confidence=first.confidence)
    return (*log[:-1], both)


# --- published answers ---------------------------------------------------------------------------


def paper_due(log: tuple[Answered, ...]) -> int:
    """Return which published answer is to be asked next, counted from 1; 0 for none.

    The first one after the first success, the others two successes later each.

    Examples
    --------
    >>> paper_due(())
    0
    """
    right = sum(each.is_right for each in log if each.kind != PUBLISHED)
    asked = {each.number for each in log if each.kind == PUBLISHED}
    earned = range(1, min((right + 1) // 2, len(PAPERS)) + 1)
    return next((number for number in earned if number not in asked), 0)


def with_paper(
    log: tuple[Answered, ...], place: Place, verdict: Verdict | None, chosen: str
) -> tuple[Answered, ...]:
    """Return the answers with what was chosen of a published one, in the place of what was before.

    Parameters
    ----------
    log : tuple of Answered
    place : Place
        Where a published answer is asked.
    verdict : Verdict or None
        None where it was skipped: that takes the place of nothing.
    chosen : str
    """
    paper = PAPERS[place.printed - 1]
    new = Answered(
        number=place.printed,
        level=place.level,
        kind=PUBLISHED,
        question=f"“{paper.title}”: {WHERE_WRONG}",
        code=paper.data.code,
        right=paper.right,
        typed=chosen,
        outcome=SKIPPED if verdict is None else verdict.outcome,
        confidence="",
        is_right=verdict is not None and verdict.is_right,
    )
    if not log or (log[-1].kind, log[-1].number) != (PUBLISHED, place.printed):
        return (*log, new)
    if verdict is None:
        return log
    tries = 0 if log[-1].outcome == SKIPPED else log[-1].tries
    return (*log[:-1], replace(new, tries=tries + 1))
