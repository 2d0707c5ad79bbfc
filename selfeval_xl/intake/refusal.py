"""How the intake says that a file, or a part of it, is not to be used."""

from __future__ import annotations

from selfeval_xl.model.paper import Problem


class Refusal(Exception):
    """Content that is not used; carries the problem to report."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.reason)
        self.problem = problem


def refuse(kind: str, reason: str, **details: object) -> Refusal:
    """A refusal to raise: its kind, its reason slug and the figures."""
    return Refusal(Problem(kind, reason, details))


def broken(reason: str, **details: object) -> Refusal:
    """A refusal of content that is damaged."""
    return refuse("unreadable", reason, **details)


def too_much(reason: str, found: int, limit: int, **details: object) -> Refusal:
    """A refusal of content above a limit."""
    return refuse("limit", reason, found=found, limit=limit, **details)
