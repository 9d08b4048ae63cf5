"""Fewer points for the screen: what must survive."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gradient_ui.figures.thinning import extremes, spread, strided


def test_thinning_keeps_a_spike_and_the_ends() -> None:
    """One sample among many still shows, at either sign, and so do gaps."""
    values = np.zeros(50_003)
    values[12_345], values[34_567], values[45_678] = 1, -1, np.nan

    kept = extremes(values, range(len(values)))

    assert {0, 12_345, 34_567, 45_678, len(values) - 1} <= set(kept.tolist())
    assert (np.diff(kept) > 0).all()
    assert len(kept) < 3000


@given(st.integers(1, 500), st.integers(2, 60))
def test_spread_keeps_both_ends_and_spreads_evenly(count: int, most: int) -> None:
    """First and last are in, no more than asked for, increasing, gaps differ by at most one."""
    kept = spread(count, most)

    assert kept[0] == 0
    assert kept[-1] == count - 1
    assert len(kept) == min(count, most)
    gaps = np.diff(kept)
    assert (gaps > 0).all()
    assert np.ptp(gaps) <= 1 if len(gaps) else count == 1


@given(st.integers(1, 500), st.integers(1, 60))
def test_strided_keeps_one_distance_and_the_same_margins(count: int, most: int) -> None:
    """No more than asked for, all gaps equal, as much left out before as behind, to one."""
    kept = strided(count, most)

    assert 1 <= len(kept) <= most
    assert len(set(np.diff(kept).tolist())) <= 1
    assert 0 <= (count - 1 - kept[-1]) - kept[0] <= 1
