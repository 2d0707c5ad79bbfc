"""The command line: options to api to exit code, one command a file."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command with the process's arguments and exit."""
    from selfeval_xl.cli.run import run

    sys.exit(run(sys.argv[1:]))
