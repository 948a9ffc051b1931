from __future__ import annotations

import re
from pathlib import Path

from graph.errors import Code

DOCS = Path(__file__).parents[1] / "docs" / "diagnostics.md"


def test_every_code_is_documented_and_every_documented_code_exists() -> None:
    rows = dict(re.findall(r"^\| (D\d+) \| (\w+) \|", DOCS.read_text("utf-8"), re.M))
    assert rows == {code.value: code.name for code in Code}
