"""The inputs of the Guide: the open part, the open pitfall, what is looked for and was pasted."""

from __future__ import annotations

from collections.abc import Mapping

from gradient_core.cases import PITFALLS
from gradient_ui.inputs.declared import LOOK, Input, Value, Values
from gradient_ui.inputs.input_set import InputSet
from gradient_ui.inputs.parts import InputsInParts
from gradient_ui.limits import MOST_PASTED

PART, PITFALL, WANTED, PASTED = "see", "pitfall", "find", "said"
WORDS, STUMBLES, MESSAGE, VERSIONS = "The words", "Pitfalls", "Your error", "NumPy versions"
NONE = 0  # number of a pitfall: none is open
MOST_WANTED = 100

_ONLY_IN = {PITFALL: (PART, STUMBLES), WANTED: (PART, STUMBLES), PASTED: (PART, MESSAGE)}


class GuideInputs(InputsInParts):
    """Inputs whose links say nothing of the parts that are closed, and little of a pitfall."""

    def query(self, values: Values) -> str:
        """Return what a link has behind its question mark: of a pitfall, its number alone."""
        told = self.told(values)
        if told[PITFALL] != NONE:
            told[PART] = self.defaults[PART]
        return InputSet.query(self, told)

    def read(self, query: Mapping[str, str]) -> tuple[dict[str, Value], list[str]]:
        """Read a link; one that names a pitfall, even one that there is not, opens their part."""
        values, lost = super().read(query)
        if PITFALL in query:
            values[PART] = STUMBLES
        return values, lost


GUIDE = GuideInputs(
    path="/guide",
    parameter="entry",
    inputs=(
        Input(PART, WORDS, options=(WORDS, STUMBLES, MESSAGE, VERSIONS), role=LOOK),
        Input(PITFALL, NONE, options=(NONE, *sorted(PITFALLS)), role=LOOK),
        Input(WANTED, "", most=MOST_WANTED, role=LOOK, live=True),
        Input(PASTED, "", most=MOST_PASTED, role=LOOK),
    ),
    examples={},
    inputs_of=lambda _example: {},
    only_in=_ONLY_IN,
)
