"""Dossier of a body and comparison of documents as workbooks."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from graph.errors import NotFoundError, UsageError
from graph.export.comparison import write_comparison
from graph.export.dossier import write_dossier
from graph.store import Store
from tests.export.conftest import CHANGZHI, HUBEI, SHAANXI
from tests.export.test_workbooks import rows_of


def test_dossier(shelf: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    count = write_dossier(shelf, path, agency="长治市医疗保障局", as_of="2024-01-01")
    portrait = {row["项目"]: row["内容"] for row in rows_of(path, "概况")}
    assert (portrait["单位"], portrait["条线"], portrait["层级"]) == ("长治市医疗保障局", "医疗保障", "市级")
    duties, origins = rows_of(path, "职责任务"), rows_of(path, "出处")
    assert count == len(duties) == len(origins) > 0
    assert {row["角色"] for row in duties} == {"负责"}
    assert {row["成文日期"] for row in duties} == {datetime(2021, 10, 25)}
    assert all(CHANGZHI in row["依据文件"] for row in duties)
    assert {(row["原文称呼"], row["怎样得知"]) for row in origins} == {("市医保局", "责任单位注")}
    above = rows_of(path, "上下沿革")
    assert ("隶属", "长治市人民政府") in [(row["关系"], row["单位"]) for row in above]


def test_dossier_of_a_collective(shelf: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    write_dossier(shelf, path, agency="长治市各县（区）人民政府", as_of="2021-10-25")
    portrait = {row["项目"]: row["内容"] for row in rows_of(path, "概况")}
    assert len(portrait["所指单位"].split("\n")) == 12


def test_dossier_of_nobody(shelf: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="agency"):
        write_dossier(shelf, tmp_path / "x.xlsx")
    with pytest.raises(UsageError):
        write_dossier(shelf, tmp_path / "x.xlsx", agency="长治市医疗保障局", level="city")
    with pytest.raises(NotFoundError):
        write_dossier(shelf, tmp_path / "x.xlsx", agency="某某不存在的单位")


def test_comparison(shelf: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    count = write_comparison(shelf, path, documents=[HUBEI, SHAANXI])
    rows = rows_of(path, "任务对照")
    assert count == len(rows)
    pairs = [row for row in rows if row["甲·任务"] and row["乙·任务"]]
    assert len(pairs) > 5
    for side, number in (("甲", HUBEI), ("乙", SHAANXI)):
        found = {row[f"{side}·文件"] for row in rows} - {None}
        assert found == {f"《关于进一步推进医养结合发展的实施意见》（{number}）"}
        (known,) = shelf.index.execute(
            "SELECT count(DISTINCT task.iri) FROM task JOIN document ON document.iri = task.document"
            " WHERE number = ? AND real = 1 AND task.kind = 'clause'", (number,)
        ).fetchone()  # fmt: skip
        assert len({row[f"{side}·条款"] for row in rows} - {None}) >= known
    assert all(row["关系"] in ("同一事项", "分解落实") and 0 < row["相似度"] <= 1 for row in pairs)
    lone = [row for row in rows if row not in pairs]
    assert {(row["关系"], row["相似度"]) for row in lone} <= {("无对应", None)}
    assert any(str(row["甲·单位"]).startswith("负责：湖北省") for row in pairs)
    assert len(rows_of(path, "出处")) == count + len(pairs)


def test_comparison_of_one(shelf: Store, tmp_path: Path) -> None:
    for filters in ({"documents": [HUBEI]}, {}, {"documents": [HUBEI, SHAANXI], "region": "湖北省"}):
        with pytest.raises(UsageError):
            write_comparison(shelf, tmp_path / "x.xlsx", **filters)
