"""The duel of both edge orders: one end beside the exact slope, and who wins over many seeds."""

from __future__ import annotations

import numpy as np

from gradient_core.insight import Duel, DuelWins, duel_function
from gradient_core.statements import BACKWARD
from gradient_ui.figures.labels import in_a_row, short
from gradient_ui.figures.layout import Ends, Figure, axis, base_layout, padded_range
from gradient_ui.figures.line.edges import end_alt, end_figure
from gradient_ui.figures.traces import note, scatter, shape
from gradient_ui.theme import Palette, SchemeStyle

DUEL_HEIGHT, SLOPES_HEIGHT, WINS_HEIGHT = 258, 126, 70
_PLACES = 121
_NEAR = 0.8  # the scale of slopes reaches at least so far: an error seen small is small
_READ = 3  # samples that the parabola reads
_ABOVE = 34  # pixels for the name of what NumPy does not know
_INSIDE = 0.1  # of the height: where the middle of a name is at least from above and below
_AT_THE_TOP = {"xref": "paper", "xanchor": "left", "yref": "paper", "yanchor": "bottom"}
_CLEAR = 8  # pixels between that and a name beside the picture


def duel_figure(duel: Duel, palette: Palette) -> Figure:
    """Draw the end with both orders, and behind it the function and its exact slope.

    Parameters
    ----------
    duel : Duel
    palette : Palette
    """
    figure = end_figure(duel.trace, [duel.edge.with_1, duel.edge.with_2], palette)
    layout = figure["layout"]
    known = _not_known_to_numpy(duel, layout["xaxis"]["range"], palette)
    curve, tangent = known
    before = low, high = layout["yaxis"]["range"]
    tall = np.concatenate([trace["y"] for trace in known])
    after = min(low, float(tall.min())), max(high, float(tall.max()))
    _keep_apart(layout["annotations"], before, after)
    layout["yaxis"]["range"] = after
    layout["height"] = DUEL_HEIGHT
    layout["margin"]["t"] += _ABOVE
    exact = short(duel.exact, 3)
    text = f"thin dashes: exact slope <b>{exact}</b>, not known to NumPy"
    layout["annotations"].append(note(0, 1, text, palette.text, 13, yshift=_CLEAR, **_AT_THE_TOP))
    return {"data": [curve, *figure["data"], tangent], "layout": layout}


def _keep_apart(names: list[Figure], before: Ends, after: Ends) -> None:
    """Move the names of the slopes to a longer axis, where they would come too near each other.

    They move with what they name, stay as far apart as they were, and inside the picture.
    """
    was, now = before[1] - before[0], after[1] - after[0]
    heights = np.array([name["ay"] for name in names])
    middle = heights.mean()
    shares = (middle - after[0]) / now + (heights - middle) / was
    shares += max(0.0, _INSIDE - shares.min()) + min(0.0, 1 - _INSIDE - shares.max())
    for name, share in zip(names, shares, strict=True):
        name["ay"] = after[0] + float(share) * now


def _not_known_to_numpy(duel: Duel, across: Ends, palette: Palette) -> list[Figure]:
    """Return the function where the samples are, and its tangent at the end."""
    x = duel.trace.spacing[0].positions
    end, h = x[-1], x[-1] - x[-2]
    at = np.union1d(np.linspace(max(x[-_READ], across[0]), end, _PLACES), x[-_READ:])
    beside = np.array([end - h, min(across[1], end + h)])
    height = float(duel_function(duel.kink, end))
    return [
        scatter(
            "function",
            at,
            duel_function(duel.kink, at),
            line={"color": palette.line, "width": 1.5},
            hovertemplate="f(x), not known to NumPy<extra></extra>",
        ),
        scatter(
            "exact slope",
            beside,
            height + duel.exact * (beside - end),
            line={"color": palette.text, "width": 1.5, "dash": "4px,4px"},
            hovertemplate="exact slope, not known to NumPy<extra></extra>",
        ),
    ]


def duel_alt(duel: Duel) -> str:
    """Return the takeaway of a duel in one sentence."""
    drawn = end_alt([duel.edge.with_1, duel.edge.with_2]).removesuffix(".")
    return f"{drawn}; the exact slope is {short(duel.exact, 3)}. {duel.sentence}."


def slopes_figure(duel: Duel, palette: Palette) -> Figure:
    """Draw both slopes on one scale, each with its distance from the exact one: its error.

    Parameters
    ----------
    duel : Duel
    palette : Palette
    """
    style = palette.schemes[BACKWARD]
    reach = np.array([duel.exact - _NEAR, duel.exact + _NEAR, *duel.values])
    texts = in_a_row([abs(error) for error in duel.errors], digits=3)
    data = [
        scatter(
            f"error, edge_order={order}",
            [duel.exact, value],
            [order, order],
            line={"color": style.colour, "width": 2 + order},
            marker=_mark(order, style, palette),
            cliponaxis=False,
        )
        for order, value in enumerate(duel.values, 1)
    ]
    names = [f"edge_order={order}<br><b>{text}</b> off" for order, text in enumerate(texts, 1)]
    dashes = {"color": palette.text, "width": 1.5, "dash": "4px,4px"}
    layout = base_layout(
        palette,
        SLOPES_HEIGHT,
        {"l": 104, "r": 12, "t": 4, "b": 46},
        xaxis=axis(palette, "slope", range=padded_range(reach, 0.1), nticks=6),
        yaxis=axis(palette, "", range=(2.6, 0.4), showgrid=False, automargin=False)
        | {"tickvals": [1, 2], "ticktext": names},
        shapes=[shape("line", (duel.exact, duel.exact), (0, 1), yref="paper", line=dashes)],
    )
    return {"data": data, "layout": layout}


def _mark(order: int, style: SchemeStyle, palette: Palette) -> Figure:
    """Return a mark at the slope alone: hollow for 1, filled for 2."""
    fill = palette.background if order == 1 else style.colour
    line = {"color": style.colour, "width": 2.5}
    return {"size": [0, 13], "symbol": style.symbol, "color": fill, "line": line, "opacity": 1}


def slopes_alt(duel: Duel) -> str:
    """Return the takeaway of the scale of slopes in one sentence."""
    one, two = in_a_row([abs(error) for error in duel.errors], digits=3)
    return (
        f"A scale of slopes: that of edge_order=1 is {one} off the exact slope "
        f"{short(duel.exact, 3)}, that of 2 is {two} off."
    )


def wins_figure(wins: DuelWins, palette: Palette) -> Figure:
    """Draw how many of many duels each order wins, as the parts of one bar."""
    style = palette.schemes[BACKWARD]
    counts = [wins.one, wins.ties, wins.two]
    fills = [palette.background, palette.grid, style.colour]
    bars = [
        {
            "type": "bar",
            "meta": role,
            "orientation": "h",
            "x": [count],
            "y": [" "],
            "marker": {"color": fill, "line": {"color": style.colour, "width": 2.5}},
            "hoverinfo": "skip",
        }
        for role, count, fill in zip(("1 wins", "ties", "2 wins"), counts, fills, strict=True)
        if count
    ]
    layout = base_layout(
        palette,
        WINS_HEIGHT,
        {"l": 6, "r": 6, "t": 26, "b": 4},
        barmode="stack",
        xaxis=axis(palette, "", range=(0, wins.seeds), visible=False),
        yaxis=axis(palette, "", visible=False, automargin=False),
        bargap=0.1,
        annotations=_names_of_parts(wins, palette),
        shapes=[_half(wins.seeds, palette)],
    )
    return {"data": bars, "layout": layout}


def _names_of_parts(wins: DuelWins, palette: Palette) -> list[Figure]:
    """Return how many wins each end of the bar stands for, above it."""
    ties = f", {wins.ties} ties" if wins.ties else ""
    sides = ((0, "left", f"<b>1</b> wins {wins.one}"), (1, "right", f"<b>2</b> wins {wins.two}"))
    return [
        note(x, 1, text + (ties if side == "left" else ""), palette.text, 14, xref="paper")
        | {"xanchor": side, "yref": "paper", "yanchor": "bottom"}
        for x, side, text in sides
    ]


def _half(seeds: int, palette: Palette) -> Figure:
    """Return the mark in the middle: up to it, luck would bring either."""
    line = {"color": palette.text, "width": 1.5, "dash": "dot"}
    return shape("line", (seeds / 2, seeds / 2), (-0.06, 1.06), yref="paper", line=line)


def wins_alt(wins: DuelWins, noise: float, kink: float) -> str:
    """Return the takeaway of the bar in one sentence."""
    ties = f", and {wins.ties} are ties" if wins.ties else ""
    sigma, share = in_a_row([noise, kink])
    return (
        f"One bar in two parts: of {wins.seeds} duels with noise {sigma} and kink {share}, "
        f"edge_order=1 wins {wins.one} and edge_order=2 wins {wins.two}{ties}."
    )
