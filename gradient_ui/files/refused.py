"""What is wrong with a file, in the words of every refusal."""

from __future__ import annotations

from gradient_core import ParseError

FILE = "file"


def refused(rule: str, got: str, fix: str) -> ParseError:
    """Return the refusal of a file: the rule, what came, and what would be taken."""
    return ParseError(f"`{FILE}` must be {rule}; got {got}. {fix}.", argument=FILE)
