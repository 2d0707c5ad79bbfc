"""Other ways to check the same workbooks: ``python -m benchmarks.peers [--python P]``.

The peers are told where the table stands, what each column holds and how its rate is
made; the product is told nothing. Each runs in a process of its own; P is an
interpreter that has openpyxl, pandas, frictionless and pandera (none of which the
product needs), and a peer it lacks is named as absent. Beside them stands the physical
limit: inflating and tokenising the same parts.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.util
import io
import json
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

SHEET, TOP, ROWS = "数据表", 4, 52
WHOLE = "whole.bin"
SPENT, ADJUSTED, RATE = "H", "G", "I"
WRONG = (("rate", RATE), ("words", SPENT), ("text", SPENT), ("error", SPENT))


def make(folder: Path, count: int) -> None:
    """Faulty workbooks and one right one for each, and the list of what is planted."""
    from benchmarks.filled_forms import write_filled_form
    from benchmarks.mutation.sheets import as_values, changed, loaded, written

    planted = {}
    for seed in range(count):
        path = folder / f"right_{seed:03}.xlsx"
        write_filled_form(path, seed)
        if not seed:
            shutil.copy(path, folder / WHOLE)
        book = as_values(loaded(path))  # without the hidden row, which is no fault here
        path.write_bytes(written(book))
        at = next(n for n, one in enumerate(book) if one.name == SHEET)
        kind, letter = WRONG[seed % len(WRONG)]
        row = TOP + random.Random(seed).randrange(ROWS)
        cell = (row, ord(letter) - 64)
        value = book[at].cells[cell].value
        wrong = {"words": "见附件", "text": f"{value:.2f}", "error": "#REF!"}
        sheet = book[at].with_value(cell, wrong.get(kind, float(value) / 2))
        name = f"wrong_{seed:03}.xlsx"
        (folder / name).write_bytes(written(changed(book, at, sheet)))
        planted[name] = f"{letter}{row}"
    (folder / "planted.json").write_text(json.dumps(planted), encoding="utf-8")


def product(path: Path) -> set[str]:
    from selfeval_xl import api, config
    from selfeval_xl.findings import Severity

    settings = config.load_settings(today=datetime.date(2025, 12, 31))
    return {
        one.hit.place.a1 or ""
        for one in api.check(path, settings=settings).findings
        if one.severity != Severity.INFO and one.hit.place.sheet == SHEET
    }


def openpyxl_twice(path: Path) -> set[str]:
    """Formulas and results, each cell looked at by its address."""
    import openpyxl

    openpyxl.load_workbook(path)
    sheet = openpyxl.load_workbook(path, data_only=True)[SHEET]
    found = set()
    for row in range(TOP, TOP + ROWS):
        given = {one: sheet[f"{one}{row}"].value for one in (ADJUSTED, SPENT, RATE)}
        bad = [c for c, v in given.items() if not isinstance(v, int | float)]
        found |= {f"{one}{row}" for one in bad}
        if not bad and _is_off(*given.values()):
            found.add(f"{RATE}{row}")
    return found


def pandas_read(path: Path) -> set[str]:
    import pandas

    table = pandas.read_excel(path, sheet_name=SHEET, skiprows=2, nrows=ROWS)
    found = set()
    columns = (("调整预算数", ADJUSTED), ("决算数", SPENT), ("执行率", RATE))
    numbers = {
        one: pandas.to_numeric(table[one], errors="coerce") for one, _ in columns
    }
    for name, letter in columns:
        found |= {f"{letter}{TOP + at}" for at in table.index[numbers[name].isna()]}
    for at, given in enumerate(zip(*numbers.values(), strict=True)):
        if not any(map(pandas.isna, given)) and _is_off(*given):
            found.add(f"{RATE}{TOP + at}")
    return found


def _is_off(adjusted: float, spent: float, rate: float) -> bool:
    return abs(rate - (spent / adjusted if adjusted else 0)) > 0.0001


def frictionless_schema(path: Path) -> set[str]:
    """Types of the columns; a schema holds no rate to its line."""
    import frictionless
    from frictionless import formats

    control = formats.ExcelControl(sheet=SHEET)
    dialect = frictionless.Dialect(header_rows=[3], controls=[control])
    numeric = ("调整预算数", "决算数", "执行率")
    detector = frictionless.Detector(
        schema_patch={"fields": {one: {"type": "number"} for one in numeric}}
    )
    with frictionless.system.use_context(trusted=True):
        report = frictionless.Resource(
            path=str(path), dialect=dialect, detector=detector
        ).validate(limit_rows=ROWS)
    return {
        f"{chr(64 + number)}{row}"
        for row, number in report.flatten(["rowNumber", "fieldNumber"])
        if row and number
    }


def pandera_schema(path: Path) -> set[str]:
    import pandas
    import pandera.pandas as pandera

    table = pandas.read_excel(path, sheet_name=SHEET, skiprows=2, nrows=ROWS)
    is_number = pandera.Check(
        lambda one: isinstance(one, int | float), element_wise=True
    )
    columns = {"调整预算数": ADJUSTED, "决算数": SPENT, "执行率": RATE}
    schema = pandera.DataFrameSchema(
        {one: pandera.Column(None, is_number) for one in columns}
    )
    try:
        schema.validate(table, lazy=True)
    except pandera.errors.SchemaErrors as error:
        cases = error.failure_cases
        return {
            f"{columns[name]}{TOP + int(at)}"
            for name, at in zip(cases["column"], cases["index"], strict=True)
            if name in columns and pandas.notna(at)
        }
    return set()


def limit(path: Path) -> set[str]:
    from benchmarks.read import floor

    floor(path)
    return set()


WAYS = {
    "physical limit": (limit, "selfeval_xl"),
    "selfeval-xl check": (product, "selfeval_xl"),
    "openpyxl, two loads": (openpyxl_twice, "openpyxl"),
    "pandas": (pandas_read, "pandas"),
    "frictionless": (frictionless_schema, "frictionless"),
    "pandera": (pandera_schema, "pandera"),
}


def run_one(name: str, folder: Path) -> None:
    """Measure one way in this process and print the figures as JSON."""
    way, needs = WAYS[name]
    if importlib.util.find_spec(needs) is None:
        print(json.dumps(None))
        return
    planted = json.loads((folder / "planted.json").read_text(encoding="utf-8"))
    paths = sorted(folder.glob("*.xlsx"))
    way(paths[0])  # imports are no part of the time
    hits = alarms = 0
    start = time.perf_counter()
    for path in paths:
        found = way(path)
        wanted = {planted[path.name]} if path.name in planted else set()
        hits += len(found & wanted)
        alarms += len(found - wanted)
    taken = (time.perf_counter() - start) / len(paths) * 1000
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([taken, memory, hits, alarms]))


def lost_parts(folder: Path) -> str:
    """Parts of one workbook that are not the same bytes after a cell is written."""
    from benchmarks.fix import plant
    from selfeval_xl import fix

    path = folder / WHOLE
    again = folder / "again" / "one.xlsx"
    again.parent.mkdir()
    again.write_bytes(path.read_bytes())
    plant(again)
    before = _parts(again.read_bytes())
    (copy,) = fix(again, out=folder / "out", dry_run=True).copies
    said = [f"selfeval-xl {_differ(before, _parts(copy.data))}"]
    if importlib.util.find_spec("openpyxl"):
        import openpyxl

        target = io.BytesIO()
        openpyxl.load_workbook(again).save(target)
        said.append(f"openpyxl {_differ(before, _parts(target.getvalue()))}")
    return f"parts changed or lost on writing, of {len(before)}: " + ", ".join(said)


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {one: archive.read(one) for one in archive.namelist()}


def _differ(before: dict[str, bytes], after: dict[str, bytes]) -> int:
    return sum(after.get(name) != content for name, content in before.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=20)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        run_one(chosen.one[0], Path(chosen.one[1]))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, chosen.files)
        print(
            f"{chosen.files} workbooks with one fault each, {chosen.files} right ones"
        )
        print(f"{'':22}{'ms each':>9}{'MB':>7}{'found':>9}{'false':>7}")
        for way, (_, needs) in WAYS.items():
            python = sys.executable if needs == "selfeval_xl" else chosen.python
            command = [python, "-m", "benchmarks.peers", "--one", way, name]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            figures = json.loads(done.stdout.splitlines()[-1]) if done.stdout else None
            if figures is None:
                print(f"{way:22} absent {done.stderr[-300:]}".rstrip())
                continue
            taken, memory, hits, alarms = figures
            shown = f"{hits}/{chosen.files}"
            print(f"{way:22}{taken:9.1f}{memory:7.0f}{shown:>9}{alarms:7}")
        print(lost_parts(folder))


if __name__ == "__main__":
    main()
