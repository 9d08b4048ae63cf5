"""Opening files and real data in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
from playwright.sync_api import Page, expect

from tests.browser.conftest import open_page, wait_settled


def test_a_file_goes_into_the_box_and_undo_takes_it_back(page: Page, tmp_path: Path) -> None:
    """A table by its columns, an array by what stands for it; a bad file changes nothing."""
    table, large, bad = (tmp_path / name for name in ("run.csv", "wave.npy", "bad.npy"))
    table.write_text("t (s);s (ft)\n0;1,5\n1;2,25\n2;4,125\n")
    np.save(large, np.sin(np.linspace(0, 9, 100_000)))
    bad.write_bytes(large.read_bytes()[:5000])
    open_page(page, "/")
    box = page.get_by_role("textbox", name="Your numbers f")

    open_file(page, table, by=drop)
    expect(page.get_by_text("Opened run.csv")).to_be_visible()
    expect(box).to_have_value(table.read_text())
    expect(page.locator(".live-figure .ytitle").first).to_have_text("s (ft)")

    open_file(page, large)
    expect(page.get_by_text("shape (100000,) and dtype float64")).to_be_visible()
    expect(box).to_have_value(re.compile(r'^np\.load\("wave\.npy"\)'))
    stands_for_it = box.input_value()
    expect(page.get_by_text("np.gradient(np.load(").first).to_be_visible()

    open_file(page, bad)
    expect(page.get_by_text("with one whole array; got")).to_be_visible()
    expect(box).to_have_value(stands_for_it)

    page.get_by_role("button", name="undo").click()
    expect(box).to_have_value(table.read_text())


def test_real_data_are_one_press_away(page: Page) -> None:
    """With dates as coordinates, and their credit."""
    open_page(page, "/")
    page.get_by_role("button", name="Open a file").click()
    expect(page.get_by_text("Scripps CO2 Program, CC BY 4.0")).to_be_visible()
    page.get_by_role("button", name="open", exact=True).first.click()

    expect(page.get_by_text("Opened CO₂ at Mauna Loa")).to_be_visible()
    expect(page.locator(".live-figure .y2title").first).to_contain_text("CO2 per day")


def choose(page: Page, file: Path) -> None:
    """Choose a file in the computer's own dialog."""
    page.locator("input[type=file]").set_input_files(file)


def drop(page: Page, file: Path) -> None:
    """Let a file fall where files may, as a mouse would."""
    carried = page.evaluate_handle(
        """([text, name]) => {
            const carried = new DataTransfer();
            carried.items.add(new File([text], name, { type: "text/csv" }));
            return carried;
        }""",
        [file.read_text(), file.name],
    )
    page.get_by_test_id("stFileUploaderDropzone").dispatch_event("drop", {"dataTransfer": carried})


def open_file(page: Page, file: Path, by: Callable[[Page, Path], None] = choose) -> None:
    """Open a file of this computer."""
    chooser = page.locator("input[type=file]")
    wait_settled(page)
    expect(chooser).to_have_count(0)  # the one before has closed
    page.get_by_role("button", name="Open a file").click()
    expect(chooser).to_have_count(1)
    wait_settled(page)
    by(page, file)
