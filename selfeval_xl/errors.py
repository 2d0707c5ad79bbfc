"""What stops a run. What is wrong with a form is a finding, never one of these."""

from __future__ import annotations


class SelfEvalError(Exception):
    """Base: the run cannot be done; the message says what to do."""


class UsageError(SelfEvalError):
    """A path, an option or a setting that cannot be used."""


class SpecError(SelfEvalError):
    """A form spec that cannot be used; names file, key and what is expected."""
