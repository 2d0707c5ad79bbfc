"""Run the command line and turn how it ended into a message and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from selfeval_xl.cli.app import app
from selfeval_xl.cli.words import Translate, chosen_language, translator
from selfeval_xl.errors import SelfEvalError

FAILED = 2
DEBUG_VARIABLE = "SELFEVAL_XL_DEBUG"


def run(args: Sequence[str]) -> int:
    """The exit code: 0 no error found, 1 errors found, 2 the run could not be done."""
    _never_fail_to_print()
    lang = chosen_language(args)
    tr = translator(click.Context(app, obj=lang))
    try:
        code = app.main(list(args), "selfeval-xl", standalone_mode=False, obj=lang)
        return code if isinstance(code, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help(), err=True)
    except click.UsageError as error:
        _complain(error, tr)
    except click.ClickException as error:
        _say(tr, error.format_message())
    except SelfEvalError as error:
        _say(tr, error.fill(tr(error.template), tr))
    except (click.Abort, KeyboardInterrupt):
        click.echo(tr("已中断，没有写出任何文件。"), err=True)
    except Exception as error:
        _report(error, tr)
    return FAILED


def _never_fail_to_print() -> None:
    """Let a console that lacks a character show "?" instead of breaking off."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _say(tr: Translate, text: str) -> None:
    click.echo(tr("无法运行：{reason}").format(reason=text), err=True)


def _complain(error: click.UsageError, tr: Translate) -> None:
    from selfeval_xl.cli.complaints import usage_message

    _say(tr, usage_message(error, tr))
    command = error.ctx.command_path if error.ctx else "selfeval-xl"
    click.echo(tr("用法见 {command} -h").format(command=command), err=True)


def _report(error: Exception, tr: Translate) -> None:
    """One line for a defect of the program itself."""
    from selfeval_xl.cli.progress import current_file

    what = f"{type(error).__name__}: {error}".rstrip(": ").replace("\n", " ")
    file = current_file()
    if file:
        text = tr("程序出错：处理 {file} 时遇到 {error}。").format(file=file, error=what)
    else:
        text = tr("程序出错：{error}。").format(error=what)
    text += tr(
        "请把这一行、所查的文件和 selfeval-xl --version 的结果告诉维护者；"
        "设环境变量 {variable}=1 可看详细经过。"
    ).format(variable=DEBUG_VARIABLE)
    click.echo(text, err=True)
    if os.environ.get(DEBUG_VARIABLE) == "1":
        import traceback

        traceback.print_exception(error)
