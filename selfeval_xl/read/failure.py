"""How the readers say that a file gives nothing."""

from __future__ import annotations

from selfeval_xl.model.paper import Problem


class ReadError(Exception):
    """Nothing of the workbook can be used; carries the problem to report."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.reason)
        self.problem = problem
