"""What a page asks for when some of its inputs are changed."""

from __future__ import annotations

from gradient_ui.inputs.declared import Value
from gradient_ui.inputs.input_set import InputSet


def asked(page: InputSet, **changed: Value) -> dict[str, Value]:
    """Return the inputs that count, as the page opens but for those that are given."""
    assert changed.keys() <= page.by_key.keys()
    return page.counting({**page.defaults, **changed})
