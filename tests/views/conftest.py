"""A store of the bundled papers and one hostile one, and a page of every kind made from it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.pipeline import read_record, read_record_path
from graph.store import Store, open_store
from graph.views import write_view

PAPERS = sorted((Path(__file__).parents[2] / "seeds" / "documents").glob("*.txt"))
# Markup, template holes, quotes, a right-to-left override, a separator that ends lines in JavaScript.
HOSTILE = """甲市人民政府办公室关于<script>alert(1)</script>乙的通知
甲政办发〔2021〕3号
各县人民政府：
为贯彻落实《“国家”关于<b>丙</b>的'意见'》（国办发〔2020〕9号），现通知如下。
一、任务。办好</script><img src=x onerror=alert(2)>{{scripts}}{{data}}“引号”'与\u202e倒序\u2028换行。（责任单位：市民政局、市财政局<script>）
二、二月底前完成<svg onload=alert(3)>。（牵头单位：市卫生健康委；完成时限：2022年12月底）
甲市人民政府办公室
2021年1月2日
"""
COMPARED = ("鄂卫发〔2023〕1号", "陕卫老龄发〔2024〕6号")
# kind → the options its page is made with
KINDS: dict[str, dict[str, Any]] = {
    "network": {},
    "chain": {},
    "agency": {"name": "长治市卫生健康委员会"},
    "document": {"doc": "瑞府办发〔2017〕127号"},
    "matrix": {},
    "timeline": {},
}


def read_json(page: Path, name: str = "data") -> Any:
    """What a page carries in one of its elements of data."""
    found = re.search(rf'<script id="{name}" type="application/json">(.*?)</script>', page.read_text("utf-8"), re.S)
    assert found
    return json.loads(found[1])


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("views") / "store"
    with open_store(folder) as store:
        for path in PAPERS:
            store.put(read_record_path(path))
        store.put(read_record(HOSTILE.encode(), "hostile<b>.txt"))
    with open_store(folder, read_only=True) as store:
        yield store


@pytest.fixture(scope="session")
def pages(shelf: Store, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page of each kind, `pairs`: two papers side by side, and `hostile`: the hostile paper by itself."""
    folder = tmp_path_factory.mktemp("pages")
    made = {kind: write_view(kind, shelf, folder / f"{kind}.html", **options).path for kind, options in KINDS.items()}
    made["pairs"] = write_view("matrix", shelf, folder / "pairs.html", documents=[*COMPARED]).path
    made["hostile"] = write_view("document", shelf, folder / "hostile.html", doc="甲政办发〔2021〕3号").path
    return made
