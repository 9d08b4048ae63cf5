"""All colours, light and dark, and the marker shapes of the schemes; used by every figure.

Blue, vermilion and green are those of Okabe and Ito (2008), which colour-blind people can
tell apart; on dark their lighter neighbours. A scheme is never told by its colour alone: each
has a marker shape that points to the side it reads from.
"""

from __future__ import annotations

from dataclasses import dataclass

from gradient_core.statements import BACKWARD, CENTRAL, FORWARD


@dataclass(frozen=True)
class SchemeStyle:
    """How one scheme looks.

    Attributes
    ----------
    colour : str
        For lines and markers: at least 3 to 1 on the page.
    ink : str
        For text: at least 4.5 to 1 on the page.
    tint : str
        For areas behind text in the text colour.
    symbol : str
        Plotly's name of the marker shape.
    glyph : str
        The same shape as a character, for text.
    markdown : str
        Streamlit's name of the colour.
    """

    colour: str
    ink: str
    tint: str
    symbol: str
    glyph: str
    markdown: str


@dataclass(frozen=True)
class FieldColours:
    """The colours of one appearance that only fields need.

    Heights behind arrows are a tint of the colours of the surface: low is low on every picture.
    Cells of a table are neutral greys, for the hues there are those of the schemes.

    Attributes
    ----------
    selected, along_x, along_y : str
        The selected node and its arrow; the two components of that arrow.
    right, wrong : str
        Arrows with the outputs in the right and in the wrong order.
    heights, cells, sequential, diverging : tuple of str
        From low to high.
    level, dot, dot_edge : str
        Lines of equal height and samples on the surface, whose colours are the same on any page.
    """

    selected: str
    along_x: str
    along_y: str
    right: str
    wrong: str
    heights: tuple[str, ...]
    cells: tuple[str, ...]
    sequential: tuple[str, ...]
    diverging: tuple[str, ...]
    level: str = "rgba(255,255,255,0.8)"
    dot: str = "#ffffff"
    dot_edge: str = "#141312"


@dataclass(frozen=True)
class Palette:
    """All colours of one appearance.

    Attributes
    ----------
    text, muted, line, grid, background : str
        Text; text that is not selected; outlines and curves; grid lines; the page.
    alarm : str
        What goes wrong: at least 4.5 to 1 on the page.
    schemes : dict of str to SchemeStyle
    field : FieldColours
    """

    text: str
    muted: str
    line: str
    grid: str
    background: str
    alarm: str
    schemes: dict[str, SchemeStyle]
    field: FieldColours


_VIRIDIS = ("#440154", "#482878", "#3e4a89", "#31688e", "#26838f", "#1f9d8a", "#6cce59", "#fde725")

_TINT = 0.24  # of the page that is coloured: arrows and text are read on it


def _tinted(page: str) -> tuple[str, ...]:
    """Return the colours of heights as a tint of the page: low is the same hue on every picture."""

    def mixed(colour: str) -> str:
        pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(page[1:]), strict=True)
        return "#" + bytes(round(_TINT * c + (1 - _TINT) * p) for c, p in pairs).hex()

    return tuple(map(mixed, _VIRIDIS))


LIGHT = Palette(
    text="#141312",
    muted="#5c5a55",
    line="#8f8d87",
    grid="#e4e2dc",
    background="#ffffff",
    alarm="#b3261e",
    schemes={
        FORWARD: SchemeStyle("#D55E00", "#A34700", "#fbe9dc", "triangle-right", "▶", "orange"),
        CENTRAL: SchemeStyle("#0072B2", "#00629A", "#dcecf6", "diamond", "◆", "blue"),
        BACKWARD: SchemeStyle("#009E73", "#00714F", "#d9f1e9", "triangle-left", "◀", "green"),
    },
    field=FieldColours(
        selected="#B5127A",
        along_x="#7A5200",
        along_y="#4B3FB5",
        right="#0072B2",
        wrong="#B84C00",
        heights=_tinted("#ffffff"),
        cells=("#fdfcfa", "#e9e6df", "#cfcbc1"),
        sequential=_VIRIDIS,
        diverging=("#00527F", "#7db7d9", "#efede8", "#eba673", "#A34700"),
    ),
)

DARK = Palette(
    text="#f4f3f0",
    muted="#b3b0a8",
    line="#85827a",
    grid="#2f2d29",
    background="#171614",
    alarm="#ff9a8f",
    schemes={
        FORWARD: SchemeStyle("#E69F00", "#F0B23C", "#33290f", "triangle-right", "▶", "orange"),
        CENTRAL: SchemeStyle("#56B4E9", "#7CC6F0", "#10293a", "diamond", "◆", "blue"),
        BACKWARD: SchemeStyle("#2bd4a5", "#4fe0b7", "#0d3328", "triangle-left", "◀", "green"),
    },
    field=FieldColours(
        selected="#FF8AD0",
        along_x="#F0E442",
        along_y="#B9AEFF",
        right="#56B4E9",
        wrong="#E69F00",
        heights=_tinted("#171614"),
        cells=("#1b1a18", "#33312d", "#504d47"),
        sequential=("#482878", *_VIRIDIS[2:]),
        diverging=("#8fd0f5", "#2f6a8f", "#2e2c28", "#8a5a1c", "#F5B942"),
    ),
)


def palette(*, dark: bool) -> Palette:
    """Return the colours for a dark or a light page."""
    return DARK if dark else LIGHT
