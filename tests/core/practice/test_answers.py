"""What people type is read as they mean it, and slips are named, but never for right answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice, product

import pytest

from gradient_core import ParseError
from gradient_core.practice import (
    BUG,
    BUGS,
    CUT,
    LAST_LEVEL,
    OTHER,
    PULL,
    PULL_STEP,
    REACH,
    RIGHT,
    ROUNDED,
    SLIP,
    TOO_SHORT,
    UNREADABLE,
    Item,
    draw_item,
    judge,
    judge_choice,
    pulled_to,
    read_answer,
)

UNEVEN = next(
    item
    for number in range(1, 200)
    if (item := draw_item("thirds", 1, number)).right == Fraction(2, 3)
)


def typed_items(count: int = 150) -> Iterator[Item]:
    """Yield items whose answer is a number."""
    all_items = (
        draw_item(f"typed-{seed}", level, number)
        for number, seed, level in product(range(1, 40), range(8), (0, 1, LAST_LEVEL))
    )
    return islice((item for item in all_items if item.is_typed), count)


def ways_to_write(value: Fraction) -> list[str]:
    """Return a number as people type it: fraction, decimal, expression, with a comma."""
    top, below = value.numerator, value.denominator
    decimal = f"{float(value):.6g}"
    return [
        str(value),
        f"{top} / {below}".replace("-", "−"),
        f"({top + 7} - 7)/{below}",
        decimal,
        f"{float(value):.12f}",
        f"x = {value}",
    ]


def test_right_answers_are_right_however_they_are_written_and_no_slip_is_named() -> None:
    """Fraction, decimal, expression; a decimal of six digits may be rounded."""
    for item in typed_items():
        assert isinstance(item.right, Fraction)
        for text in ways_to_write(item.right):
            verdict = judge(item, text)
            assert verdict.outcome in (RIGHT, ROUNDED), (item.right, text, verdict)
            assert verdict.is_right
            assert verdict.slip is None


def test_planted_slips_are_named() -> None:
    """Of hundreds of wrong answers, each made by a known rule, at least 95 % are named right."""
    named: Counter[bool] = Counter()
    for item in typed_items():
        for wrong in item.wrong:
            for text in (*ways_to_write(wrong.answer), f"{float(wrong.answer):.2f}"):
                verdict = judge(item, text)
                assert not verdict.is_right, (item.right, text, wrong)
                named[verdict.outcome == SLIP and verdict.slip == wrong.slip] += 1

    assert named.total() > 4_000
    assert named[True] / named.total() >= 0.95


def test_slip_is_shown_with_the_numbers_of_the_item() -> None:
    """The rule that comes with a verdict gives the number that was typed."""
    for item in typed_items(60):
        if item.asked is not None:
            continue
        for wrong in item.wrong:
            verdict = judge(item, str(wrong.answer))
            assert verdict.rule is not None
            assert verdict.rule.value(item.data) == wrong.answer


def pulls(count: int = 60) -> list[Item]:
    """Return items that are answered by pulling a sample."""
    drawn = (draw_item(f"pull-{n}", LAST_LEVEL, m) for n in range(99) for m in range(1, 9))
    return list(islice((item for item in drawn if item.kind == PULL), count))


def test_planted_slips_are_named_where_a_sample_is_pulled() -> None:
    """At least 95 in 100, typed exactly or rounded; what is right has no slip."""
    named: Counter[bool] = Counter()
    for item in pulls():
        for wrong in item.wrong:
            for text in (*ways_to_write(wrong.answer), f"{float(wrong.answer):.2f}"):
                verdict = judge(item, text)
                assert not verdict.is_right
                named[verdict.outcome == SLIP and verdict.slip == wrong.slip] += 1
        for text in ways_to_write(Fraction(item.right)):
            assert judge(item, text).is_right

    assert named.total() > 1_000
    assert named[True] / named.total() >= 0.95


def test_each_place_where_a_sample_comes_to_rest_has_one_verdict() -> None:
    """One of all is right, and a slip is named only where its own number is, to the last digit."""
    for item in pulls():
        low, high = REACH
        places = [low + k * PULL_STEP for k in range(int((high - low) / PULL_STEP) + 1)]
        verdicts = {place: judge(item, f"{float(place):g}") for place in places}
        assert [place for place in places if verdicts[place].is_right] == [item.right]
        for place, verdict in verdicts.items():
            assert verdict.counts
            if verdict.slip is not None:
                answer = next(w.answer for w in item.wrong if w.slip == verdict.slip)
                assert abs(answer - place) <= Fraction(1, 20)


def test_samples_are_drawn_as_they_were_answered() -> None:
    """Right, by a slip, by no slip; not where there is no such number to draw."""
    for item in pulls(20):
        moved = item.asked
        assert moved is not None
        right, slip = pulled_to(item, str(item.right)), item.wrong[0]
        wrong = pulled_to(item, f"{float(slip.answer):.9f}")
        assert right == item.data
        assert wrong is not None
        assert Fraction(wrong.samples[moved]) == slip.answer
        other = pulled_to(item, "123.25")
        assert other is not None
        assert other.samples[moved] == Fraction(493, 4)
        for text in ("1e9", "-1001", "0.123456789", "seven", ""):
            assert pulled_to(item, text) is None


@pytest.mark.parametrize(
    ("text", "outcome", "says"),
    [
        ("2/3", RIGHT, "2/3 is right"),
        ("0.66666666667", RIGHT, "2/3 is right"),
        ("0.66667", ROUNDED, "rounded: exactly it is 2/3"),
        ("0.667", ROUNDED, "0.667 is right, rounded"),
        ("0.67", ROUNDED, "rounded"),
        ("0,67", ROUNDED, "rounded"),
        ("0.666", CUT, "cut off and not rounded"),
        ("0.66", CUT, "cut off"),
        ("0.7", TOO_SHORT, "give two at least, or a fraction"),
        (".7", TOO_SHORT, "two at least"),
        ("0.68", OTHER, "not right"),
        ("1", OTHER, "not right"),
        ("7", OTHER, "no usual slip"),
        ("1e300", OTHER, "not right"),
    ],
)
def test_rounding_is_told_apart_from_a_wrong_rule(text: str, outcome: str, says: str) -> None:
    """Two thirds, in as many digits as people give."""
    item = draw_without_slips_near()
    verdict = judge(item, text)

    assert verdict.outcome == outcome
    assert says in verdict.sentence
    assert verdict.slip is None


def draw_without_slips_near() -> Item:
    """Return an item with the answer 2/3 and no slip near 0.7 or 1."""
    return Item(UNEVEN.kind, UNEVEN.hidden, UNEVEN.question, UNEVEN.data, Fraction(2, 3))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.5", 1.5),
        (" -3/2 ", -1.5),
        ("−1.5", -1.5),
        ("–1.5", -1.5),
        ("1,5", 1.5),
        ("0,125", 0.125),
        ("12,5", 12.5),
        ("-0,5", -0.5),
        ("½", 0.5),
        ("−¾", -0.75),
        ("(8-2)/2", 3.0),
        ("(8,5 - 2)/2", 3.25),
        ("(8 - 2) / (2·1)", 3.0),
        ("2*3", 6.0),
        ("2 × 3", 6.0),
        ("g[2] = 3", 3.0),
        ("(8-2)/2 = 3", 3.0),
        (r"\frac{1}{3}", 1 / 3),
        ("1e-2", 0.01),
        (".5", 0.5),
        ("5.", 5.0),
        ("+5", 5.0),
        ("007", 7.0),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, value: float) -> None:
    """Signs of minus, decimal commas, fractions, small expressions, a left side."""
    assert read_answer(text).value == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "nothing to check"),
        ("   ", "nothing to check"),
        ("=", "nothing to check"),
        ("seven", "`seven` is no number"),
        ("x", "`x` is no number"),
        ("1,250", "can be 1.250 or 1250"),
        ("3 4", "is no number"),
        ("1, 2", "is no number"),
        ("[1]", "is no number"),
        ("nan", "is no number"),
        ("inf", "is no number"),
        ("1/0", "is no number"),
        ("1e999", "is no number"),
        ("9**9**9", "is no number"),
        ("__import__('os')", "is no number"),
        ("(" * 70, "is no number"),
        ("1" * 81, "at most 80 characters"),
        ("\x00", "is no number"),
        ("💥", "is no number"),
        ("`1`", "is no number"),
        ("٣", "is no number"),
    ],
)
def test_what_is_no_number_is_refused_with_what_to_write(text: str, says: str) -> None:
    """One sentence, and it does not count as an answer."""
    with pytest.raises(ParseError) as refused:
        read_answer(text)
    assert says in refused.value.message
    assert "Write" in refused.value.message

    verdict = judge(UNEVEN, text)
    assert verdict.outcome == UNREADABLE
    assert not verdict.counts
    assert not verdict.is_right


def test_chosen_answers_are_judged() -> None:
    """The right one, each wrong one with its slip, and what is none of them."""
    for level, number in product((2, 3, LAST_LEVEL), range(1, 30)):
        item = draw_item("choices", level, number)
        if item.is_typed or item.kind == BUG:
            continue
        for choice in item.choices:
            verdict = judge_choice(item, choice.text)
            assert verdict.is_right == (choice.slip is None)
            assert verdict.slip == choice.slip
        assert not judge_choice(item, "something else").counts
        assert not judge_choice(item, "").counts


def test_a_bug_is_found_by_its_line_and_its_effect() -> None:
    """Either alone is not enough, and it is said which one is right."""
    item = draw_item("bugs", LAST_LEVEL, 8)
    assert item.data in BUGS
    line = str(item.right)
    other_line = next(c.text for c in item.choices if c.text != line)
    effect = next(c.text for c in item.effects if c.slip is None)
    other_effect = next(c.text for c in item.effects if c.slip is not None)

    assert judge_choice(item, line, effect).is_right
    assert "That is the line" in judge_choice(item, line, other_effect).sentence
    assert "another line" in judge_choice(item, other_line, effect).sentence
    assert "another line" in judge_choice(item, other_line, other_effect).sentence
    assert not judge_choice(item, line, other_effect).is_right
    assert not judge_choice(item, line, "").counts
    assert not judge_choice(item, "", effect).counts


def test_typed_and_chosen_are_not_mixed_up() -> None:
    """An item that is chosen has no number to type."""
    chosen = draw_item("choices", 2, 1)
    with pytest.raises(ValueError, match="chosen, not typed"):
        judge(chosen, "1")
