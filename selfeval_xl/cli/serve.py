"""``selfeval-xl serve``: the local page in a browser."""

from __future__ import annotations

import secrets
import socket
import webbrowser
from datetime import date
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

import click

from selfeval_xl.cli import options
from selfeval_xl.cli.words import N_, Command, translator
from selfeval_xl.errors import UsageError

if TYPE_CHECKING:
    from selfeval_xl.web.guard import Access

_PORT = 8765
_NEEDED = ("starlette", "uvicorn", "multipart")


@click.command(
    cls=Command,
    help=N_(
        "在浏览器里检查：拖入文件，看问题标在表的哪一格，下载更正副本。\n"
        "默认只有本机能打开；文件不传到别处，结束时删除。按 Ctrl-C 结束。\n"
        "退出码：0 正常结束，2 无法运行。"
    ),
    short_help=N_("在浏览器里检查、更正、填表"),
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=_PORT,
    metavar="N",
    help=N_("端口，默认 8765；0 表示任选一个空闲的"),
)
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="ADDRESS",
    help=N_("监听的地址，默认 127.0.0.1；写本机以外的地址时要凭打印出的网址才能打开"),
)
@click.option(
    "--max-upload",
    type=click.IntRange(1, 4096),
    default=200,
    metavar="MB",
    help=N_("一次上传的上限，默认 200 MB"),
)
@click.option(
    "--results",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help=N_("同时显示 bulk --results 存下的结果：各次运行、各单位和它们的问题"),
)
@click.option("--no-browser", is_flag=True, help=N_("不自动打开浏览器"))
@options.lang
@options.how_to_check
@options.config
@click.pass_context
def serve(
    ctx: click.Context,
    /,
    port: int,
    host: str,
    max_upload: int,
    no_browser: bool,
    results: Path | None,
    config: Path | None,
    **given: str | int | date | Path | tuple[str, ...] | None,
) -> None:
    """Serve until Ctrl-C."""
    if any(find_spec(name) is None for name in _NEEDED):
        raise UsageError(
            N_("网页界面需要另装组件，请运行 {command}"),
            command='pip install "selfeval-xl[web]"',
        )
    import uvicorn

    from selfeval_xl.config import find_config, load_settings
    from selfeval_xl.web.app import create_app
    from selfeval_xl.web.runs import runs_in

    file = config or find_config(Path.cwd())
    settings = load_settings(file, lang=ctx.find_root().obj, **given)
    if results is not None:
        runs_in(results)  # tells a wrong folder before anything is opened
    tr = translator(ctx)
    listener = _listen(host, port)
    access = _access(host, max_upload)
    port = listener.getsockname()[1]
    shown = "127.0.0.1" if _is_any(host) or host == "localhost" else host
    shown = f"[{shown}]" if ":" in shown else shown
    query = f"?token={access.token}" if access.token else ""
    url = f"http://{shown}:{port}/{query}"
    click.echo(tr("请在浏览器里打开：{url}").format(url=url))
    click.echo(tr("按 Ctrl-C 结束。"), err=True)
    if not no_browser:
        webbrowser.open(url)
    app = create_app(settings, access, results)
    server = uvicorn.Server(
        uvicorn.Config(app, log_level="error", server_header=False, proxy_headers=False)
    )
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        pass
    click.echo(tr("已停止。"), err=True)


def _access(host: str, megabytes: int) -> Access:
    from selfeval_xl.web.guard import Access

    most = megabytes * 1024 * 1024
    if _is_loopback(host):
        return Access(most_bytes=most)
    own = {host, socket.gethostname(), "127.0.0.1", "localhost"}
    if _is_any(host):
        found = socket.getaddrinfo(socket.gethostname(), None)
        own |= {str(entry[4][0]) for entry in found}
    hosts = {f"[{one}]" if ":" in one else one.lower() for one in own}
    return Access(frozenset(hosts), secrets.token_urlsafe(24), most)


def _listen(host: str, port: int) -> socket.socket:
    """A socket on the address; raises UsageError where there is none to be had."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        listener = socket.socket(family, kind)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(64)
    except OSError as error:
        raise UsageError(
            N_("{host} 的端口 {port} 用不了（{error}）；请用 --port 换一个"),
            host=host,
            port=port,
            error=error.strerror or error,
        ) from error
    return listener


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _is_any(host: str) -> bool:
    return host in ("", "0.0.0.0", "::")
