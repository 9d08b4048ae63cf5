"""Fewer points for the screen: what must survive."""

from __future__ import annotations

import numpy as np

from gradient_ui.figures.thinning import thin


def test_thinning_keeps_a_spike_and_the_ends() -> None:
    """One sample among many still shows, at either sign, and so do gaps."""
    values = np.zeros(50_003)
    values[12_345], values[34_567], values[45_678] = 1, -1, np.nan

    kept = thin(values, range(len(values)))

    assert {0, 12_345, 34_567, 45_678, len(values) - 1} <= set(kept.tolist())
    assert (np.diff(kept) > 0).all()
    assert len(kept) < 3000
