"""Undo and redo."""

from __future__ import annotations

from gradient_ui.inputs.history import MOST, History

START = History({"f": "1", "h": "2", "i": 0, "numbers": "short"})
ASKED, CURSOR = {"f", "h"}, {"i"}


def moved(history: History, **values: object) -> History:
    """Return the history after some values have changed."""
    return history.moved_to({**history.now, **values}, ASKED, CURSOR, {"f"})


def test_every_change_is_taken_back_in_turn() -> None:
    """Several levels, the last change first, and each can be made again."""
    history = moved(moved(START, h="3"), h="4")

    once = history.undone()
    assert once.now["h"] == "3"
    assert once.undone().now == START.now
    assert once.undone().undone() == once.undone()
    assert once.undone().redone().redone().now == history.now


def test_index_comes_back_with_the_inputs_and_looks_stay() -> None:
    """The index belongs to the samples; how numbers are shown is nobody's to undo."""
    history = moved(moved(START, i=1, numbers="full"), h="9", i=4)

    back = moved(history, numbers="exact").undone()

    assert back.now == {"f": "1", "h": "2", "i": 1, "numbers": "exact"}
    assert back.redone().now["i"] == 4


def test_moving_the_index_is_no_change_and_keeps_what_can_be_redone() -> None:
    """Stepping through the samples after an undo loses nothing."""
    undone = moved(START, h="9").undone()

    stepped = moved(undone, i=3)

    assert stepped.past == ()
    assert stepped.redone().now["h"] == "9"


def test_a_word_typed_letter_by_letter_is_one_change() -> None:
    """Until something else is done; then the next word is the next change."""
    history = moved(moved(moved(START, f="s"), f="si"), f="sin")
    assert history.undone().now["f"] == "1"

    again = moved(moved(history, i=1), f="cos")
    assert again.undone().now["f"] == "sin"


def test_a_new_change_forgets_what_was_undone() -> None:
    """There is one line of history, as everywhere."""
    history = moved(moved(START, h="9").undone(), h="5")

    assert not history.future
    assert history.redone() == history


def test_history_is_bounded() -> None:
    """An evening of typing stays small."""
    history = START
    for number in range(MOST + 50):
        history = moved(history, h=str(number))

    assert len(history.past) == MOST
