"""指标值 and 实际完成值: what is wanted, what came of it, and whether it is enough."""

from selfeval_xl.scoring.targets.results import Result, read_result
from selfeval_xl.scoring.targets.rows import TargetRow, target_rows
from selfeval_xl.scoring.targets.status import Status, Verdict
from selfeval_xl.scoring.targets.targets import Context, Target, read_target
from selfeval_xl.scoring.targets.verdict import judge

__all__ = [
    "Context",
    "Result",
    "Status",
    "Target",
    "TargetRow",
    "Verdict",
    "judge",
    "read_result",
    "read_target",
    "target_rows",
]
