"""All rules of the reader, gathered from the modules that hold them: what `docs/rules.md` lists."""

from __future__ import annotations

from importlib import import_module

from graph.extract.rule import Rule

# Groups in the order of the document.
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("The head of a paper 文头", ("headers", "validity")),
    ("Who must do what 谁负责", ("notes", "roles", "said", "defaults", "prose", "rows", "tasks", "subjects")),
    ("By when and how much 何时、多少", ("deadlines", "targets", "indicators")),
    ("Papers among themselves 文件之间", ("relations", "citations", "repeals", "definitions", "aliases")),
    ("Leading groups 领导小组", ("groups", "roster")),
)

_PREFACE = (
    "Made from the rules themselves by `make docs`; do not edit. Every fact carries the name of the rule that found it."
)


def iter_rules() -> list[tuple[str, tuple[Rule, ...]]]:
    """Groups with their rules, in order; names are unique."""
    found: list[tuple[str, tuple[Rule, ...]]] = []
    for heading, modules in GROUPS:
        rules = [rule for name in modules for rule in getattr(import_module(f"graph.extract.{name}"), "RULES", ())]
        found.append((heading, tuple(rules)))
    return found


def format_rules() -> str:
    """The text of docs/rules.md."""
    lines = ["# Rules of the reader", "", _PREFACE, ""]
    for heading, rules in iter_rules():
        lines += [f"## {heading}", "", "| rule | finds | example |", "|---|---|---|"]
        lines += [f"| `{rule.name}` | {_cell(rule.finds)} | {_cell(rule.example)} |" for rule in rules]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ⏎ ")
