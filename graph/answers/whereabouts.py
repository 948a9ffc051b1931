"""The place that a question names: 长治的养老院 → 长治市, with the regions above it."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from graph.answers.question import Question, Unit
from graph.store.places import trim

_ENDS = "省市县区州盟旗"


class Whereabouts(NamedTuple):
    """The region a question is about; `prefix` opens the codes of all within, "" is the whole country."""

    name: str
    prefix: str

    @property
    def above(self) -> tuple[str, ...]:
        """The openings of the codes of the regions above, nearest first: 1404 → 14 and the country."""
        return tuple(self.prefix[:size] for size in range(len(self.prefix) - 2, -1, -2))


def take_place(index: sqlite3.Connection, question: Question) -> tuple[Question, Whereabouts | None]:
    """The question without the one place that it names, and that place; as it was if it names none or several."""
    named = [(unit, place) for unit in question.units if not unit.known and (place := _read_place(index, unit.word))]
    if len(named) != 1:
        return question, None
    unit, place = named[0]
    rest = unit.word[len(place.name) :].strip("里内的")
    units = [each for each in question.units if each is not unit]
    if len(rest) > 1:
        units.insert(question.units.index(unit), Unit(rest))
    if not units:
        return question, None
    return question._replace(units=tuple(units), text=question.text.replace(place.name, "", 1)), place


def _read_place(index: sqlite3.Connection, word: str) -> Whereabouts | None:
    """The region whose name a string begins with: full, or short if it stands alone or the store has papers of it."""
    from graph.authority.atlas import atlas, is_opening  # a question of which all words are known does without

    if not is_opening(word):
        return None
    for size in range(min(len(word), 15), 1, -1):
        units = [one for one in atlas().with_name(word[:size]) if one.code != "100000"]
        if not units:
            continue
        codes = list(dict.fromkeys(one.code for one in units))
        held = [code for code in codes if _has_papers(index, code)]
        full = word[size - 1] in _ENDS or any(one.level == "province" for one in units)
        if len(held or codes) == 1 and (full or held or size == len(word)):
            return Whereabouts(word[:size], trim((held or codes)[0]))
    return None


def _has_papers(index: sqlite3.Connection, code: str) -> bool:
    found = index.execute("SELECT 1 FROM document WHERE region_code LIKE ? LIMIT 1", (trim(code) + "%",)).fetchone()
    return found is not None
