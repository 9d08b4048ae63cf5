"""A compass with one needle: which way is uphill; with none where it is flat."""

from __future__ import annotations

from gradient_ui.theme import Palette

_SVG = """
<svg xmlns="http://www.w3.org/2000/svg" viewBox="-50 -50 100 100" width="100" height="100">
<circle r="36" fill="none" stroke="{line}" stroke-width="1.5"/>
<path d="M-36 0H36M0 -36V36" stroke="{grid}" stroke-width="1.5"/>
<text x="45" y="5" {font}>x</text><text x="0" y="-39" {font}>y</text>
<g{turned} stroke="{needle}" fill="{needle}">
<path d="M0 0H27" stroke-width="5"/><path d="M35 0L21 -8V8Z" stroke="none"/></g>
<circle r="3.5" fill="{needle}"/>
</svg>
"""


def compass(angle: float | None, palette: Palette) -> str:
    """Return a compass as SVG, its needle at so many degrees from the x axis towards the y axis.

    There is no needle without an angle.
    """
    font = f'font-family="sans-serif" font-size="13" text-anchor="middle" fill="{palette.muted}"'
    # On the screen angles grow the other way round.
    turned = ' display="none"' if angle is None else f' transform="rotate({-angle:.2f})"'
    return _SVG.format(
        line=palette.line,
        grid=palette.grid,
        needle=palette.field.selected,
        font=font,
        turned=turned,
    ).strip()
