"""Run the command line inside the test's process."""

from dataclasses import dataclass

from selfeval_xl.cli.run import run


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str


def call(capsys, *args):
    """Exit code, stdout and stderr of ``selfeval-xl ARGS``."""
    code = run([str(arg) for arg in args])
    out, err = capsys.readouterr()
    return Ended(code, out, err)
