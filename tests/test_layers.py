"""The house: data flows one way, and few rooms know the big libraries."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

# In the order in which data flows; a room imports rooms before it. Rooms of one line do not know each other.
LAYERS = (
    ("errors", "spans", "version"),
    ("model",),
    ("authority",),
    ("read",),
    ("parse",),
    ("extract",),
    ("resolve",),
    ("pipeline", "align"),
    ("rdf",),
    ("queries",),
    ("store",),
    ("intake",),
    ("answers",),
    ("export",),
    ("views",),
    ("server",),
    ("commands",),
    ("cli",),
)
RANK = {room: rank for rank, rooms in enumerate(LAYERS) for room in rooms}

# Library → the rooms that may import it.
KEEPERS = {
    "rdflib": {"rdf", "store", "server"},
    "oxrdflib": {"store"},
    "pyshacl": {"rdf", "answers"},
    "pyoxigraph": {"store"},
    "click": {"commands", "cli"},
    "networkx": {"views", "export"},
    "pyvis": {"views"},
    "sklearn": {"align"},
    "numpy": {"align", "read"},
    "icalendar": {"export"},
    "openpyxl": {"export"},
    "xlsxwriter": {"export"},
    "lxml": {"read"},
    "selectolax": {"read"},
    "pypdfium2": {"read"},
    "PIL": {"read"},
    "starlette": {"server"},
    "uvicorn": {"server"},
    "jinja2": {"server"},
    "anyio": {"server"},
    "mimeparse": {"server"},
    "distributed": {"intake"},
    "rapidocr": {"read"},
}
FILES = [ROOT / "cli.py", *sorted((ROOT / "graph").rglob("*.py"))]


def room_of(path: Path) -> str:
    """graph/store/index.py → store, graph/model.py → model, cli.py → cli."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[1] if parts[0] == "graph" else parts[0]


def iter_imports(path: Path) -> Iterator[tuple[int, str]]:
    """Every absolute import of a file, those inside functions too: (line, dotted name)."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            assert node.module
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def is_public_door(path: Path) -> bool:
    """graph/__init__.py gives out names of all rooms, loaded when used."""
    return path == ROOT / "graph" / "__init__.py"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_one_way(path: Path) -> None:
    if is_public_door(path):
        return
    here = room_of(path)
    for line, name in iter_imports(path):
        parts = name.split(".")
        if parts[0] in ("graph", "cli"):
            there = parts[1] if parts[0] == "graph" else "cli"
            if there not in RANK:  # from graph import open_store
                pytest.fail(f"{path}:{line}: import rooms, not the public door: {name}")
            allowed = here == there or RANK[there] < RANK[here]
            assert allowed, f"{path}:{line}: {here} must not import {there}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_big_libraries_stay_in_their_rooms(path: Path) -> None:
    for line, name in iter_imports(path):
        library = name.split(".")[0]
        if library in KEEPERS:
            assert room_of(path) in KEEPERS[library], f"{path}:{line}: {room_of(path)} must not import {library}"


def test_product_knows_nothing_of_tests() -> None:
    for path in FILES:
        assert not [name for _, name in iter_imports(path) if name.split(".")[0] == "tests"], path


def test_every_room_has_a_rank() -> None:
    rooms = {path.stem for path in (ROOT / "graph").iterdir() if path.suffix == ".py" or any(path.glob("*.py"))}
    assert rooms - {"__init__"} <= set(RANK)


def modules_after(code: str) -> set[str]:
    """Top-level packages loaded after running some code in a fresh interpreter."""
    script = f"import sys\n{code}\nprint(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


HEAVY = {
    "rdflib",
    "pyoxigraph",
    "networkx",
    "pyvis",
    "pyshacl",
    "openpyxl",
    "xlsxwriter",
    "ahocorasick_rs",
    "sqlite3",
    "json",
    "lxml",
    "selectolax",
    "pypdfium2",
    "starlette",
    "uvicorn",
}


@pytest.mark.parametrize(
    "code",
    [
        "import graph",
        "import cli; cli.main(['--help'])",
        "import cli; cli.main([])",
        "import cli; cli.main(['who', '--help'])",
        "import os; os.environ['_ZEREN_COMPLETE'] = 'zsh_complete'; os.environ['COMP_WORDS'] = 'zeren who --r'\n"
        "os.environ['COMP_CWORD'] = '2'; import cli\ntry: cli.main([])\nexcept SystemExit: pass",
    ],
    ids=["import", "help", "nothing", "help of a command", "completion"],
)
def test_start_up_is_light(code: str) -> None:
    assert modules_after(code) & HEAVY == set()


def test_public_names_are_complete() -> None:
    import graph

    for name in graph.__all__:
        assert getattr(graph, name) is not None
    assert set(graph._HOMES) == set(graph.__all__) - {"__version__", "program_version"}
    with pytest.raises(AttributeError, match="no_such_name"):
        graph.no_such_name  # noqa: B018 - the access is what is tested
