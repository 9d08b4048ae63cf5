"""The mark of Gradient Lens: a lens over a rising line; and the mark with its name."""

from __future__ import annotations

from gradient_ui.theme import palette

_MARK = """
<circle cx="10.5" cy="10.5" r="8" fill="none" stroke="{ring}" stroke-width="2.4"/>
<path d="M16.4 16.4 L22 22" stroke="{ring}" stroke-width="3.4" stroke-linecap="round"/>
<path d="M6.2 13.4 L14.8 7.4" stroke="{line}" stroke-width="2" stroke-linecap="round"/>
<circle cx="6.6" cy="13.1" r="1.9" fill="{line}"/>
<circle cx="14.4" cy="7.7" r="1.9" fill="{line}"/>
"""
_NAME = """
<text x="31" y="18" font-family="'Source Sans', 'Source Sans 3', system-ui, sans-serif"
font-size="16" font-weight="600" textLength="112" lengthAdjust="spacingAndGlyphs"
fill="{text}">Gradient Lens</text>
"""


def mark(theme: str | None) -> str:
    """Return the mark as SVG, in the colours of a theme."""
    return _svg(24, _MARK, theme)


def logo(theme: str | None) -> str:
    """Return the mark with the product's name as SVG, in the colours of a theme."""
    return _svg(150, _MARK + _NAME, theme)


def _svg(width: int, shapes: str, theme: str | None) -> str:
    colours = palette(dark=theme == "dark")
    ring = colours.schemes["central"].colour
    line = colours.schemes["forward"].colour
    drawn = shapes.format(ring=ring, line=line, text=colours.text)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 24" '
        f'width="{width}" height="24" role="img" aria-label="Gradient Lens">{drawn}</svg>'
    )
