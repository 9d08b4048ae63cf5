"""The inputs of a page: what follows from their declarations alone.

Which of them count, which example they make, what a link holds and what it is read as.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from gradient_core.cases import Example
from gradient_ui.inputs.declared import ASKED, CURSOR, LOOK, Input, Value, Values

# Large type for the back row; a look of every page.
PROJECTOR = Input("projector", default=False, role=LOOK)


@dataclass(frozen=True, eq=False)
class InputSet:
    """The inputs of one page.

    Attributes
    ----------
    path : str
        Where the page is: ``/axes``.
    parameter : str
        What names an example in a link. Pages of the same parameter share inputs and undo.
    inputs : tuple of Input
    examples : mapping from name to example
    inputs_of : callable
        Returns the inputs that an example sets, by key.
    undone_too : frozenset of str
        Keys of inputs that make no call, and whose change is taken back like one that does.
    only_in : mapping from key to (key, value)
        Of inputs whose widget is on the page only while another input holds a value, the open
        tab: which input, and what value.
    """

    path: str
    parameter: str
    inputs: tuple[Input, ...]
    examples: Mapping[str, Any]
    inputs_of: Callable[[Any], dict[str, Value]]
    undone_too: frozenset[str] = frozenset()
    only_in: Mapping[str, tuple[str, Value]] = field(default_factory=dict)

    @cached_property
    def by_key(self) -> dict[str, Input]:
        """The inputs by their keys."""
        return {given.key: given for given in (*self.inputs, PROJECTOR)}

    @cached_property
    def defaults(self) -> dict[str, Value]:
        """What the page opens with."""
        return {key: given.default for key, given in self.by_key.items()}

    def keys(self, *roles: str) -> frozenset[str]:
        """Return the keys of the inputs that have one of the roles."""
        return frozenset().union(*(self._by_role[role] for role in roles))

    @cached_property
    def _by_role(self) -> dict[str, frozenset[str]]:
        roles = (ASKED, CURSOR, LOOK)
        return {
            role: frozenset(key for key, given in self.by_key.items() if given.role == role)
            for role in roles
        }

    @cached_property
    def live(self) -> frozenset[str]:
        """The keys of the inputs that change letter by letter."""
        return frozenset(key for key, given in self.by_key.items() if given.live)

    def closed(self, values: Values) -> frozenset[str]:
        """Return the keys whose widgets are not on the page while the inputs hold these values."""
        return frozenset(k for k, (other, value) in self.only_in.items() if values[other] != value)

    def example(self, name: str) -> dict[str, Value]:
        """Return all inputs as an example sets them; `name` must be one."""
        values = self.inputs_of(self.examples[name])
        return {key: value for key, value in values.items() if key in self.by_key}

    def counting(self, values: Values) -> dict[str, Value]:
        """Return those values that make the call, and count by the values of the others."""
        return {
            key: values[key]
            for key, given in self.by_key.items()
            if given.role == ASKED and given.counts(values)
        }

    @cached_property
    def _examples_by_call(self) -> dict[frozenset[tuple[str, Value]], Example]:
        found: dict[frozenset[tuple[str, Value]], Example] = {}
        for name, example in self.examples.items():
            call = self.counting({**self.defaults, **self.example(name)})
            found.setdefault(frozenset(call.items()), example)
        return found

    def shown(self, values: Values) -> Any | None:
        """Return the example that the values make, None if they make none."""
        return self._examples_by_call.get(frozenset(self.counting(values).items()))

    # --- the link --------------------------------------------------------------------------------

    def query(self, values: Values) -> str:
        """Return what a link to these values has behind its question mark; short for examples."""
        opening, named = dict(self.defaults), {}
        given = self.counting(values)
        shown = self.shown(values)
        if shown is not None and given != self.counting(opening):
            opening |= self.example(shown.name)
            named, given = {self.parameter: shown.name}, {}
        given |= {key: values[key] for key in self.by_key if key in self.keys(CURSOR, LOOK)}
        changed = {
            key: self.by_key[key].text(value)
            for key, value in given.items()
            if value != opening.get(key)
        }
        return urlencode(named | changed)

    def link(self, values: Values) -> str:
        """Return the address of the page in this state."""
        query = self.query(values)
        return f"{self.path}?{query}" if query else self.path

    def read(self, query: Mapping[str, str]) -> tuple[dict[str, Value], list[str]]:
        """Read a link.

        Parameters
        ----------
        query : mapping from name to text
            What the link has behind its question mark; other names than those of the inputs
            and of the example are left alone.

        Returns
        -------
        values : dict
            All inputs; those that the link does not give as the page opens with them.
        lost : list of str
            What was asked for and is not to be had: ``edge_order=3``.
        """
        values, lost = dict(self.defaults), []
        name = query.get(self.parameter)
        if name is not None and name in self.examples:
            values |= self.example(name)
        elif name is not None:
            lost.append(_named(self.parameter, name))
        for key, given in self.by_key.items():
            if key not in query:
                continue
            value = given.read(query[key])
            if value is None:
                lost.append(_named(key, query[key]))
            else:
                values[key] = value
        return values, lost

    def knows(self, query: Mapping[str, str]) -> bool:
        """Whether a link gives any of these inputs."""
        return self.parameter in query or not self.by_key.keys().isdisjoint(query)


def _named(key: str, text: str) -> str:
    return f"{key}={text[:40]}"
