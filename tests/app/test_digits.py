"""Numbers that lie near to each other can be told apart in all that a page says and draws."""

import json

import pytest

from gradient_ui.inputs.field import VIEWS
from tests.app.helpers import alternative_texts, figures, open_link, strips, texts

# The numbers as people have them, and what they are not to become.
NEAR = {
    "pressure": ("101325.25, 101320.5, 101318.75, 101322, 101330.125, 101341", "013e+05", "013 "),
    "weight": (
        "1234.5678, 1234.5679, 1234.5683, 1234.568, 1234.5682, 1234.5684",
        "1235",
        "1234.6",
        "1234.57",
    ),
}
LINKS = [
    (None, {"f": "{}"}),
    (None, {"f": "{}", "edge_order": "2", "spacing": "distance", "h": "0.5", "i": "0"}),
    (None, {"f": "{}", "below": "As a table", "ladder": "true"}),
    (None, {"f": "{}", "below": "Against np.diff"}),
    ("../pages/edge_order.py", {"f": "{}"}),
    ("../pages/edge_order.py", {"f": "{}", "closer": "All outputs"}),
    ("../pages/edge_order.py", {"f": "{}", "end": "Right end"}),
    ("../pages/spacing.py", {"sp_f": "{}", "sp_x": "0, 1, 2.5, 3, 4, 5", "sp_i": "1"}),
    ("../pages/spacing.py", {"sp_f": "0, 1, 4, 3, 2, 0", "sp_x": "{}", "sp_i": "1"}),
    ("../pages/axes.py", {"ax_f": "{rows}"}),
    ("../pages/axes.py", {"ax_f": "{rows}", "ax_edge_order": "2", "ax_spacing": "0.5"}),
    *(
        ("../pages/vector_field.py", {"field": "array", "F": "{rows}", "view": view})
        for view in VIEWS
    ),
]


@pytest.mark.parametrize("name", NEAR)
@pytest.mark.parametrize(("page", "link"), LINKS)
def test_digits_follow_the_spread(page: str | None, link: dict[str, str], name: str) -> None:
    """No number is shortened to what its neighbours would be shortened to as well."""
    numbers, *shortened = NEAR[name]
    rows = ", ".join(sorted(numbers.split(", "))), numbers, ", ".join(numbers.split(", ")[::-1])
    told = {key: text.replace("{rows}", "\n".join(rows)) for key, text in link.items()}
    app = open_link(page, **{key: text.replace("{}", numbers) for key, text in told.items()})
    assert any(number in texts(app) for number in numbers.split(", "))
    assert not app.exception
    shown = [texts(app), *alternative_texts(app), *map(json.dumps, [*figures(app), *strips(app)])]
    tables = [table.value.to_csv() for table in app.table]
    for text in [*shown, *tables]:
        for wrong in shortened:
            assert wrong not in text, text[max(0, text.index(wrong) - 60) :][:140]


def test_samples_as_near_as_rounding_allows_are_told_apart() -> None:
    """The sentence, the strip, the curve and the formula; slopes and gaps are not so sharp."""
    ends = {"from": "0.999999999999", "to": "1.000000000001"}
    app = open_link(None, source="formula", fx="exp(x)", n="3", i="1", **ends)
    assert "x from 0.999999999999 to 1.000000000001, h = 1e−12" in texts(app)
    (lanes,) = [strip["lanes"] for strip in strips(app)]
    cells = [[cell["text"] for cell in lane["cells"]] for lane in lanes]
    assert cells[0] == ["2.71828182845633", "2.71828182845905", "2.71828182846176"]
    assert "{2.718281828462 - 2.718281828456}" in app.get("latex")[0].value
    drawn = json.dumps(figures(app))
    assert cells[0][1] in drawn
    even = open_link(None, source="formula", fx="2*x", n="7", to="0.3", i="3")
    (lanes,) = [strip["lanes"] for strip in strips(even)]
    assert {cell["text"] for cell in lanes[1]["cells"]} == {"2"}
