"""A store of the bundled papers and one hostile paper, and the application on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graph.intake import build_store
from graph.server.app import create_app
from graph.server.limits import Limits
from graph.server.site import Site
from graph.store import Store
from tests.conftest import SEEDS

EVIL = """甲市人民政府关于<script>alert(1)</script>"引号"和‮倒写‬的通知

长政发〔2022〕7号

各县（区）人民政府：

为做好工作，现通知如下：

一、工作任务

（一）检查<img src=x onerror=alert(2)>和"&amp;'的情况。对“</mark></script>”进行排查。（责任单位：市民政局、市<b>财政</b>局）

联系电话：0355-2012345

长治市人民政府

2022年3月1日
"""


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    (folder / "evil.txt").write_text(EVIL, encoding="utf-8")
    with Store(folder / "store") as store:
        build_store(store, [SEEDS, folder / "evil.txt"], "1")
    return folder / "store"


@pytest.fixture(scope="session")
def client(place: Path) -> Iterator[TestClient]:
    site = Site(place, Limits(seconds=5, rows=2000, queries=2, memory=1024**3))
    with TestClient(create_app(site), raise_server_exceptions=False) as found:
        yield found
