"""Write the blank forms anew: ``python -m workbook_templates.build [FOLDER]``."""

from __future__ import annotations

import sys
from pathlib import Path

from selfeval_xl.forms.spec import load_specs
from selfeval_xl.templates.workbook import export

FOLDER = Path(__file__).parent


def build(folder: Path = FOLDER) -> None:
    """One blank workbook for every form spec, named by its id."""
    for spec in load_specs().specs:
        export(spec, folder / f"{spec.id}.xlsx")


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
