"""The record of every difference step, with its texts and cautions."""

from gradient_core.trace.sentences import sentence
from gradient_core.trace.step_latex import (
    Equals,
    WorkedOut,
    is_shown_rounded,
    readable_digits,
    textbook_worked_out,
    value_worked_out,
    weights_worked_out,
)
from gradient_core.trace.step_numbers import StepNumbers, in_fractions
from gradient_core.trace.step_text import line
from gradient_core.trace.steps import DifferenceStep, Term
from gradient_core.trace.trace import GradientTrace, trace_gradient
