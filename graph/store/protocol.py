"""A SPARQL 1.1 server over HTTP: queries by the Protocol, graphs by the Graph Store HTTP Protocol; standard library only.

Where graphs are written is told by ZEREN_GRAPH_STORE_URL, else guessed from the address of the queries. Who one is, is
told by ZEREN_USER and ZEREN_PASSWORD (Basic or Digest, as the server asks), or ZEREN_TOKEN (Bearer); it is never sent to
another host.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from http.client import HTTPException
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode, urlsplit, urlunsplit
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    HTTPRedirectHandler,
    OpenerDirector,
    Request,
    build_opener,
    parse_http_list,
    parse_keqv_list,
)

from graph.errors import StoreError, UsageError

_TIMEOUT = 120.0  # seconds
_NTRIPLES = "application/n-triples"
_DENIED = {
    401: "需要登录；请设 ZEREN_USER 和 ZEREN_PASSWORD，或 ZEREN_TOKEN",
    403: "没有权限；请检查账号，或确认服务允许写入",
    404: "没有这个地址；写入地址可用 ZEREN_GRAPH_STORE_URL 指明",
    405: "这个地址不接受写入；请用 ZEREN_GRAPH_STORE_URL 指明图的写入地址",
    501: "服务不支持写入；请用 ZEREN_GRAPH_STORE_URL 指明图的写入地址",
}


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where queries go, and where graphs are written; `parameter` names the graph there."""

    query: str
    graphs: str
    parameter: str = "graph"


def find_addresses(url: str) -> Addresses:
    """The addresses of a server from that of its queries, by the habits of Oxigraph, Fuseki and Virtuoso.

    >>> find_addresses("http://localhost:7878/query").graphs
    'http://localhost:7878/store'
    """
    parts = urlsplit(url)
    front, _, last = parts.path.rstrip("/").rpartition("/")
    guess, parameter = {
        ("", "query"): ("/store", "graph"),
        ("", "sparql"): ("/sparql-graph-crud-auth", "graph-uri"),
        ("", "sparql-auth"): ("/sparql-graph-crud-auth", "graph-uri"),
    }.get((front, last), (f"{front}/data", "graph"))
    given = os.environ.get("ZEREN_GRAPH_STORE_URL")
    if given:
        return Addresses(url, given, "graph-uri" if "sparql-graph-crud" in given else "graph")
    return Addresses(url, urlunsplit((parts.scheme, parts.netloc, guess, "", "")), parameter)


class _SameHost(HTTPRedirectHandler):
    """A redirect to another host would take the password along."""

    def redirect_request(  # type: ignore[no-untyped-def]
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ):
        if urlsplit(newurl).netloc != urlsplit(req.full_url).netloc:
            raise StoreError(f"{req.full_url}: 被转到另一台主机，已停止；请直接写最终地址")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Digest(HTTPDigestAuthHandler):
    """Answers a challenge once and then beforehand: a server may hang up on a long body that comes without."""

    _challenge: dict[str, str] | None = None

    def retry_http_digest_auth(self, req: Request, auth: str) -> Any:
        self._challenge = parse_keqv_list(list(filter(None, parse_http_list(auth.partition(" ")[2]))))
        return super().retry_http_digest_auth(req, auth)

    def http_request(self, req: Request) -> Request:
        if self._challenge and not req.has_header("Authorization"):
            answer = self.get_authorization(req, self._challenge)
            if answer:
                req.add_unredirected_header("Authorization", f"Digest {answer}")
        return req

    https_request = http_request


class Server:
    """One server; every failure is a StoreError or UsageError of one line, without secrets."""

    def __init__(self, url: str) -> None:
        self.addresses = find_addresses(url)
        self._opener = self._open()
        self._greeted = "ZEREN_USER" not in os.environ

    def ask(self, sparql: str, accept: str) -> tuple[bytes, str]:
        """The answer to a query, and its media type. Plain patterns are asked over all graphs together."""
        form = {"query": sparql, "union-default-graph": "true"}
        if union := os.environ.get("ZEREN_DEFAULT_GRAPH"):
            form["default-graph-uri"] = union
        data = urlencode(form).encode("ascii")
        headers = {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
        return self._send(Request(self.addresses.query, data, headers))

    def put(self, graph: str, ntriples: str) -> None:
        """Makes the server's graph hold exactly these triples, in one request."""
        self._greet()
        headers = {"Content-Type": _NTRIPLES}
        self._send(Request(self._of(graph), ntriples.encode("utf-8"), headers, method="PUT"))

    def drop(self, graph: str) -> None:
        """Removes a graph; one that is not there is no failure."""
        try:
            self._send(Request(self._of(graph), method="DELETE"))
        except StoreError as error:
            if not isinstance(error.__cause__, HTTPError) or error.__cause__.code != 404:
                raise

    def _greet(self) -> None:
        """One short request before the first long one, so that the server's challenge is known."""
        if not self._greeted:
            self._greeted = True
            with contextlib.suppress(StoreError):
                self._send(Request(self._of("urn:none"), method="DELETE"))

    def _of(self, graph: str) -> str:
        return f"{self.addresses.graphs}?{self.addresses.parameter}={quote(graph, safe='')}"

    def _open(self) -> OpenerDirector:
        passwords = HTTPPasswordMgrWithDefaultRealm()
        user, password = os.environ.get("ZEREN_USER"), os.environ.get("ZEREN_PASSWORD")
        if user is not None:
            for url in (self.addresses.query, self.addresses.graphs):
                parts = urlsplit(url)
                passwords.add_password(None, f"{parts.scheme}://{parts.netloc}/", user, password or "")
        opener = build_opener(_SameHost, _Digest(passwords), HTTPBasicAuthHandler(passwords))
        if token := os.environ.get("ZEREN_TOKEN"):
            opener.addheaders = [("Authorization", f"Bearer {token}")]
        return opener

    def _send(self, request: Request) -> tuple[bytes, str]:
        where = request.full_url.partition("?")[0]
        try:
            with self._opener.open(request, timeout=_TIMEOUT) as response:
                return response.read(), response.headers.get("Content-Type", "")
        except HTTPError as error:
            reason = " ".join(error.read(300).decode("utf-8", "replace").split())
            error.close()
            if error.code in _DENIED and not (error.code == 404 and request.get_method() == "POST"):
                raise StoreError(f"{where}: {error.code}，{_DENIED[error.code]}") from error
            if request.get_method() == "POST" and error.code < 500:
                raise UsageError(f"{where}: 端点拒绝了这个查询（{error.code}）：{reason}") from error
            raise StoreError(f"{where}: 服务出错（{error.code}）：{reason}") from error
        except (URLError, TimeoutError, HTTPException, ConnectionError) as error:
            raise StoreError(f"{where}: 连不上 SPARQL 端点（{error}）；请检查 --store 的地址和网络") from error
