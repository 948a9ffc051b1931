"""The lexicon of bodies in memory: every printed form → the bodies whose name it may be.

Three tables feed it: names.csv (a department's business and its endings: 卫生健康 + 委员会 / 局), patterns.csv (bodies
that carry the place inside the name: 人行{R}中支) and national.csv (bodies of the centre, by full name).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph.authority.tables import iter_rows

_CLIPPED = {
    "委员会": ("委员会", "委"),
    "办公室": ("办公室", "办"),
    "局": ("局",),
    "厅": ("厅",),
    "中心": ("中心",),
    "处": ("处",),
    "-": ("",),
}
_BEFORE = {
    "gov": ("", "政府", "人民政府", "行署", "行政公署"),
    "party": ("", "委", "党委", "委员会"),
}
_KINDS = {"party": "party", "partyorg": "party", "mass": "mass", "gov": "department", "": "department"}
_JUDICIAL = frozenset({"court", "procuratorate", "people-congress", "cppcc", "government"})


@dataclass(frozen=True, slots=True)
class Form:
    """One full name that a printed form may stand for, with where and when it is used.

    `template` holds {R} (the place in full: 长治市), {r} (in short: 长治), {C} (the city above), {c} (that city in short) or none of them (a body
    of the centre). `levels` are letters of N P C K; `since` and `until` are ISO days, or the year of a reform whose
    day differs by level; `places` are beginnings of region codes, empty for everywhere.
    """

    body: str
    line: str
    kind: str
    levels: str
    since: str
    until: str
    places: tuple[str, ...]
    template: str
    order: int

    def here(self, code: str) -> bool:
        """Whether the form is used in a region, by its code."""
        return not self.places or code.startswith(self.places)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of business (条线): its id, name, system and the words by which its departments are called."""

    id: str
    name: str
    system: str
    sectors: tuple[str, ...]
    guided_by: str


_Row = tuple[int, str, str]
"""Number of the row in names.csv, ending, levels."""


class Lexicon:
    """Indexes from printed forms to rows; `Form` values are made only for the few rows that are asked for."""

    def __init__(self) -> None:
        self.names = list(iter_rows("names.csv"))
        self.national_rows = list(iter_rows("national.csv"))
        self.patterns = list(iter_rows("patterns.csv"))
        self.stems: dict[str, list[_Row]] = {}
        """A department's printed form without its place (卫健委) → rows of names.csv."""
        self.national: dict[str, list[int]] = {}
        """A printed form (国家卫生健康委, 卫生健康委) → rows of national.csv."""
        self.ends: dict[str, list[tuple[str, int]]] = {}
        """What stands after the place in a pattern (中支) → (what stands before it, row of patterns.csv)."""
        self.sectors: dict[str, str] = {}
        """A business by name (卫生健康) → line."""
        self._index_names()
        self._index_national()
        self._index_patterns()

    def _index_names(self) -> None:
        for number, (_, line, _, _, _, form, name, clips, tails) in enumerate(self.names):
            words = tuple(dict.fromkeys((name, *clips.split("|")))) if clips else (name,)
            before = _BEFORE.get(form, ("",))
            if name in ("办公厅", "办公室"):
                before = before[1:]  # alone they are a division of any body
            for part in tails.split():
                tail, levels = part.split(":")
                self._index_tail((number, tail, levels), words, before)
                if tail != "-":
                    self.sectors.update({word: line for word in words if len(word) > 1 and word not in self.sectors})

    def _index_tail(self, row: _Row, words: tuple[str, ...], before: tuple[str, ...]) -> None:
        """One ending with every word; a clip of one character stands before 委 only: 教委, but not 教局."""
        stems = self.stems
        for position, word in enumerate(words):
            for end in _CLIPPED[row[1]]:
                if len(word) > 1 or end == "委" or row[1] == "-" or position == 0:
                    for front in before:
                        stems.setdefault(front + word + end, []).append(row)

    def _index_national(self) -> None:
        for number, (_, _, _, _, _, name, shorts) in enumerate(self.national_rows):
            for printed in dict.fromkeys((name, *filter(None, shorts.split("|")))):
                self.national.setdefault(printed, []).append(number)

    def _index_patterns(self) -> None:
        for number, (*_, forms) in enumerate(self.patterns):
            for printed in forms.split("|"):
                before, slot, after = printed.partition("{R}")
                pair = (before, number) if slot else ("=", number)
                self.ends.setdefault(after if slot else printed, []).append(pair)
        for pairs in self.ends.values():  # 中国邮政集团公司{R}分公司 before 中国邮政集团{R}分公司
            pairs.sort(key=lambda pair: -len(pair[0]))

    def department(self, row: _Row) -> Form:
        """The form of a row of names.csv with one of its endings."""
        number, tail, levels = row
        body, line, since, until, places, form, name, _, _ = self.names[number]
        official = name if tail == "-" else name + tail
        codes = tuple(places.split("|")) if places else ()
        kind = _KINDS.get(form, "department")
        return Form(body, line, kind, levels, since, until, codes, _template(form, body) + official, number)

    def pattern(self, number: int) -> Form:
        """The form of a row of patterns.csv."""
        body, line, kind, levels, since, until, places, official, _ = self.patterns[number]
        codes = tuple(places.split("|")) if places else ()
        return Form(body, line, kind, levels, since, until, codes, official, number)

    def centre(self, number: int) -> Form:
        """The form of a row of national.csv."""
        body, line, since, until, kind, name, _ = self.national_rows[number]
        return Form(body, line, kind, "N", since, until, (), name, number)

    def iter_departments(self) -> Iterator[Form]:
        """Every form of names.csv, in the order of the table."""
        for number, row in enumerate(self.names):
            for part in row[8].split():
                tail, levels = part.split(":")
                yield self.department((number, tail, levels))


def _template(form: str, body: str) -> str:
    if form == "gov":
        return "{R}人民政府"
    if form == "party":
        return "中共{R}委"
    if form == "partyorg":
        return "中共{R}"
    if form == "cppcc":
        return "中国人民政治协商会议{R}"
    return "{R}"


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    return Lexicon()


@cache
def lines() -> dict[str, Line]:
    """The lines of business by id, in the order of lines.csv."""
    return {
        row[0]: Line(row[0], row[1], row[2], tuple(filter(None, row[3].split("|"))), row[4])
        for row in iter_rows("lines.csv")
    }


@cache
def sector_words() -> dict[str, str]:
    """Words for a business (卫生健康, 价格, 养老服务) → id of the line; those of lines.csv go before those of names.csv."""
    words = {word: line.id for line in lines().values() for word in line.sectors}
    for word, line in lexicon().sectors.items():
        words.setdefault(word, line)
    return words


@cache
def words(kind: str) -> frozenset[str]:
    """The grammar words of one kind of words.csv (group, zone, enterprise, institution, collective, deny)."""
    return frozenset(row[1] for row in iter_rows("words.csv") if row[0] == kind)
