"""Upload, wait, look at the findings, accept some of them."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import cast

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from selfeval_xl.config import Settings
from selfeval_xl.errors import SelfEvalError
from selfeval_xl.i18n import translate
from selfeval_xl.intake.discover import FoundFile
from selfeval_xl.report import Style
from selfeval_xl.report.html import context
from selfeval_xl.web.names import shown_names
from selfeval_xl.web.pages import language, page
from selfeval_xl.web.store import Check, Store
from selfeval_xl.web.wording import words
from selfeval_xl.web.work import accept, in_language, withdraw

MOST_FILES = 500
_LONGEST_TEXT = 500


def routes() -> list[Route]:
    return [
        Route("/", _start),
        Route("/checks", _upload, methods=["POST"]),
        Route("/checks/{id}", _show),
        Route("/checks/{id}/state", _state),
        Route("/checks/{id}/accept", _accept, methods=["POST"]),
        Route("/checks/{id}/withdraw", _withdraw, methods=["POST"]),
        Route("/checks/{id}/remove", _remove, methods=["POST"]),
    ]


def check_of(request: Request) -> Check:
    """The check the address names; 404 where there is none."""
    store = cast(Store, request.app.state.store)
    check = store.get(request.path_params["id"])
    if check is None:
        raise HTTPException(404)
    return check


def done_check(request: Request) -> Check:
    """The check the address names, once it is done; 404 before."""
    check = check_of(request)
    if check.state != "done":
        raise HTTPException(404)
    return check


async def _start(request: Request) -> Response:
    request.app.state.worker.warm()
    recent = [one for one in request.app.state.store.recent() if one.files]
    most = request.app.state.access.most_bytes
    given = {"recent": recent, "most": most, "files": MOST_FILES}
    return page(request, "start.html", given)


async def _upload(request: Request) -> Response:
    t = words(language(request))
    megabytes = request.app.state.access.most_bytes // 1024 // 1024
    try:
        form = await request.form(max_files=MOST_FILES, max_fields=8)
    except HTTPException:
        text = t["too_many"].format(files=MOST_FILES, size=megabytes)
        raise HTTPException(413, text) from None
    async with _closing(form):
        files = [one for one in form.getlist("files") if isinstance(one, UploadFile)]
        files = [one for one in files if one.filename or one.size]
        if not files:
            raise HTTPException(400, t["no_files"])
        settings = _settings(request, form)
        check = request.app.state.store.new(settings)
        check.files = await asyncio.to_thread(_keep, check.folder, files)
    request.app.state.worker.start(check)
    address = f"/checks/{check.id}"
    if request.headers.get("accept") == "application/json":  # the page's own script
        return JSONResponse({"address": address}, 201)
    return RedirectResponse(address, 303)


class _closing:
    """Lets go of the uploads, whatever happens to them."""

    def __init__(self, form: FormData) -> None:
        self.form = form

    async def __aenter__(self) -> None:
        return None

    async def __aexit__(self, *_: object) -> None:
        await self.form.close()


def _settings(request: Request, form: FormData) -> Settings:
    """The program's settings with what the form adds; what makes no sense is left."""
    given = cast(Settings, request.app.state.settings)
    settings = replace(given, lang=language(request))
    year = str(form.get("year", "")).strip()
    unit = str(form.get("unit", "")).strip()[:_LONGEST_TEXT]
    if year.isascii() and year.isdigit() and 1990 <= int(year) <= 2100:
        settings = replace(settings, year=int(year))
    return replace(settings, unit=unit) if unit else settings


def _keep(folder: Path, files: Sequence[UploadFile]) -> tuple[FoundFile, ...]:
    """Put the files into the folder under numbers."""
    found = []
    names = shown_names(file.filename or "" for file in files)
    for number, (file, name) in enumerate(zip(files, names, strict=True)):
        path = folder / f"{number:04d}"
        with path.open("wb") as stream:
            shutil.copyfileobj(file.file, stream)
        above = name.rpartition("/")[0]
        found.append(FoundFile(path, name, above or "."))
    return tuple(sorted(found, key=lambda one: one.name))


async def _show(request: Request) -> Response:
    check = check_of(request)
    if not check.is_over:
        return page(request, "progress.html", {"check": check})
    lang = language(request)
    if check.state == "failed":
        text = words(lang)["failed"].format(error=_words(check.error, lang))
        raise HTTPException(500, text)
    result = await asyncio.to_thread(in_language, check, lang)
    style = Style(lang, when=datetime.now())
    given = await asyncio.to_thread(context, result, style)
    given |= {"check": check, "accepted": result.accepted}
    return await asyncio.to_thread(
        page,
        request,
        "result.html",
        given,
        scripts=str(given["script_hash"]),
        styles=str(given["css_hash"]),
    )


async def _state(request: Request) -> Response:
    check = check_of(request)
    return JSONResponse(
        {
            "state": check.state,
            "done": check.done,
            "total": len(check.files),
            "current": check.current,
        }
    )


async def _accept(request: Request) -> Response:
    check = done_check(request)
    form = await request.form(max_files=0, max_fields=2000)
    numbers = [int(str(n)) for n in form.getlist("no") if str(n).isdecimal()]
    reason, who = (str(form.get(k, ""))[:_LONGEST_TEXT] for k in ("reason", "who"))
    try:
        await asyncio.to_thread(accept, check, numbers, reason, who)
    except SelfEvalError as error:
        raise HTTPException(400, _words(error, language(request))) from None
    return RedirectResponse(f"/checks/{check.id}#findings", 303)


async def _withdraw(request: Request) -> Response:
    check = done_check(request)
    form = await request.form(max_files=0, max_fields=4)
    number = str(form.get("no", ""))
    if number.isdecimal():
        await asyncio.to_thread(withdraw, check, int(number))
    return RedirectResponse(f"/checks/{check.id}#findings", 303)


async def _remove(request: Request) -> Response:
    check = check_of(request)
    if check.is_over:
        request.app.state.store.drop(check.id)
    return RedirectResponse("/", 303)


def _words(error: Exception | None, lang: str) -> str:
    if isinstance(error, SelfEvalError):
        return error.fill(
            translate(error.template, lang), lambda text: translate(text, lang)
        )
    return f"{type(error).__name__}: {error}"
