"""Five thousand items, each held to what NumPy returns for the call that it shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from gradient_core import GradientValueError, ParseError
from gradient_core.practice import (
    ALL,
    BUG,
    KINDS,
    LAST_LEVEL,
    OUTPUT,
    PULL,
    PULL_STEP,
    REACH,
    SAMPLES,
    SPACING,
    UNKNOWN,
    WEIGHTS,
    WHICH_STATEMENT,
    GridData,
    Item,
    LineData,
    draw_item,
)
from gradient_core.practice.making import gaps_of

SEEDS, NUMBERS = 25, 40  # times five levels
FIRST = [(level, 1) for level in range(LAST_LEVEL)] + [(LAST_LEVEL, n) for n in range(1, 9)]
# The first item of each level, and a round of the last one.
GOLDEN = [
    ("next value", "np.gradient([5, 16, 3, 7, 13], [0, 4, 7, 11, 14])[2]", "-43/21"),
    ("which weight", "np.gradient([1, 3, 13, 9, 3], [0, 3, 5, 8, 9])[1]", "-2/15"),
    (
        "which samples",
        "np.gradient([8, 5, 12, 15, 15], [0, 3, 4, 6, 10])[1]",
        "f[0], f[1] and f[2]",
    ),
    (
        "statement",
        "np.gradient([3, 2, 12, 4, 8, 14], edge_order=2)[5]",
        "a * f[3] + b * f[4] + c * f[5]",
    ),
    (
        "which output",
        "np.gradient([[20, 17, 1, 15], [2, 17, 15, 8], [12, 17, 3, 19]], 0.25, 2)",
        "-9/4",
    ),
    (
        "edge_order=2",
        "np.gradient([9, 4, 16, 11, 10, 8], [0, 1, 3, 4, 7, 11], edge_order=2)[0]",
        "-26/3",
    ),
    ("which weight", "np.gradient([3, 12, 14, 5, 0], [0, 2, 6, 8, 11])[1]", "1/12"),
    (
        "which samples",
        "np.gradient([3, 15, 9, 10, 14, 13], edge_order=2)[0]",
        "f[0], f[1] and f[2]",
    ),
    ("spacing", "np.gradient([3, 10, 7, 15, 5], [2, 1, 3, 1, 5])", "−1, 2, −2, 4"),
    ("pull a sample", "np.gradient([8, 11, 9, ?, 6, 1], 3)[4]", "19"),
    ("next value", "np.gradient([9, 8, 11, 5, 15], 0.25)[2]", "-6"),
    ("find the bug", "", "slope = np.gradient(height, latitude)"),
]


def many(levels: range = range(LAST_LEVEL + 1), seeds: int = SEEDS) -> Iterator[Item]:
    """Yield items of all levels, those that are asked again among them."""
    for seed, level, number in product(range(seeds), levels, range(1, NUMBERS + 1)):
        yield draw_item(f"seed-{seed}", level, number, again=number % 3 == 0)


def of_numpy(data: LineData | GridData) -> float:
    """Return what the call that is shown gives, executed as it stands."""
    found = eval(data.code, {"np": np})
    return float(found[1][data.index] if isinstance(data, GridData) else found)


def weights_of_numpy(data: LineData) -> np.ndarray:
    """Return what NumPy multiplies each sample by: its gradient of one sample after the other."""
    places = [float(place) for place in data.x]
    spacing = float(data.h) if data.is_even else places
    columns = [
        np.gradient(row, spacing, edge_order=data.edge_order)[data.index]
        for row in np.eye(len(data.samples))
    ]
    return np.array(columns)


def check_typed(item: Item) -> None:
    """Hold a number to NumPy; all slips give others."""
    assert isinstance(item.right, Fraction)
    if item.kind == WEIGHTS:
        assert isinstance(item.data, LineData)
        expected = weights_of_numpy(item.data)[item.asked]
    elif item.kind == PULL:
        expected = check_pull(item)
    else:
        expected = of_numpy(item.data)
    assert float(item.right) == pytest.approx(expected, rel=1e-12)
    wrong = [each.answer for each in item.wrong]
    assert len({item.right, *wrong}) == len(wrong) + 1 >= 4
    if item.kind not in (WEIGHTS, PULL):
        assert [each.rule.value(item.data) for each in item.wrong] == wrong


def check_pull(item: Item) -> float:
    """Hold what is right to NumPy: put in for the "?" it makes the slope that is asked for.

    Each slip, with its own sample there, gives that slope too. Returns what is right.
    """
    data, right = item.data, item.right
    assert isinstance(data, LineData)
    assert isinstance(right, Fraction)
    found = re.fullmatch(r"Drag f\[(\d)\] until gradient\[(\d)\] is (−?\d)\.", item.question)
    assert found is not None
    moved, index = int(found[1]), int(found[2])
    target = float(found[3].replace("−", "-"))
    assert item.code.count(UNKNOWN) == 1
    assert item.code.endswith(f"[{index}]")
    given = item.code.split("[")[1].split("]")[0].split(", ")
    assert given[moved] == UNKNOWN
    assert "." not in "".join(given)  # which would tell that the answer is a fraction
    slope = eval(item.code.replace(UNKNOWN, str(float(right))), {"np": np})
    assert slope == pytest.approx(target, abs=1e-12)
    assert float(data.right) == target
    for each in item.wrong:
        assert each.rule.value(item.with_sample(each.answer)) == data.right
    low, high = REACH
    assert low <= right <= high
    assert (right / PULL_STEP).denominator == 1
    assert item.start is not None
    assert low <= item.start <= high
    assert abs(item.start - right) >= 2
    assert item.start.denominator == 1
    return float(right)


def check_chosen(item: Item) -> None:
    """Hold the one right choice to NumPy."""
    right = [choice for choice in item.choices if choice.slip is None]
    assert len(right) == 1
    assert right[0].text == item.right
    assert len({choice.text for choice in item.choices}) == len(item.choices) >= 3
    assert isinstance(item.data, LineData)
    if item.kind == SPACING:
        gaps = [Fraction(word.replace("−", "-")) for word in str(item.right).split(", ")]
        assert gaps == gaps_of(item.data.x)
        return
    if item.kind == SAMPLES:
        assert all(choice.text.count("f[") >= 2 for choice in item.choices)
    read = [f"f[{k}]" for k in np.flatnonzero(weights_of_numpy(item.data))]
    assert all(name in str(item.right) for name in read)
    assert str(item.right).count("f[") == len(read)
    if item.kind == WHICH_STATEMENT:
        is_sum = str(item.right).startswith("a *")
        assert is_sum == (len(read) == 3)


def test_five_thousand_items_have_one_right_answer_and_it_is_that_of_numpy() -> None:
    """Every number and choice against the call that is shown; no wrong rule is right by luck."""
    kinds: Counter[str] = Counter()
    for item in many():
        kinds[item.kind] += 1
        if item.is_typed:
            check_typed(item)
        elif item.kind == BUG:
            assert item.right in [choice.text for choice in item.choices]
        else:
            check_chosen(item)

    assert kinds.total() == 5_000
    assert set(kinds) == set(KINDS)


def test_all_wrong_statements_give_another_number() -> None:
    """Executed with the numbers of the item, none of them comes to what NumPy returns."""
    for number in range(1, 200):
        item = draw_item("statements", 3, number)
        data = item.data
        assert isinstance(data, LineData)
        gaps = {"f": data.samples, "h": float(data.h)}
        near = min(max(data.index, 1), len(data.samples) - 2)
        gaps["h1"], gaps["h2"] = map(float, gaps_of(data.x[near - 1 : near + 2]))
        for choice in item.choices:
            if choice.text.startswith("a *"):
                continue
            value = eval(choice.text, gaps)
            is_right = value == pytest.approx(float(data.right), rel=1e-12)
            assert is_right == (choice.slip is None), (data.code, choice.text)


def test_same_seed_makes_the_same_items_on_any_machine() -> None:
    """Golden ones: whoever gives a link to a class gives everybody the same questions."""
    found = [
        (item.kind, item.code, str(item.right))
        for item in (draw_item("class-7b", level, number) for level, number in FIRST)
    ]

    assert found == GOLDEN


def test_again_asks_the_same_with_other_numbers() -> None:
    """Kind and hidden step stay, the numbers do not; nor does a program with a mistake."""
    for level, number in product(range(LAST_LEVEL + 1), range(1, 17)):
        one, two = (draw_item("again", level, number, again=again) for again in (False, True))
        assert (one.kind, one.hidden) == (two.kind, two.hidden)
        assert one.data != two.data


def test_hidden_step_is_the_one_asked_for() -> None:
    """On levels with one hidden step it is the one that was missed; elsewhere nothing changes."""
    for hide, kind in (("weight", WEIGHTS), ("indices", SAMPLES), ("statement", WHICH_STATEMENT)):
        for level in (1, 2, 3):
            item = draw_item("hide", level, 2, hide=hide)
            assert (item.kind, item.hidden) == (kind, hide)
        assert draw_item("hide", LAST_LEVEL, 2, hide=hide) == draw_item("hide", LAST_LEVEL, 2)
        assert draw_item("hide", 0, 2, hide=hide) == draw_item("hide", 0, 2)


def test_solution_shown_does_not_give_the_hidden_step_away() -> None:
    """Of hidden indices no sample is named, of hidden weights none is told, of all nothing."""
    for item in many(range(1, LAST_LEVEL), seeds=3):
        shown = " ".join(f"{line.text} {line.code} {line.latex}" for line in item.shown)
        assert "weights are" not in shown
        if item.hidden == "indices":
            assert "f[" not in shown
        assert len(item.shown) == {"weight": 2, "indices": 1, "statement": 0}[item.hidden]
    assert all(not item.shown for item in many(range(LAST_LEVEL, LAST_LEVEL + 1), seeds=3))
    assert len(draw_item("worked", 0, 1).shown) == 4


def test_all_kinds_come_before_one_comes_again() -> None:
    """Eight items are a round; the first program with a mistake ends the first of them."""
    for seed in range(20):
        kinds = [draw_item(f"deck-{seed}", LAST_LEVEL, number).kind for number in range(1, 17)]
        assert Counter(kinds[:8]) == Counter(kinds[8:])
        assert kinds.index(BUG) == 7
        assert {OUTPUT, SPACING, WEIGHTS, SAMPLES, PULL} < set(kinds[:8])


def test_samples_are_pulled_everywhere_and_to_zero_too() -> None:
    """Inside and at both ends, with both edge orders, between equal gaps and others."""
    items = [draw_item(f"pulls-{seed}", LAST_LEVEL, n) for seed in range(40) for n in range(1, 25)]
    pulls = [item for item in items if item.kind == PULL]
    data = [item.data for item in pulls if isinstance(item.data, LineData)]
    kinds = {
        (each.is_inside, each.edge_order, each.is_even) for each in data if not each.is_inside
    } | {(each.is_inside, 1, each.is_even) for each in data if each.is_inside}

    assert len(data) == len(pulls) == 120
    assert kinds == {
        (True, 1, True),
        (True, 1, False),
        (False, 1, True),
        (False, 1, False),
        (False, 2, True),
    }
    assert {each.index for each in data if not each.is_inside} >= {0, 4, 5}
    assert {-3, 0, 3} < {int(each.right) for each in data}
    assert {item.asked - each.index for item, each in zip(pulls, data, strict=True)} >= {-1, 0, 1}
    assert {Fraction(item.right).denominator for item in pulls} == {1, 2}


def test_old_items_stay_beside_the_new_kind() -> None:
    """Where a sample is pulled a value was asked; whatever is drawn elsewhere is what it was."""
    for seed in range(10):
        kinds = [draw_item(f"deck-{seed}", LAST_LEVEL, number).kind for number in range(1, 33)]
        assert kinds.count(PULL) == kinds.count("next value") == 4


def test_only_a_sample_that_is_pulled_moves() -> None:
    """Other kinds have none."""
    with pytest.raises(ValueError, match="no sample"):
        draw_item("class-7b", LAST_LEVEL, 7).with_sample(Fraction(1))


def test_ten_programs_come_before_one_comes_again() -> None:
    """Each seed deals them in an order of its own."""
    bugs = [
        [draw_item(seed, LAST_LEVEL, n).data for n in range(1, 81) if _is_bug(seed, n)]
        for seed in ("one", "two")
    ]
    assert all(len(set(dealt)) == len(dealt) == 10 for dealt in bugs)
    assert bugs[0] != bugs[1]


def _is_bug(seed: str, number: int) -> bool:
    return draw_item(seed, LAST_LEVEL, number).kind == BUG


@pytest.mark.parametrize(
    "seed",
    ["", " ", "a b", "a" * 21, "a" * 10_000, "<b>", "é", "\x00", "1.5", "a\nb", "٣", "`", "-" * 21],
)
def test_seed_of_another_shape_is_refused_with_a_sentence(seed: str) -> None:
    """It names the rule, what was given, and a word to type."""
    with pytest.raises(ParseError, match=r"1 to 20 letters .* Type a word such as class-7b\."):
        draw_item(seed, 0, 1)


@pytest.mark.parametrize("seed", ["a", "-", "0", " Class-7B ", "a" * 20, "2026-09-01"])
def test_any_word_is_a_seed(seed: str) -> None:
    """Capitals and blanks around it do not count."""
    assert draw_item(seed, LAST_LEVEL, 1) == draw_item(seed.strip().lower(), LAST_LEVEL, 1)


@pytest.mark.parametrize(
    ("level", "number", "hide"),
    [(-1, 1, ""), (5, 1, ""), (0, 0, ""), (0, 1000, ""), (1, 1, "all"), (1, 1, "value")],
)
def test_what_no_item_has_is_refused(level: int, number: int, hide: str) -> None:
    """Levels, numbers and steps beyond those that there are."""
    with pytest.raises(GradientValueError, match="must be"):
        draw_item("a", level, number, hide=hide)


def test_worked_examples_are_inside_between_gaps_that_differ() -> None:
    """What is hard is shown first, what is easy is asked: an end never opens."""
    for number in range(1, 40):
        data = draw_item("worked", 0, number).data
        assert isinstance(data, LineData)
        assert data.is_inside
        assert not data.is_even
    assert draw_item("worked", LAST_LEVEL, 1).hidden == ALL


def test_a_second_try_can_be_missed_in_the_same_way() -> None:
    """Its spacing is given as that of the first try is: a slip about it can be made again."""
    kinds: set[tuple[str, str]] = set()
    for seed, number in product(range(8), range(1, 9)):
        first, second = (
            draw_item(str(seed), LAST_LEVEL, number, again=again) for again in (False, True)
        )
        assert first.kind == second.kind
        if isinstance(first.data, LineData) and isinstance(second.data, LineData):
            assert first.data.spacing == second.data.spacing
            assert first.data != second.data
            kinds.add((first.kind, first.data.spacing))
        if first.kind == SPACING:
            slips = ({choice.slip for choice in each.choices} for each in (first, second))
            assert len(set.intersection(*slips)) > 1  # None, of the right one, and a slip

    assert {("spacing", "distance"), ("spacing", "coordinates"), ("next value", "unit")} <= kinds
