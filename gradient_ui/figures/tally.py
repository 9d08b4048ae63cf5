"""What a class answered, before and after it talked: two bars for each answer."""

from __future__ import annotations

from gradient_core.statements import CENTRAL
from gradient_ui.figures.layout import Figure, axis, base_layout, legend_above
from gradient_ui.theme import Palette

_ROW, _AROUND = 34, 32  # pixels
_NAMES = ("first vote", "second vote")


def tally_figure(hands: tuple[tuple[int, ...], ...], right: int, palette: Palette) -> Figure:
    """Draw the hands of both rounds; the right answer is ticked.

    Parameters
    ----------
    hands : tuple of tuple of int
        By round, for each answer.
    right : int
        Counted from 1.
    palette : Palette

    Examples
    --------
    >>> from gradient_ui.theme import LIGHT
    >>> figure = tally_figure(((3, 9), (1, 11)), 2, LIGHT)
    >>> [(bar["name"], bar["x"]) for bar in figure["data"]]
    [('first vote', [3, 9]), ('second vote', [1, 11])]
    >>> figure["layout"]["yaxis"]["ticktext"]
    ['1', '✓ 2']
    """
    answers = list(range(1, len(hands[0]) + 1))
    most = max(1, *(max(each) for each in hands))
    colours = palette.line, palette.schemes[CENTRAL].colour
    bars = [
        _bars(name, answers, each, colour, palette)
        for name, each, colour in zip(_NAMES, hands, colours, strict=True)
    ]
    names = [f"✓ {answer}" if answer == right else str(answer) for answer in answers]
    upright = axis(
        palette,
        "",
        tickvals=answers,
        ticktext=names,
        range=(len(answers) + 0.5, 0.5),
        showgrid=False,
        tickfont={"size": 16, "color": palette.text},
    )
    layout = base_layout(
        palette,
        _ROW * len(answers) + _AROUND,
        {"l": 48, "t": 26, "b": 6},
        xaxis={"visible": False, "range": (0, 1.12 * most), "fixedrange": True},
        yaxis=upright,
        barmode="group",
        bargap=0.25,
        **legend_above(palette),
    )
    return {"data": bars, "layout": layout}


def _bars(
    name: str, answers: list[int], hands: tuple[int, ...], colour: str, palette: Palette
) -> Figure:
    return {
        "type": "bar",
        "meta": name,
        "name": name,
        "orientation": "h",
        "x": list(hands),
        "y": answers,
        "marker": {"color": colour},
        "text": [str(count) for count in hands],
        "textposition": "outside",
        "constraintext": "none",
        "textfont": {"size": 11, "color": palette.text},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def tally_alt(hands: tuple[tuple[int, ...], ...], right: int) -> str:
    """Return the takeaway in one sentence.

    Examples
    --------
    >>> tally_alt(((3, 9), (1, 11)), 2)
    'Right is answer 2: 9 of 12 hands in the first vote, 11 of 12 in the second.'
    """
    told = [f"{each[right - 1]} of {sum(each)}" for each in hands]
    return f"Right is answer {right}: {told[0]} hands in the first vote, {told[1]} in the second."
