"""The theme: contrast in numbers, and one set of colours in figures and settings."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from gradient_ui.theme import DARK, LIGHT, Palette

CONFIG = Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml"
THEMES = [("light", LIGHT), ("dark", DARK)]


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` as WCAG 2.2 defines it."""
    channels = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_black_and_white_is_21() -> None:
    """The measure itself gives the two known extremes."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


@pytest.mark.parametrize(("name", "palette"), THEMES)
def test_text_colours_have_the_contrast_of_text(name: str, palette: Palette) -> None:
    """Text, also where it is not selected, inks and alarm reach 4.5 to 1 on the page."""
    inks = [style.ink for style in palette.schemes.values()]

    for colour in (palette.text, palette.muted, palette.alarm, *inks):
        assert contrast(colour, palette.background) >= 4.5


@pytest.mark.parametrize(("name", "palette"), THEMES)
def test_marks_have_the_contrast_of_graphics(name: str, palette: Palette) -> None:
    """Lines and markers reach 3 to 1 on the page, text 4.5 to 1 on the tints."""
    for style in palette.schemes.values():
        assert contrast(style.colour, palette.background) >= 3
        assert contrast(palette.text, style.tint) >= 4.5
    assert contrast(palette.line, palette.background) >= 3


@pytest.mark.parametrize(("name", "palette"), THEMES)
def test_settings_have_the_colours_of_the_figures(name: str, palette: Palette) -> None:
    """Page, text in colour and figures agree, so that a scheme has one colour everywhere."""
    theme = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][name]

    assert theme["backgroundColor"] == palette.background
    for style in palette.schemes.values():
        assert theme[f"{style.markdown}Color"] == style.colour
        assert theme[f"{style.markdown}TextColor"] == style.ink
        assert theme[f"{style.markdown}BackgroundColor"] == style.tint


def test_schemes_differ_in_shape_and_not_only_in_colour() -> None:
    """Each scheme has its own marker, the same in light and dark."""
    for palette in (LIGHT, DARK):
        assert len({style.symbol for style in palette.schemes.values()}) == 3
    assert [s.symbol for s in LIGHT.schemes.values()] == [s.symbol for s in DARK.schemes.values()]
