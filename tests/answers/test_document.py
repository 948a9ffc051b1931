"""One document: found by whatever people write, with its head, relations both ways, and tasks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.answers.document import document
from graph.answers.finding import candidates, find_document
from graph.answers.stats import stats
from graph.errors import NotFoundError, UsageError
from graph.pipeline import read_record_path
from graph.store import open_store
from graph.store.store import Store
from tests.rdf.sample import RECORD

PAPERS = sorted((Path(__file__).parents[2] / "seeds" / "documents").glob("*.txt"))
CHANGZHI = "长政办发〔2021〕60号"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("document") / "store"
    with open_store(folder) as writer:
        assert isinstance(writer, Store)
        for path in PAPERS:
            writer.put(read_record_path(path))
        writer.put(RECORD)
    with open_store(folder, read_only=True) as reader:
        assert isinstance(reader, Store)
        yield reader


@pytest.mark.parametrize(
    "wanted",
    [
        CHANGZHI,
        "长政办发[2021]60号",
        "长政办发（2021）60号",
        "长政办发【2021】60号",
        " 长政办发〔２０２１〕６０号 ",
        "长治市人民政府办公室关于印发长治市深入推进医养结合发展实施方案的通知",
        f"https://w3id.org/zeren/doc/{CHANGZHI}",
    ],
)
def test_one_document_in_many_words(store: Store, wanted: str) -> None:
    assert find_document(store.index, wanted) == f"https://w3id.org/zeren/doc/{CHANGZHI}"


def test_part_of_a_title_means_the_text_itself(store: Store) -> None:
    found = document(store, "长治市深入推进医养结合")
    assert found.document.title == "长治市深入推进医养结合发展实施方案"
    assert (found.document.number, found.document.date) == (CHANGZHI, "2021-10-25")  # of the notice that carries it
    assert found.carried_by
    assert found.carried_by.number == CHANGZHI


def test_several_are_named_and_none_is_taken(store: Store) -> None:
    assert len(candidates(store.index, "关于进一步推进医养结合发展的实施意见")) == 2
    with pytest.raises(UsageError, match=r"鄂卫发.*陕卫老龄发"):
        find_document(store.index, "关于进一步推进医养结合发展的实施意见")


def test_nothing_fits(store: Store) -> None:
    with pytest.raises(NotFoundError, match=r"最接近.*长治市深入推进医养结合发展实施方案"):
        find_document(store.index, "长治市深入推进医养结合工作实施方案")
    with pytest.raises(NotFoundError, match="zeren stats"):
        find_document(store.index, "！！")


def test_a_notice_answers_for_the_text_it_promulgates(store: Store) -> None:
    found = document(store, CHANGZHI)
    assert (found.cited_only, found.genre, found.issuers) == (False, "通知", ("长治市人民政府办公室",))
    assert found.files == ("changzhi-2021-60.txt",)
    assert len(found.tasks) == 21
    assert [(part.type, part.document.number) for part in found.outgoing] == [("implements", "晋政办发〔2020〕108号")]
    assert found.incoming == ()
    evidence = found.outgoing[0].evidence
    assert evidence
    text = store.text(evidence.sha256)
    assert text
    assert text[evidence.start : evidence.end] == evidence.quote


def test_a_paper_that_is_only_cited(store: Store) -> None:
    found = document(store, "国卫办家庭发〔2016〕511号", as_of="2020")
    assert (found.cited_only, found.document.state, found.tasks) == (True, "unknown", ())
    assert [(part.type, part.document.number) for part in found.incoming] == [("repeals", "国卫办老龄发〔2023〕3号")]
    assert document(store, "国卫办家庭发〔2016〕511号", as_of="2024").document.state == "repealed"


def test_all_fields(store: Store) -> None:
    found = document(store, "甲政办发〔2021〕7号", as_of="2024")
    assert (found.effective, found.validity, found.trial, found.approved_by) == (
        "2021-06-01",
        "P5Y",
        True,
        "市人民政府",
    )
    (task,) = found.tasks
    assert [(body.agency, body.role) for body in task.bodies] == [
        ("甲市民政局", "lead"),
        ("甲市卫生健康委员会", "support"),
        ("有关部门", "support"),
    ]
    assert task.bodies[2].candidates == ("甲市有关部门",)
    assert task.deadline
    assert (task.deadline.text, task.deadline.date, task.deadline.kind) == ("到2025年", "2025", "by")
    (target,) = found.targets
    assert (target.value, target.unit, target.comparator, target.by) == (90, "%", ">=", "2025")


def test_counts(store: Store) -> None:
    found = stats(store)
    assert (found.files, found.documents, found.levels["national"]) == (6, 11, 1)
    assert found.roles["implement"] >= 40
    assert found.relation_types["repeals"] == 3
    assert sum(found.genres.values()) == found.documents
