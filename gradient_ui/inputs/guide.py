"""The Guide has no inputs of its own: only what every page has."""

from __future__ import annotations

from gradient_ui.inputs.input_set import InputSet

GUIDE = InputSet(
    path="/guide", parameter="entry", inputs=(), examples={}, inputs_of=lambda _example: {}
)
