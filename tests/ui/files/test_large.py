"""The fast way through a long table reads what the careful one reads, or nothing."""

from __future__ import annotations

import random

import pytest

from gradient_core import GradientCoreError
from gradient_core.tables import Data, read_data
from gradient_ui.files import large
from tests.core.tables.dialects import is_same, possible, write


def careful(text: str) -> list[Data]:
    """Return every careful reading; none for a table that is refused."""
    try:
        data = read_data(text)
    except GradientCoreError:
        return []
    return [data, *data.alternatives]


def is_like(one: Data, other: Data) -> bool:
    """Whether two readings have the same columns."""
    return len(one.columns) == len(other.columns) and all(
        map(is_same, one.columns.values(), other.columns.values())
    )


def spoiled(chosen: random.Random, text: str) -> str:
    """Return a text with one of its later lines changed by a sign or two."""
    lines = text.split("\n")
    place = chosen.randrange(len(lines) // 2, len(lines))
    line = list(lines[place])
    for _ in range(chosen.randint(1, 2)):
        at = chosen.randrange(len(line) + 1)
        line[at : at + chosen.randint(0, 1)] = chosen.choice(("", *"0123456789.,;|\t -+e/:\"'NA"))
    lines[place] = "".join(line)
    return "\n".join(lines)


def test_no_long_table_is_read_as_other_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 3,000 tables, most of them with a slip far below the beginning."""
    chosen, dialects = random.Random(5), possible()
    read = 0
    for number in range(3_000):
        text = write(chosen, dialects[number % len(dialects)]).text
        text = text if number % 4 == 0 else spoiled(chosen, text)
        monkeypatch.setattr(large, "_HEAD", max(60, len(text) // 2))
        try:
            found = large.read_large(text)
        except GradientCoreError:
            continue
        read += 1
        assert any(is_like(found, each) for each in careful(text)), repr(text)
    assert read > 450
