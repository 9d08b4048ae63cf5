"""What a browser may report of a live stage: anybody can send anything."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from gradient_ui.limits import LONGEST_NUMBER
from gradient_ui.stage import live_stage as module
from gradient_ui.stage.live_stage import Drop, drop_of
from gradient_ui.stage.served import folder, katex_path, modules

LONG = "9" * (LONGEST_NUMBER + 1)


@pytest.mark.parametrize(
    "payload",
    [
        None,
        "20",
        [],
        {},
        {"index": 1},
        {"texts": {"f": "20"}},
        {"index": -1, "texts": {"f": "20"}},
        {"index": 5, "texts": {"f": "20"}},
        {"index": 1.0, "texts": {"f": "20"}},
        {"index": True, "texts": {"f": "20"}},
        {"index": "1", "texts": {"f": "20"}},
        {"index": [1], "texts": {"f": "20"}},
        {"index": 1, "texts": "20"},
        {"index": 1, "texts": ["f", "20"]},
        {"index": 1, "texts": {}},
        {"index": 1, "texts": {"f": 20}},
        {"index": 1, "texts": {"f": None}},
        {"index": 1, "texts": {"f": LONG}},
        {"index": 1, "texts": {LONG: "20"}},
        {"index": 1, "texts": {"f": "1", "x": "2", "g": "3"}},
    ],
)
def test_what_is_no_drop_is_none(payload: Any) -> None:
    """An index of the samples and one or two short texts are a drop, all else is not."""
    assert drop_of(payload, 5) is None


def test_drop_is_read() -> None:
    """The last sample, with a text of any kind: the reader of numbers says what it is."""
    assert drop_of({"index": 4, "texts": {"f": "2.5"}}, 5) == Drop(4, {"f": "2.5"})


def test_modules_import_modules_that_are_there() -> None:
    """Each of them is short, and names no other server."""
    names = modules()
    for name, source in names.items():
        text = source.decode()
        imported = re.findall(r'from "([^"]+)"', text)
        assert all(path.startswith("./") and path[2:] in names for path in imported), name
        assert len(text.splitlines()) <= 300, name
        assert "http" not in text.replace("http://www.w3.org/2000/svg", ""), name
    assert re.fullmatch("stage-[0-9a-f]{16}", folder())


def test_no_rule_is_for_all_that_follow() -> None:
    """Of thousands of points of a figure each would look at all before it: that took seconds."""
    style = Path(module.__file__).with_suffix(".css").read_text(encoding="utf-8")
    rules = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)

    followers = re.findall(r"~\s*(\S+)", rules)

    assert followers
    assert not [each for each in followers if each.startswith("*")]


def test_katex_is_the_one_that_streamlit_serves() -> None:
    """Its name changes with every version of Streamlit, so it is looked for."""
    assert (Path(st.__file__).parent / "static" / katex_path()).is_file()
