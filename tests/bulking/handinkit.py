"""Folders of hand-ins for tests: the samples' workbooks under any unit's name."""

import io
import zipfile
from datetime import date
from pathlib import Path

from selfeval_xl import check
from selfeval_xl.bulking import Engine, bulk
from selfeval_xl.config import Settings

SAMPLES = Path(__file__).parents[2] / "samples"
CLEAN, FAULTY = SAMPLES / "01-无误", SAMPLES / "03-算术"
TODAY = date(2025, 6, 30)
SETTINGS = Settings(today=TODAY)


def workbook(name="数据表.xlsx", sample=CLEAN, unit="某区某局"):
    """A sample's workbook as bytes, the unit's name in it changed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(sample / name) as old, zipfile.ZipFile(packed, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename.endswith(".xml"):
                data = data.replace("某区某局".encode(), unit.encode())
            new.writestr(info, data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def hand_in(
    folder, sample=CLEAN, unit="某区某局", names=("数据表.xlsx", "评分表.xlsx")
):
    """Put a unit's workbooks into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_bytes(workbook(name, sample, unit))
    return folder


def run(folder, jobs=1, cache=None, bounds=None, settings=SETTINGS, **wanted):
    """A bulk run in the day of the tests, without a cache unless one is named."""
    more = {} if bounds is None else {"bounds": bounds}
    engine = Engine(jobs=jobs, cache=cache, **more)
    return bulk(folder, settings=settings, engine=engine, **wanted)


def found(report):
    """Id, and code with place of each finding, of every submission."""
    return [
        (one.id, [(f["code"], f["file"], f["cell"]) for f in one.findings])
        for one in report.outcome.submissions
    ]


def alone(folder, root):
    """What ``check`` finds in one folder, with paths from the root."""
    place = folder.relative_to(root).as_posix()
    findings = check(folder, settings=SETTINGS).findings
    return [(f.code, f"{place}/{f.hit.place.file}", f.hit.place.a1) for f in findings]


def zipped(files, encoding=None):
    """A zip of files by name; with an encoding their names lack the UTF-8 mark."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files.items():
            archive.writestr(_named(name, encoding), data)
    return packed.getvalue()


class _Unmarked(zipfile.ZipInfo):
    """An entry with its name in some encoding and no word of which."""

    encoding = "gbk"

    def _encodeFilenameFlags(self):
        return self.filename.encode(self.encoding), 0


def _named(name, encoding):
    if encoding is None:
        return zipfile.ZipInfo(name)
    info = _Unmarked(name)
    info.encoding = encoding
    return info
