"""A headless Chromium, driven over WebDriver with nothing but the standard library; no network but its own driver."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")
# Where a browser is meant to be, a test that needs one fails without it instead of being passed over.
MISSING = not (CHROMIUM and DRIVER) and not os.environ.get("ZEREN_REQUIRE_BROWSER")
WHY = "chromium or chromedriver is not installed: the pages are not opened here"

_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip
# A page that asks for anything outside its file gets nothing, and the browser writes down that it asked.
_OFFLINE = ("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--proxy-server=127.0.0.1:9")


class Browser:
    """One window; a context manager.

    >>> with Browser(folder, 1440, 900) as browser:
    ...     browser.open(page.as_uri())
    ...     assert browser.run("return document.title") == "责任关系图"
    """

    def __init__(self, folder: Path, width: int, height: int) -> None:
        self._folder, self._size = folder, (width, height)

    def __enter__(self) -> Browser:
        self._process = subprocess.Popen(
            [str(DRIVER), "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self._base = f"http://127.0.0.1:{self._port()}"
        options = {
            "binary": CHROMIUM,
            "args": [
                *_FLAGS,
                *_OFFLINE,
                f"--window-size={self._size[0]},{self._size[1]}",
                f"--user-data-dir={self._folder}",
            ],
            "prefs": {"download.default_directory": str(self._folder)},
        }
        wanted = {
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }
        self._session = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})["sessionId"]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._ask("DELETE", f"/session/{self._session}")
        finally:
            self._process.terminate()
            self._process.wait()
            if self._process.stdout:
                self._process.stdout.close()

    def _port(self) -> str:
        assert self._process.stdout
        for line in self._process.stdout:
            if "successfully on port" in line:
                return line.rpartition("on port ")[2].strip().rstrip(".")
        raise AssertionError("chromedriver did not start")

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        data = json.dumps(body if body is not None else {}).encode() if method == "POST" else None
        request = urllib.request.Request(self._base + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(error.read().decode()) from None

    def _do(self, method: str, path: str, body: object = None) -> Any:
        return self._ask(method, f"/session/{self._session}{path}", body)

    def open(self, address: str, seconds: float = 30) -> None:
        """Opens an address and waits until the page says that it is drawn."""
        self._do("POST", "/url", {"url": "about:blank"})
        self._do("POST", "/url", {"url": address})
        self.wait("return document.body && document.body.dataset.ready === 'yes'", seconds)

    def visit(self, address: str) -> None:
        """Opens a page of a server and waits until it has come."""
        self._do("POST", "/url", {"url": address})
        self.wait("return document.readyState === 'complete'")

    def run(self, script: str, *arguments: object) -> Any:
        return self._do("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def run_async(self, script: str, *arguments: object) -> Any:
        """The value that the script hands to its last argument."""
        return self._do("POST", "/execute/async", {"script": script, "args": list(arguments)})

    def wait(self, condition: str, seconds: float = 20) -> None:
        end = time.monotonic() + seconds
        while not self.run(condition):
            assert time.monotonic() < end, condition
            time.sleep(0.05)

    def keys(self, text: str) -> None:
        """Types into whatever has the focus; \\ue007 is Enter, \\ue00c Escape, \\ue012–\\ue015 the arrows."""
        actions = [{"type": kind, "value": char} for char in text for kind in ("keyDown", "keyUp")]
        self._do("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def click(self, x: float, y: float) -> None:
        move = {"type": "pointerMove", "duration": 0, "x": round(x), "y": round(y)}
        actions = [move, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._do("POST", "/actions", {"actions": [{"type": "pointer", "id": "mouse", "actions": actions}]})

    def hover(self, x: float, y: float) -> None:
        actions = [{"type": "pointerMove", "duration": 0, "x": round(x + d), "y": round(y)} for d in (0, 1)]
        self._do("POST", "/actions", {"actions": [{"type": "pointer", "id": "mouse", "actions": actions}]})

    def screenshot(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self._do("GET", "/screenshot")))

    def console(self) -> list[str]:
        """What the page wrote to the console since the last call, warnings and errors."""
        log: Sequence[dict[str, str]] = self._do("POST", "/se/log", {"type": "browser"})
        return [entry["message"] for entry in log if entry["level"] in ("WARNING", "SEVERE")]

    def requests(self) -> list[str]:
        """The addresses that pages asked for since the last call, but their own files and data of their own."""
        log: Sequence[dict[str, str]] = self._do("POST", "/se/log", {"type": "performance"})
        messages = [json.loads(entry["message"])["message"] for entry in log]
        asked = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
        return [
            address for address in asked if not address.startswith(("file:", "data:", "blob:", "about:", "chrome:"))
        ]
