"""The dials of the duel at the end: noise, kink, and which noise."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from gradient_ui.inputs import session
from gradient_ui.inputs.line import EDGES, KINK, NOISE, SEED

_FINE, _COARSE = 0.01, 0.05


@dataclass(frozen=True)
class Dials:
    """What the dials of the duel say.

    Attributes
    ----------
    noise, kink : float
    seed : int
    """

    noise: float
    kink: float
    seed: int


def dials() -> Dials:
    """Draw the dials and return what they say."""
    noise = _dial(
        NOISE,
        "Noise σ in every sample",
        _FINE,
        "Standard deviation of the noise that is added to each of the five samples.",
    )
    kink = _dial(
        KINK,
        "Kink in front of the last gap",
        _COARSE,
        "By which share the slope falls at the last sample but one: with 0.5 the function rises "
        "half as steeply in the last gap.",
    )
    given = EDGES.by_key[SEED]
    st.number_input(
        "Seed of the noise",
        int(given.least),
        int(given.most),
        key=SEED,
        disabled=noise == 0,
        help="Another seed, other noise of the same strength. Without noise all are the same.",
    )
    return Dials(noise, kink, int(session.value(EDGES, SEED)))


def _dial(key: str, label: str, grid: float, about: str) -> float:
    given = EDGES.by_key[key]
    st.slider(label, float(given.least), float(given.most), step=grid, key=key, help=about)
    return float(session.value(EDGES, key))
