"""``python -m selfeval_xl.desktop``: lay out a portable folder for Windows."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from selfeval_xl.desktop.layout import lay_out
from selfeval_xl.errors import SelfEvalError


@click.command()
@click.option("--python", type=click.Path(path_type=Path), required=True, metavar="ZIP")
@click.option("--wheels", type=click.Path(path_type=Path), required=True, metavar="DIR")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True)
def main(python: Path, wheels: Path, output: Path) -> None:
    """Unpack an embeddable Python and a folder of wheels, and put starters beside."""
    try:
        output.mkdir(parents=True, exist_ok=True)
        unpacked = lay_out(python, wheels, output)
    except (SelfEvalError, OSError) as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    click.echo(f"{output}: {len(unpacked)} wheels")


if __name__ == "__main__":
    main()
