"""What the formula input refuses: text it does not read, derivatives it does not find."""

from __future__ import annotations

from gradient_core.errors import GradientCoreError


class ExpressionError(GradientCoreError, ValueError):
    """Formula text that is not what the parser reads.

    Parameters
    ----------
    message : str
        One sentence that names the rule, the offending part, its place and the fix.
    position : int
        Where the offending part begins, counted from 0; the message counts from 1.

    Attributes
    ----------
    position : int
    """

    def __init__(self, message: str, *, position: int = 0) -> None:
        GradientCoreError.__init__(self, message)
        self.position = position


class DerivativeError(GradientCoreError, RuntimeError):
    """A derivative that takes too long or becomes too large to be of use."""


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
