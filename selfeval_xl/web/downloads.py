"""What can be taken away from a check: copies, summary, reports."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from selfeval_xl.report import Style, reporter
from selfeval_xl.report.summary_workbook import SummaryOptions, write_summary
from selfeval_xl.web.checking import done_check
from selfeval_xl.web.pages import language
from selfeval_xl.web.store import Check
from selfeval_xl.web.wording import words
from selfeval_xl.web.work import baseline_file, copies_zip, corrected, in_language

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def routes() -> list[Route]:
    return [
        Route("/checks/{id}/copies.zip", _copies),
        Route("/checks/{id}/summary.xlsx", _summary),
        Route("/checks/{id}/report.html", _report),
        Route("/checks/{id}/report.json", _data),
        Route("/checks/{id}/accepted.json", _accepted),
    ]


def attachment(content: bytes, name: str, media_type: str) -> Response:
    """A file to be saved under a name, never shown in place of a page."""
    ascii_name = f"selfeval-xl{Path(name).suffix}"
    disposition = f"attachment; filename={ascii_name}; filename*=utf-8''{quote(name)}"
    return Response(
        content, media_type=media_type, headers={"content-disposition": disposition}
    )


async def _copies(request: Request) -> Response:
    check = done_check(request)
    unsafe = request.query_params.get("unsafe") == "1"
    report = await asyncio.to_thread(corrected, check, unsafe)
    if not report.copies:
        raise HTTPException(409, words(language(request))["no_copies"])
    content = await asyncio.to_thread(copies_zip, check, unsafe)
    return attachment(content, "更正副本.zip", "application/zip")


async def _summary(request: Request) -> Response:
    check = done_check(request)
    content = await asyncio.to_thread(_summary_of, check, language(request))
    return attachment(content, "校验汇总.xlsx", XLSX)


def _summary_of(check: Check, lang: str) -> bytes:
    result, file = in_language(check, lang), check.folder / "summary.xlsx"
    with check.lock:
        options = SummaryOptions(lang, {}, {})
        write_summary(result, file, when=datetime.now(), options=options)
        return file.read_bytes()


async def _report(request: Request) -> Response:
    content = await _rendered(request, "html")
    return attachment(content, "校验报告.html", "text/html; charset=utf-8")


async def _data(request: Request) -> Response:
    content = await _rendered(request, "json")
    return attachment(content, "校验结果.json", "application/json")


async def _rendered(request: Request, name: str) -> bytes:
    check, lang = done_check(request), language(request)
    result = await asyncio.to_thread(in_language, check, lang)
    style = Style(lang, when=datetime.now())
    text = await asyncio.to_thread(reporter(name).render, result, style)
    return text.encode("utf-8", "replace")


async def _accepted(request: Request) -> Response:
    file = baseline_file(done_check(request))
    if file is None:
        raise HTTPException(404)
    return attachment(file.read_bytes(), "已认可问题.json", "application/json")
