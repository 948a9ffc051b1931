"""The store: what goes in comes out, whole files at a time; the same files give the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.pipeline import read_record, read_record_path
from graph.rdf.nquads import format_nquads
from graph.store import open_rdflib, open_store
from graph.store.solutions import Solutions
from graph.store.store import Store

PAPERS = sorted((Path(__file__).parents[2] / "seeds" / "documents").glob("*.txt"))
NOTICE = """甲市人民政府办公室关于做好乙工作的通知
甲政办发〔2021〕3号
各县人民政府：
一、做好登记。完成登记。（责任单位：{body}）
甲市人民政府办公室
2021年1月2日
"""


def dump(store: Store) -> str:
    return format_nquads(store.engine.dump())


def count(store: Store, text: str) -> int:
    result = store.query(f'SELECT ?s WHERE {{ ?s skos:prefLabel "{text}"@zh }}')
    assert isinstance(result, Solutions)
    return len(result)


def fill(folder: Path, papers: list[Path]) -> Store:
    with open_store(folder) as store:
        for path in papers:
            store.put(read_record_path(path))
    return open_store(folder, read_only=True)


def test_the_same_files_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    with fill(tmp_path / "a", PAPERS) as a, fill(tmp_path / "b", PAPERS[::-1]) as b:
        assert dump(a) == dump(b)
        assert len(dump(a).splitlines()) > 15_000


def test_no_blank_nodes(tmp_path: Path) -> None:
    with fill(tmp_path / "a", PAPERS[:2]) as store:
        assert "_:" not in dump(store).replace("\\", "")


def test_a_file_is_taken_out_whole(tmp_path: Path) -> None:
    one = read_record(NOTICE.format(body="市民政局").encode(), "one.txt")
    with open_store(tmp_path) as store:
        before = dump(store)
        store.put(one)
        store.finish()
        assert count(store, "市民政局") + count(store, "甲市民政局") >= 1
        store.remove(one.source.sha256)
        store.finish()
        assert dump(store) == before


def test_readers_go_on_while_somebody_writes(tmp_path: Path) -> None:
    with fill(tmp_path, PAPERS[:1]) as reader:
        before = len(reader.files())
        with open_store(tmp_path) as writer:
            writer.put(read_record_path(PAPERS[1]))
            assert len(reader.files()) >= before
            assert reader.query("ASK { ?d a zr:OfficialDocument }") is True


def test_work_that_was_cut_short_is_finished_by_the_next_writer(tmp_path: Path) -> None:
    with fill(tmp_path / "whole", PAPERS[:2]) as store:
        whole = dump(store)
    broken = open_store(tmp_path / "cut")
    assert isinstance(broken, Store)
    for path in PAPERS[:2]:
        broken.put(read_record_path(path))
    broken.close()  # as if the program had died: nothing is settled, the graph is not yet written
    with open_store(tmp_path / "cut", read_only=True) as store:
        assert dump(store) == ""
    with open_store(tmp_path / "cut"):
        pass
    with open_store(tmp_path / "cut", read_only=True) as store:
        assert dump(store) == whole
        assert len(store.files()) == 2


def test_a_removal_that_was_cut_short(tmp_path: Path) -> None:
    fill(tmp_path, PAPERS[:2]).close()
    broken = open_store(tmp_path)
    assert isinstance(broken, Store)
    gone = broken.files()[0].sha256
    broken.ledger.mark_leaving(gone)
    broken.close()
    with open_store(tmp_path):
        pass
    with open_store(tmp_path, read_only=True) as store:
        assert [file.sha256 == gone for file in store.files()] == [False]
        assert not any(graph.endswith(gone) for graph in store.engine.graphs())
        assert store.index.execute("SELECT count(*) FROM task WHERE source = ?", (gone,)).fetchone()[0] == 0


def test_a_file_put_twice_is_there_once(tmp_path: Path) -> None:
    record = read_record_path(PAPERS[0])
    with fill(tmp_path / "once", PAPERS[:1]) as once:
        expected = dump(once)
    with open_store(tmp_path / "twice") as store:
        store.put(record)
        store.put(record)
        assert dump(store) == expected
        store.put(record)
    with open_store(tmp_path / "twice", read_only=True) as store:
        assert dump(store) == expected


def test_a_second_writer_is_refused(tmp_path: Path) -> None:
    with open_store(tmp_path), pytest.raises(StoreError, match="写"):
        open_store(tmp_path)


def test_a_store_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="zeren build"):
        open_store(tmp_path / "nothing", read_only=True)


def test_a_store_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    marker = tmp_path / "FORMAT"
    marker.write_text("999\n", "utf-8")
    with pytest.raises(StoreError, match="新"):
        open_store(tmp_path, read_only=True)
    assert marker.read_text("utf-8") == "999\n"


def test_rdflib_opens_the_same_folder(tmp_path: Path) -> None:
    fill(tmp_path, PAPERS[:1]).close()
    dataset = open_rdflib(tmp_path)
    found = dataset.query("SELECT (COUNT(?t) AS ?n) WHERE { ?t a <https://w3id.org/zeren/ontology#Task> }")
    with open_store(tmp_path, read_only=True) as store:
        same = store.query("SELECT (COUNT(?t) AS ?n) WHERE { ?t a zr:Task }")
    assert isinstance(same, Solutions)
    assert [str(row[0]) for row in found] == [same.texts()[0][0]]


def test_the_index_can_be_made_again(tmp_path: Path) -> None:
    fill(tmp_path, PAPERS).close()
    with open_store(tmp_path) as store:
        before = store.index.execute("SELECT iri, title FROM task ORDER BY iri").fetchall()
        store.rebuild_index()
        assert store.index.execute("SELECT iri, title FROM task ORDER BY iri").fetchall() == before
        assert len(before) > 190


def test_two_papers_that_cite_one_by_title_meet_in_it(tmp_path: Path) -> None:
    with fill(tmp_path, [p for p in PAPERS if p.name.startswith(("hubei", "shaanxi"))]) as store:
        found = store.query(
            'SELECT DISTINCT ?d WHERE { ?d zr:citedTitle "关于进一步推进医养结合发展的指导意见"@zh ; zr:citedOnly true }'
        )
        assert isinstance(found, Solutions)
        assert len(found) == 1


PARENT = """乙省人民政府办公厅关于做好丙工作的意见
乙政办发〔2020〕7号
各市人民政府：
一、做好登记。完成登记。（省民政厅负责）
乙省人民政府办公厅
2020年1月2日
"""
CHILD = """甲市人民政府办公室关于贯彻丙工作的通知
甲政办发〔2021〕3号
各县人民政府：
为贯彻落实《乙省人民政府办公厅关于做好丙工作的意见》（乙政办发〔20207号）精神，通知如下。
一、做好登记。完成登记。（责任单位：市民政局）
甲市人民政府办公室
2021年1月2日
"""


def test_the_real_file_turns_the_stub_into_the_document(tmp_path: Path) -> None:
    state = "SELECT ?only WHERE { ?d eli:id_local '乙政办发〔2020〕7号' ; zr:citedOnly ?only }"
    with open_store(tmp_path) as store:
        store.put(read_record(CHILD.encode(), "child.txt"))
        store.finish()
        stub = store.query(state)
        assert isinstance(stub, Solutions)
        assert stub.texts() == [("true",)]  # the damaged number meets its undamaged form
        store.put(read_record(PARENT.encode(), "parent.txt"))
        store.finish()
        real = store.query(f"{state} ORDER BY ?only")
        assert isinstance(real, Solutions)
        assert ("false",) in real.texts()
        linked = store.query(
            "ASK { ?c eli:id_local '甲政办发〔2021〕3号' ; zr:implements/eli:id_local '乙政办发〔2020〕7号' }"
        )
        assert linked is True
