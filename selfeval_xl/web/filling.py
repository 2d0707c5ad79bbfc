"""Fill in a form on the page: worked out and checked at every change."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from selfeval_xl.config import Settings
from selfeval_xl.errors import SpecError
from selfeval_xl.forms import load_specs
from selfeval_xl.web.downloads import XLSX, attachment
from selfeval_xl.web.pages import language, page
from selfeval_xl.web.sheet_form import SheetForm, formula_cells
from selfeval_xl.web.wording import words

_MOST_BYTES = 2_000_000


def routes() -> list[Route]:
    return [
        Route("/forms", _list),
        Route("/forms/{id}", _form),
        Route("/forms/{id}/try", _try, methods=["POST"]),
        Route("/forms/{id}/file", _file, methods=["POST"]),
    ]


async def _list(request: Request) -> Response:
    settings = cast(Settings, request.app.state.settings)
    specs = await asyncio.to_thread(load_specs, settings.forms_dir)
    return page(request, "forms.html", {"specs": specs.specs})


async def _form(request: Request) -> Response:
    form = await asyncio.to_thread(_sheet_form, request)
    drawing = await asyncio.to_thread(lambda: form.drawing)
    given = {"form": form, "drawing": drawing, "inputs": form.inputs}
    return await asyncio.to_thread(page, request, "form.html", given)


async def _try(request: Request) -> Response:
    form, typed = await _typed(request)
    workbook, result = await asyncio.to_thread(form.tried, typed)
    t = words(language(request))
    count = len(result.findings)
    problems = t["problems"].format(count=count) if count else t["no_problem"]
    return JSONResponse(
        {
            "cells": formula_cells(workbook),
            "told": problems,
            "findings": [
                {
                    "cell": one.hit.place.a1,
                    "severity": one.severity.value,
                    "code": one.code,
                    "message": one.message,
                    "advice": one.advice,
                }
                for one in result.findings
            ],
        }
    )


async def _file(request: Request) -> Response:
    form, typed = await _typed(request)
    content = await asyncio.to_thread(form.filled, typed)
    return attachment(content, form.name, XLSX)


async def _typed(request: Request) -> tuple[SheetForm, Mapping[str, str]]:
    """The form, and what was typed by cell; 400 for what is no such thing."""
    form = await asyncio.to_thread(_sheet_form, request)
    body = await request.body()
    try:
        given = json.loads(body) if len(body) <= _MOST_BYTES else None
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise HTTPException(400)
    return form, {str(cell): str(text) for cell, text in given.items()}


def _sheet_form(request: Request) -> SheetForm:
    """The form the address names, read once for each language."""
    state, lang = request.app.state, language(request)
    key = request.path_params["id"], lang
    if key not in state.forms:
        settings = replace(cast(Settings, state.settings), lang=lang)
        specs = load_specs(settings.forms_dir)
        try:
            state.forms[key] = SheetForm(specs.get(key[0]), specs, settings)
        except SpecError:
            raise HTTPException(404) from None
    return cast(SheetForm, state.forms[key])
