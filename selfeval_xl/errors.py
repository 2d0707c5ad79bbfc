"""What stops a run. What is wrong with a form is a finding, never one of these."""

from __future__ import annotations


class SelfEvalError(Exception):
    """Base: the run cannot be done; the message says what to do.

    ``template`` is the Chinese text the catalogues know, ``details`` fill it.
    """

    def __init__(self, template: str, **details: object) -> None:
        super().__init__(template)
        self.template = template
        self.details = details

    def __str__(self) -> str:
        return self.fill(self.template)

    def fill(self, template: str) -> str:
        """The message in the words of a template, given without details as it is."""
        return template.format(**self.details) if self.details else template


class UsageError(SelfEvalError):
    """A path, an option or a setting that cannot be used."""


class SpecError(SelfEvalError):
    """A form spec that cannot be used; names file, key and what is expected."""
