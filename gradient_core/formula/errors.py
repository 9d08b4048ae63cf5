"""What the formula input refuses: text it does not read, derivatives it does not find."""

from __future__ import annotations

from gradient_core.errors import DerivativeError as DerivativeError
from gradient_core.errors import ExpressionError as ExpressionError


def refused(rule: str, got: str, position: int, fix: str) -> ExpressionError:
    """Make the refusal of one part of the text.

    Examples
    --------
    >>> print(refused("made of known names", "`y`", 4, "Write x"))
    `formula` must be made of known names; got `y` at character 5. Write x.
    """
    message = f"`formula` must {_verb(rule)}; got {got} at character {position + 1}. {fix}."
    return ExpressionError(message, position=position)


def _verb(rule: str) -> str:
    """Put "be" before a rule that has no verb of its own."""
    verbs = ("be ", "have ", "use ", "open ", "close ", "give ", "stay ")
    return rule if rule.startswith(verbs) else f"be {rule}"
