"""Pictures of the views for the documentation, from the bundled papers.

python -m tests.views.screenshots docs/views
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from graph.pipeline import read_record_path
from graph.store import open_store
from graph.views import write_view
from tests.views.browser import MISSING, WHY, Browser

PAPERS = sorted((Path(__file__).parents[2] / "seeds" / "documents").glob("*.txt"))
# name of the picture → kind, options, what is chosen when it is taken
DESK: dict[str, tuple[str, dict[str, Any], str]] = {
    "network": ("network", {}, ""),
    "network-task": ("network", {}, "加强医养结合队伍建设"),
    "chain": ("chain", {}, "关于推广医养结合试点工作典型经验的通知"),
    "agency": ("agency", {"name": "长治市卫生健康委员会"}, ""),
    "document": ("document", {"doc": "长政办发〔2021〕60号"}, "加强医养结合队伍建设"),
    "matrix": ("matrix", {"documents": ["鄂卫发〔2023〕1号", "陕卫老龄发〔2024〕6号"]}, "加强专业人才培养"),
    "timeline": ("timeline", {}, "二级以上医院开设老年病科"),
}
PHONE: dict[str, tuple[str, dict[str, Any], str]] = {
    "phone-network": ("network", {}, ""),
    "phone-document": ("document", {"doc": "长政办发〔2021〕60号"}, "加强医养结合队伍建设"),
}


def take(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        with open_store(work / "store") as store:
            for path in PAPERS:
                store.put(read_record_path(path))
        for shots, width, height in ((DESK, 1440, 1000), (PHONE, 500, 1000)):
            with (
                open_store(work / "store", read_only=True) as store,
                Browser(work / str(width), width, height) as browser,
            ):
                for shot, (kind, options, chosen) in shots.items():
                    page = write_view(kind, store, work / f"{shot}.html", **options).path
                    browser.open(page.as_uri() + (f"#{chosen}" if chosen else ""))
                    browser.run_async("setTimeout(arguments[0], 600)")  # what slides has arrived
                    browser.screenshot(folder / f"{shot}.png")
                    print(folder / f"{shot}.png")


def main(arguments: list[str]) -> None:
    if MISSING:
        print(WHY)
        return
    folder = Path(arguments[0] if arguments else "docs/views")
    folder.mkdir(parents=True, exist_ok=True)
    take(folder)


if __name__ == "__main__":
    main(sys.argv[1:])
