"""Inputs of a page in parts, one of them open: a link tells nothing of those that are closed."""

from __future__ import annotations

from gradient_ui.inputs.declared import Value, Values
from gradient_ui.inputs.input_set import InputSet


class InputsInParts(InputSet):
    """The inputs of a page in parts, each of which is `only_in` the part it belongs to."""

    def told(self, values: Values) -> dict[str, Value]:
        """Return what a link tells of: the closed parts are as they open."""
        return {**values, **{key: self.defaults[key] for key in self.closed(values)}}

    def query(self, values: Values) -> str:
        """Return what a link has behind its question mark."""
        return super().query(self.told(values))
