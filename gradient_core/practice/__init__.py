"""Questions to practise with: drawn from a seed, judged, and each usual slip known by its name."""

from gradient_core.practice.answers import (
    CUT,
    OTHER,
    RIGHT,
    ROUNDED,
    SLIP,
    TOO_SHORT,
    UNREADABLE,
    Verdict,
    judge,
    judge_choice,
    pulled_to,
    read_answer,
    told,
)
from gradient_core.practice.bugs import BUGS, Bug
from gradient_core.practice.chance import read_seed
from gradient_core.practice.choices import Choice
from gradient_core.practice.data import GridData, LineData, Weights, exact_step
from gradient_core.practice.dealing import (
    BUG,
    EDGE,
    HIDDEN_BY_LEVEL,
    KINDS,
    LAST_LEVEL,
    OUTPUT,
    PULL,
    SAMPLES,
    SPACING,
    VALUE,
    WEIGHTS,
    WHICH_STATEMENT,
    WORKED,
)
from gradient_core.practice.items import (
    UNKNOWN,
    Item,
    WrongAnswer,
    draw_item,
)
from gradient_core.practice.papers import (
    IT_IS_RIGHT,
    PAPERS,
    WHERE_WRONG,
    Paper,
    judge_paper,
)
from gradient_core.practice.pulling import PULL_STEP, REACH
from gradient_core.practice.rules import Quotient, WrongRule, wrong_rules
from gradient_core.practice.slips import ALL, INDICES, STATEMENT, WEIGHT, Slip
from gradient_core.practice.summary import (
    GUESS,
    PROBABLY,
    PUBLISHED,
    SKIPPED,
    SURE,
    Answered,
    counts,
    summary_csv,
    summary_markdown,
)
from gradient_core.practice.working import WorkedLine, lines_before, worked_lines
