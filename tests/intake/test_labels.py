"""The list that comes with the files: what it fills, what it may not change, and what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.errors import Code, InputError
from graph.intake import build_store
from graph.intake.labels import LabelBook, digest_labels, read_labels
from graph.model import Labels
from graph.pipeline import read_record
from graph.store import Store
from tests.intake.test_build import notice

BARE = "一、工作任务\n（一）开展排查。对全市养老机构进行排查。（责任单位：市民政局、市财政局）\n"
FULL = Labels(
    url="https://example.org/1", title="长治市人民政府办公室关于开展排查的通知", number="长政办发〔2021〕60号",
    date="2021-10-25", issuers=("长治市人民政府办公室",),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _without_background(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.intake.build.load_background", lambda *_: None)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(BARE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(notice(2), encoding="utf-8")
    return tmp_path


def write(folder: Path, text: str, encoding: str = "utf-8", name: str = "清单.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_gaps_are_filled_and_marked() -> None:
    document = read_record(BARE.encode(), "a.txt", FULL).documents[0]
    assert (document.title, document.number, document.date_written) == (FULL.title, FULL.number, FULL.date)
    assert [issuer.agency and issuer.agency.name for issuer in document.issuers] == ["长治市人民政府办公室"]
    assert (document.region, document.genre, document.url) == ("长治市", "通知", FULL.url)
    assert set(document.labelled) == {"title", "number", "date_written", "issuers"}
    assert not set(document.labelled) & set(document.evidence)


def test_bodies_are_resolved_in_the_labelled_place() -> None:
    task = read_record(BARE.encode(), "a.txt", FULL).tasks[0]
    assert [a.agency and a.agency.name for a in task.assignments] == ["长治市民政局", "长治市财政局"]


def test_the_text_wins_and_the_contradiction_is_reported() -> None:
    plain = read_record(notice(2).encode(), "b.txt")
    record = read_record(notice(2).encode(), "b.txt", FULL)
    document = record.documents[0]
    assert (document.number, document.title, document.labelled) == (
        plain.documents[0].number,
        plain.documents[0].title,
        (),
    )
    odd = [d.message for d in record.diagnostics if d.code is Code.LABEL_DIFFERS]
    assert len(odd) == 3
    assert any("临政办发〔2022〕2号" in message and FULL.number in message for message in odd)


def test_labels_that_agree_are_no_news() -> None:
    own = read_record(notice(2).encode(), "b.txt").documents[0]
    labels = Labels(title=own.title or "", number=own.number or "", date=own.date_written or "")
    record = read_record(notice(2).encode(), "b.txt", labels)
    assert not [d for d in record.diagnostics if d.code is Code.LABEL_DIFFERS]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_as_spreadsheets_write_it(papers: Path, encoding: str) -> None:
    text = "路径,发文字号,成文日期,发文机关\r\na.txt,长政办发[2021]60号,2021年10月25日,长治市民政局、长治市财政局\r\n"
    (labels,) = read_labels(write(papers, text, encoding)).rows.values()
    assert (labels.number, labels.date, labels.issuers) == (
        "长政办发〔2021〕60号",
        "2021-10-25",
        ("长治市民政局", "长治市财政局"),
    )


def test_json_lines(papers: Path) -> None:
    rows = [{"path": "a.txt", "url": "https://example.org/a"}, {"path": "b.txt", "issuer": ["甲局", "乙局"]}]
    book = read_labels(write(papers, "\n".join(map(json.dumps, rows)), name="清单.jsonl"))
    assert [labels.url for labels in book.rows.values()] == ["https://example.org/a", None]
    assert [path.name for path in book.paths] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "空"),
        ("标题,文号\n甲,乙\n", "路径"),
        ("path,colour\na.txt,red\n", "colour"),
        ("path,date\na.txt,去年\n", "第2行.*去年"),
        ("path,number\na.txt,六十号\n", "第2行.*六十号"),
        ("path,title\nc.txt,甲\n", "第2行.*c.txt"),
        ("path,title\n,甲\n", "第2行.*没有路径"),
        ("path,title\na.txt,甲,乙\n", "第2行.*多出一栏"),
        ('{"path": "a.txt"}\n{"path": \n', "第2行"),
        ('{"path": "a.txt"}\n[1]\n', "第2行"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_row(papers: Path, text: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        read_labels(write(papers, text))
    assert "\n" not in str(caught.value)


def test_other_labels_make_another_reading(papers: Path) -> None:
    def run(labels: LabelBook | None) -> int:
        with Store(papers / "store") as store:
            return build_store(store, [papers / "a.txt"], "1", labels=labels).read

    book = LabelBook({str(papers / "a.txt"): FULL})
    assert [run(None), run(None), run(book), run(book), run(None)] == [1, 0, 1, 0, 1]
    assert digest_labels({"": FULL}) != digest_labels({"": Labels(title="甲")})


def test_the_graph_marks_what_the_list_said(papers: Path) -> None:
    with Store(papers / "store") as store:
        build_store(store, [papers / "a.txt"], "1", labels=LabelBook({str(papers / "a.txt"): FULL}))
        marked = store.query("SELECT ?field WHERE { ?d zr:labelledField ?field } ORDER BY ?field")
        address = store.query("ASK { ?d schema:url ?url FILTER(STR(?url) = 'https://example.org/1') }")
    assert [row[0].rpartition("#")[2] for row in marked.texts()] == [  # type: ignore[union-attr]
        "date_document",
        "id_local",
        "passed_by",
        "title",
    ]
    assert address is True
