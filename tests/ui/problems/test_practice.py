"""What comes next in practice: by right answers, by the step that was missed, by skipping."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest

from gradient_core.errors import Refusal
from gradient_core.limits import MOST_ITEMS
from gradient_core.practice import (
    IT_IS_RIGHT,
    KINDS,
    LAST_LEVEL,
    PAPERS,
    PUBLISHED,
    SKIPPED,
    Answered,
    Item,
    Verdict,
    judge,
    judge_choice,
    judge_paper,
)
from gradient_ui.inputs.practice import PRACTICE
from gradient_ui.problems.practice import (
    Place,
    after,
    answered,
    item_at,
    paper_due,
    place_of,
    place_of_sample,
    pulled_text,
    skipped,
    with_answer,
    with_paper,
)


def shown(place: Place) -> Item:
    """Return the item at a place that has one."""
    found = item_at(place)
    assert isinstance(found, Item)
    return found


def right(item: Item) -> Verdict:
    """Return the verdict on the right answer."""
    if item.is_typed:
        return judge(item, str(item.right))
    effect = next((c.text for c in item.effects if c.slip is None), "")
    return judge_choice(item, str(item.right), effect)


def wrong(item: Item) -> Verdict:
    """Return the verdict on a wrong answer, one with a slip where there is one."""
    if item.is_typed:
        return judge(item, str(item.wrong[0].answer))
    text = next(c.text for c in item.choices if c.slip is not None)
    return judge_choice(item, text, item.effects[0].text if item.effects else "")


def test_right_answers_lead_from_the_example_to_everything() -> None:
    """One level up with each; then item after item of every kind."""
    place, levels, kinds = Place("way", 0, 1), [], set()
    place = after(place, shown(place), None)
    for _ in range(19):
        levels.append(place.level)
        kinds.add(shown(place).kind)
        place = after(place, shown(place), right(shown(place)))

    assert levels == [1, 2, 3] + [4] * 16
    assert place == Place("way", LAST_LEVEL, 21)
    assert kinds == set(KINDS)


@pytest.mark.parametrize("level", [1, 2, 3])
def test_missed_step_is_hidden_next(level: int) -> None:
    """The level stays; the step is the one of the slip."""
    for number in range(1, 20):
        place = Place("missed", level, number)
        verdict = wrong(shown(place))
        onwards = after(replace(place, again=True), shown(place), verdict)

        assert verdict.slip is not None
        assert onwards == Place("missed", level, number + 1, verdict.slip.step)
        assert shown(onwards).hidden == verdict.slip.step


def test_missed_with_everything_hidden_leads_back_to_one_step() -> None:
    """Where what was missed is a step; a program or an axis is no step of a formula."""
    back = set()
    for number in range(1, 17):
        place = Place("all", LAST_LEVEL, number)
        item = shown(place)
        onwards = after(place, item, wrong(item))
        if onwards.level < LAST_LEVEL:
            back.add(item.kind)
            assert onwards.level == LAST_LEVEL - 1
            assert shown(onwards).hidden == onwards.hide
        else:
            assert onwards == Place("all", LAST_LEVEL, number + 1)

    assert back == {
        "next value",
        "pull a sample",
        "which samples",
        "which weight",
        "edge_order=2",
    }


def test_right_at_the_second_try_stays_on_the_level() -> None:
    """What was missed at first is asked once more, and no step is hidden for it any more."""
    place = Place("second", 2, 5, "weight", again=True)

    assert after(place, shown(place), right(shown(place))) == Place("second", 2, 6)


def test_an_answer_without_a_slip_hides_the_same_step_again() -> None:
    """Nobody knows what was missed: the step that was asked for."""
    place = Place("other", 1, 3)
    verdict = judge(shown(place), "12345")

    assert verdict.slip is None
    assert after(place, shown(place), verdict).hide == "weight"


def test_items_begin_again_after_the_last() -> None:
    """There always is a next one."""
    place = Place("end", LAST_LEVEL, MOST_ITEMS)

    assert after(place, shown(place), right(shown(place))).number == 1


def test_places_and_links_are_the_same() -> None:
    """What a place says, the inputs of the page hold, and a link gives back."""
    for level, hide, again in product(range(5), ("", "weight", "indices"), (False, True)):
        place = Place("class-7b", level, 7, hide, again)
        values = {**PRACTICE.defaults, **place.inputs}
        query = dict(pair.split("=") for pair in PRACTICE.query(values).split("&"))
        read, lost = PRACTICE.read(query)

        assert not lost
        assert place_of(read) == place


def test_a_seed_of_another_shape_is_a_refusal_of_its_input() -> None:
    """With the sentence of the core."""
    found = item_at(Place("a b", 0, 1))

    assert isinstance(found, Refusal)
    assert found.argument == "pr_seed"
    assert "got `a b`" in found.message


def test_second_answer_takes_the_place_of_the_first() -> None:
    """Its slip and how sure it was are kept; a first answer to another item is not touched."""
    place = Place("log", 1, 2)
    item = shown(place)
    first = answered(place, item, wrong(item), "1/5", "sure")
    log = with_answer((), place, first)
    again = replace(place, again=True)
    log = with_answer(log, again, answered(again, item, right(item), "2", "guess"))

    assert len(log) == 1
    assert (log[0].tries, log[0].is_right, log[0].typed) == (2, True, "2")
    assert (log[0].slip, log[0].confidence) == (first.slip, "sure")

    alone = replace(place, number=9, again=True)
    log = with_answer(log, alone, answered(alone, item, right(item), "2", "guess"))
    assert [each.tries for each in log] == [2, 1]


def log_of(*right: bool) -> tuple[Answered, ...]:
    """Return answers to items, right and wrong ones."""
    place = Place("papers", 1, 2)
    item = shown(place)
    one = answered(place, item, wrong(item), "1/5", "sure")
    return tuple(replace(one, number=k, is_right=each) for k, each in enumerate(right, 1))


def test_published_answers_come_after_the_first_the_third_and_the_fifth_success() -> None:
    """None before; each once; what was found in one of them is no success of an item."""
    due, log = [], ()
    for count in range(8):
        log = (*log_of(*[True] * count, False), *(each for each in log if each.kind == PUBLISHED))
        due.append(paper_due(log))
        if due[-1]:
            paper = PAPERS[due[-1] - 1]
            place = Place("papers", 1, 2, printed=due[-1])
            log = with_paper(log, place, judge_paper(paper, paper.right), paper.right)
            assert log[-1].is_right
            assert paper_due(log) == 0

    assert due == [0, 1, 0, 2, 0, 3, 0, 0]


def test_published_answer_that_was_passed_over_is_not_asked_again() -> None:
    """It is written down as skipped, unless something was chosen; a choice takes its place."""
    place = Place("papers", 1, 2, printed=1)
    log = with_paper(log_of(True), place, None, "")
    assert (log[-1].outcome, log[-1].typed, paper_due(log)) == (SKIPPED, "", 0)

    chosen = IT_IS_RIGHT
    log = with_paper(log, place, judge_paper(PAPERS[0], chosen), chosen)
    assert (len(log), log[-1].typed, log[-1].tries) == (2, chosen, 1)
    assert with_paper(log, place, None, "") == log


def test_published_answer_is_written_down_once() -> None:
    """The last choice, how often it was tried, and no slip: nobody made one."""
    place, paper = Place("papers", 1, 2, printed=1), PAPERS[0]
    log = log_of(True)
    for chosen in (IT_IS_RIGHT, "The spacing forgotten", paper.right):
        log = with_paper(log, place, judge_paper(paper, chosen), chosen)

    assert len(log) == 2
    assert (log[1].kind, log[1].typed, log[1].tries) == (PUBLISHED, paper.right, 3)
    assert (log[1].is_right, log[1].slip, log[1].confidence) == (True, "", "")
    assert paper.title in log[1].question


PULLED = Place("class-7b", LAST_LEVEL, 6)  # f[3] of six samples moves


@pytest.mark.parametrize("text", ["-4", "20", "0", "7.5", "-3.25"])
def test_sample_that_was_let_go_is_typed(text: str) -> None:
    """A short decimal within the reach of the hand."""
    assert pulled_text(shown(PULLED), 3, {"f": text}) == text


@pytest.mark.parametrize(
    ("index", "texts"),
    [
        (2, {"f": "7"}),
        (4, {"f": "7"}),
        (3, {"x": "7"}),
        (3, {"f": "7", "x": "1"}),
        (3, {"f": "-4.5"}),
        (3, {"f": "20.5"}),
        (3, {"f": "99"}),
        (3, {"f": "1e1"}),
        (3, {"f": "7.125"}),
        (3, {"f": "7/2"}),
        (3, {"f": " 7"}),
        (3, {"f": "7\n"}),
        (3, {"f": "+7"}),
        (3, {"f": "٣"}),
        (3, {"f": "nan"}),
        (3, {"f": ""}),
    ],
)
def test_what_no_hand_lets_go_is_not_typed(index: int, texts: dict[str, str]) -> None:
    """Another sample, another array, a number beyond the reach, what is none."""
    assert pulled_text(shown(PULLED), index, texts) == ""


def test_nothing_is_pulled_elsewhere() -> None:
    """An item of another kind has no sample that moves, whatever arrives."""
    for number in (1, 2, 3, 4, 5, 7, 8):
        item = shown(Place("class-7b", LAST_LEVEL, number))
        assert all(pulled_text(item, index, {"f": "7"}) == "" for index in range(6))


def test_sample_stands_where_the_box_has_it() -> None:
    """Else where it began."""
    item = shown(PULLED)
    found = [place_of_sample(item, text) for text in ("5", "7/2", "(8-2)/2", "-4", "", "x", "21")]

    assert found == [5, Fraction(7, 2), 3, -4, item.start, item.start, item.start]


def test_skipped_items_are_written_down_without_an_answer() -> None:
    """With the right one, for reading later."""
    place = Place("log", LAST_LEVEL, 8)
    found = skipped(place, shown(place))

    assert found.outcome == SKIPPED
    assert found.typed == ""
    assert found.right == shown(place).right
    assert found.code in {"degrees", "dates", "unsorted", "no-spacing"} or found.code
