"""Links and examples of all pages, derived from the declarations."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest

from gradient_ui.inputs.field import FIELD
from gradient_ui.inputs.input_set import InputSet
from gradient_ui.inputs.line import EDGES, LINE
from gradient_ui.inputs.spacing import SPACING
from gradient_ui.router import INPUTS

EXAMPLES = [(page, name) for page in INPUTS.values() for name in page.examples]


def read_back(page: InputSet, query: str) -> dict[str, object]:
    """Return the values that a link gives, which must lose nothing."""
    values, lost = page.read(dict(parse_qsl(query, keep_blank_values=True)))
    assert not lost
    return values


@pytest.mark.parametrize(("page", "name"), EXAMPLES, ids=lambda part: getattr(part, "path", part))
def test_link_to_an_example_opens_the_example(page: InputSet, name: str) -> None:
    """The link is short, names the example unless the page opens with it, and leads back to it."""
    values = {**page.defaults, **page.example(name)}

    query = page.query(values)

    assert query in ("", f"{page.parameter}={page.shown(values).name}")
    read = read_back(page, query)
    assert page.counting(read) == page.counting(values)
    assert all(read[key] == values[key] for key in page.keys("cursor"))


@pytest.mark.parametrize(
    ("page", "changed", "query"),
    [
        (LINE, {}, ""),
        (LINE, {"f": "3 5 4"}, "f=3+5+4"),
        (LINE, {"f": "3 5 4", "h": "0.25"}, "f=3+5+4"),  # a distance that is not asked for
        (LINE, {"f": "", "i": 0}, "f=&i=0"),
        (LINE, {"ladder": True, "numbers": "full"}, "numbers=full&ladder=true"),
        (LINE, {"f": "3 5", "spacing": "distance", "h": "1/4"}, "f=3+5&spacing=distance&h=1%2F4"),
        (EDGES, {"f": "3 5 4", "end": "Right end"}, "f=3+5+4&end=Right+end"),
        (SPACING, {"sp_x": "2", "sp_unit": "h"}, "sp_x=2"),
        (FIELD, {"field": "array", "nx": 5}, "field=array"),
        (FIELD, {"projector": True}, "projector=true"),
    ],
)
def test_link_holds_what_counts_and_no_more(
    page: InputSet, changed: dict[str, object], query: str
) -> None:
    """What is as the page opens, and what is not asked for, is left out."""
    values = {**page.defaults, **changed}

    assert page.query(values) == query
    assert page.counting(read_back(page, query)) == page.counting(values)


def test_link_to_an_example_keeps_what_it_adds() -> None:
    """Another index and look of an example, and inputs given beside its name."""
    spike = {**LINE.defaults, **LINE.example("spike")}
    assert LINE.query(spike | {"i": 0, "numbers": "full"}) == "case=spike&i=0&numbers=full"

    read = read_back(LINE, "case=spike&edge_order=2")
    assert (read["f"], read["edge_order"]) == (spike["f"], 2)


def test_link_says_what_it_asks_for_in_vain() -> None:
    """Each value that cannot be had is named, and all others are taken."""
    query = {"case": "nope", "spacing": "", "edge_order": "3", "f": "3 4", "unknown": "1"}

    values, lost = LINE.read(query)

    assert sorted(lost) == ["case=nope", "edge_order=3", "spacing="]
    assert values == {**LINE.defaults, "f": "3 4"}
