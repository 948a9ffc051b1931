"""Time against length on hostile text, three sizes each: `python -m tests.bench.hostile`.

Work must grow in proportion to the length; the last column is how many times longer the largest took than the smallest,
which is four where growth is linear.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from statistics import median

from graph.pipeline import read_record

SIZES = (50_000, 100_000, 200_000)
ROUNDS = 3
HEAD = "甲市人民政府办公室关于乙工作的通知\n甲政办发〔2021〕3号\n各县人民政府：\n一、任务。"
SHAPES = {
    "opening brackets": "（",
    "list commas": "、",
    "title marks": "《",
    "digits": "2",
    "blank lines": "\n",
    "one endless line": "甲",
    "names without end": "市民政局、",
    "notes": "（市民政局负责）",
    "unclosed notes": "（责任单位：市民政局\n",
    "numbered lines": "一、甲。\n",
    "duties": "市民政局要做好工作。",
    "dates": "2021年1月2日",
    "tabs": "甲\t乙\n",
    "table heads": "序号\n工作任务\n责任单位\n",
    "annex labels": "附件1\n甲\n",
    "organs": "甲市民政局\n",
    "titles": "关于甲的通知\n",
    "citations": "《关于甲的通知》",
}


def seconds(shape: str, size: int) -> float:
    data = (HEAD + shape * (size // len(shape))).encode()
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        read_record(data, "hostile.txt")
        taken.append(time.perf_counter() - start)
    return median(taken)


def iter_rows() -> Iterator[str]:
    yield f"{'text':<20}" + "".join(f"{size // 1000:>9} k" for size in SIZES) + f"{'growth':>9}"
    for name, shape in SHAPES.items():
        row = [seconds(shape, size) for size in SIZES]
        yield f"{name:<20}" + "".join(f"{s:>9.2f} s" for s in row) + f"{row[-1] / row[0]:>8.1f}×"


if __name__ == "__main__":
    for line in iter_rows():
        print(line, flush=True)
