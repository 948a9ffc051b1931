"""Parts for bulk loaders: whole graphs, nothing lost, the same bytes."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from graph.errors import UsageError
from graph.export.graphs import write_nquads
from graph.export.shards import shard_of, write_shards
from graph.rdf.values import IRI
from graph.store import Store


def lines(folder: Path) -> list[str]:
    return [
        line for part in sorted(folder.iterdir()) for line in gzip.decompress(part.read_bytes()).decode().splitlines()
    ]


def test_nothing_is_lost_and_no_graph_is_cut(shelf: Store, tmp_path: Path) -> None:
    whole = write_nquads(shelf, tmp_path / "all.nq")
    assert write_shards(shelf, tmp_path / "parts", 4) == whole
    assert sorted(lines(tmp_path / "parts")) == sorted((tmp_path / "all.nq").read_text(encoding="utf-8").splitlines())
    homes: dict[str, set[str]] = {}
    for part in (tmp_path / "parts").iterdir():
        for line in gzip.decompress(part.read_bytes()).decode().splitlines():
            homes.setdefault(line.rsplit(" ", 2)[1], set()).add(part.name)
    assert {len(parts) for parts in homes.values()} == {1}
    assert len(list((tmp_path / "parts").iterdir())) == 4


def test_the_same_bytes_again(shelf: Store, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_shards(shelf, tmp_path / name, 3)
    assert [p.read_bytes() for p in sorted((tmp_path / "one").iterdir())] == [
        p.read_bytes() for p in sorted((tmp_path / "two").iterdir())
    ]


def test_filters_choose(shelf: Store, tmp_path: Path) -> None:
    some = write_shards(shelf, tmp_path / "some", 2, documents=["长政办发〔2021〕60号"])
    assert 0 < some < write_shards(shelf, tmp_path / "all", 2)


def test_a_number_that_makes_no_sense(shelf: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="份数"):
        write_shards(shelf, tmp_path / "x", 100_000)
    assert {shard_of(IRI(f"urn:{i}"), 7) for i in range(100)} == set(range(7))
