"""Hypothesis for the core: the same examples in every run, and no deadline on a busy machine.

`make explore` asks for the other profile: new examples, and many of them.
"""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("core", derandomize=True, deadline=None, max_examples=60)
settings.register_profile("explore", deadline=None, max_examples=2_000, print_blob=True)
settings.load_profile("core")
