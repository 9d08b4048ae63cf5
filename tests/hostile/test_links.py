"""Links with values that nobody would type, against a running server."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from benchmarks.links import VALUES, failures, links, some_choices
from benchmarks.serving import ROOT, Server, serving
from gradient_ui.router import INPUTS

# Every input and every value is in the sample: the stride has no common factor with either number.
STRIDE = 47


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Run the app."""
    with serving(ROOT / "app.py") as running:
        yield running


def test_no_link_raises_an_exception(server: Server) -> None:
    """A sample of all inputs with all values: each page opens, and runs again."""
    sample = links()[::STRIDE]

    assert all(any(f"{key}=" in link for link in sample) for key in INPUTS["axes"].by_key)
    assert not asyncio.run(failures(server.address, sample))


def test_no_pair_of_choices_raises_an_exception(server: Server) -> None:
    """A third of all choices with each other; `benchmarks.links` opens them all."""
    assert not asyncio.run(failures(server.address, some_choices()[::3]))


def test_all_inputs_and_values_are_tried() -> None:
    """The list is made from the declarations, so that a new input is in it."""
    opened = links()

    assert len(opened) >= 5_390
    assert len(set(VALUES)) == len(VALUES) >= 49
    for page in INPUTS.values():
        assert all(any(f"{key}=" in link for link in opened) for key in page.by_key)
