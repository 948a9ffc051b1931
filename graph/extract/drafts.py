"""A task on its way: what was read of it, before it becomes a `Task`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.extract.assign import assignments_of
from graph.extract.sentences import evidence, first_clause, modality_of, starts_of
from graph.extract.verbs import Party
from graph.model import Deadline, Task, TaskKind
from graph.spans import Text, squeeze

_LABEL = re.compile(r"[^，。；：:]{2,30}[：:](?=.{2})")


@dataclass(frozen=True, slots=True)
class Draft:
    """`own` is the task's text, never empty; `title` its heading, "" if it has none; `category` what stands above it."""

    own: Text
    path: str
    kind: TaskKind
    rule: str
    parties: tuple[Party, ...] = ()
    title: str = ""
    open_list: bool = False
    deadline: Deadline | None = None
    category: str = ""


def build_task(draft: Draft, doc: str, source: str | None) -> Task:
    """The task of a document; a task without a heading is called by its first clause."""
    return Task(
        doc=doc,
        path=draft.path,
        title=squeeze(draft.title) or first_clause(_behind_label(draft)),
        kind=draft.kind,
        starts=starts_of(draft.own),
        evidence=evidence(source, draft.own, draft.rule),
        assignments=assignments_of(draft.parties, source),
        open_list=draft.open_list,
        deadline=draft.deadline,
        modality=modality_of(draft.own),
        category=squeeze(draft.category) or None,
    )


def _behind_label(draft: Draft) -> Text:
    """What a body's name and a colon introduce: `市财政局：负责…` is called by what it has to do."""
    label = _LABEL.match(draft.own.text)
    named = label and draft.parties and draft.parties[0].text.at[0] == draft.own.at[0]
    return draft.own.slice(label.end()) if label and named else draft.own
