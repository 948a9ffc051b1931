from __future__ import annotations

from pathlib import Path

from graph.extract.rules import format_rules, iter_rules
from graph.pipeline import read_record_path

ROOT = Path(__file__).parents[2]


def test_the_list_of_rules_is_fresh() -> None:
    assert (ROOT / "docs" / "rules.md").read_text("utf-8") == format_rules(), "run `make docs`"


def test_names_are_unique() -> None:
    names = [rule.name for _, rules in iter_rules() for rule in rules]
    assert len(names) == len(set(names))


def test_every_fact_names_a_listed_rule() -> None:
    listed = {rule.name for _, rules in iter_rules() for rule in rules}
    used: set[str] = set()
    for path in [*(ROOT / "seeds" / "documents").glob("*.txt"), *(ROOT / "tests" / "corpus").glob("*.txt")]:
        record = read_record_path(path)
        used |= {t.evidence.rule for t in record.tasks} | {a.evidence.rule for t in record.tasks for a in t.assignments}
        used |= {r.evidence.rule for r in record.relations} | {t.evidence.rule for t in record.targets}
        used |= {t.deadline.evidence.rule for t in record.tasks if t.deadline}
        used |= {e.rule for d in record.documents for e in d.evidence.values()}
        used |= {m.evidence.rule for g in record.groups for m in g.members} | {r.evidence.rule for r in record.repairs}
    assert used - listed == set()
