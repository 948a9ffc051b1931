"""Runs the application by uvicorn until it is told to stop."""

from __future__ import annotations

import logging
import socket
import sys

import uvicorn

from graph.errors import UsageError
from graph.server.app import create_app
from graph.server.guard import LOG
from graph.server.limits import Limits
from graph.server.site import Site


def bind(host: str, port: int) -> socket.socket:
    """The socket to listen on; UsageError for an address that is taken or is none."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
    except OSError as error:
        raise UsageError(
            f"不能在 {host}:{port} 上服务（{error.strerror or error}）；请换一个 --port 或 --host"
        ) from error
    return listening


def run(place: str, listening: socket.socket, limits: Limits) -> None:
    """Serves the store's folder on a bound socket."""
    _begin_log()
    host = str(listening.getsockname()[0])
    app = create_app(Site(place, limits), local=host in ("127.0.0.1", "::1"))
    config = uvicorn.Config(app, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=3)
    uvicorn.Server(config).run(sockets=[listening])


def _begin_log() -> None:
    """One line a request on stderr."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%dT%H:%M:%S"))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
