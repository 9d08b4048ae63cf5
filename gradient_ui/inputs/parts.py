"""Inputs of a page in parts, one of them open: a link tells nothing of those that are closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gradient_ui.inputs.declared import Value, Values
from gradient_ui.inputs.input_set import InputSet


@dataclass(frozen=True, eq=False, kw_only=True)
class InputsInParts(InputSet):
    """The inputs of a page in parts.

    Attributes
    ----------
    part : str
        Key of the input that says which part is open.
    part_of : mapping from key to part
        Of the inputs that belong to one part: which.
    """

    part: str
    part_of: Mapping[str, Value] = field(default_factory=dict)

    def closed(self, values: Values) -> frozenset[str]:
        """Return the keys of the parts that are closed."""
        return frozenset(key for key, part in self.part_of.items() if part != values[self.part])

    def told(self, values: Values) -> dict[str, Value]:
        """Return what a link tells of: the closed parts are as they open."""
        return {**values, **{key: self.defaults[key] for key in self.closed(values)}}

    def query(self, values: Values) -> str:
        """Return what a link has behind its question mark."""
        return super().query(self.told(values))
