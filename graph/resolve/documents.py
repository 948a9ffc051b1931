"""Documents in their place: level, region and the issuers' full names.

The place is told by the issuer's own name, else by the 机关代字 of the number together with the regions that the title
and the text name, else by the carrier of the document.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from graph.authority.regions import Region, code_word_regions, find_regions_in, province_of, region
from graph.authority.short_names import count_short_names
from graph.errors import Code, Diagnostic
from graph.model import Agency, Carriage, Document, Issuer, Level, Record
from graph.resolve.agencies import Context, Resolution, resolve_agency

NATIONAL_CODE, NATIONAL_NAME = "000000", "中国"
_NATIONAL = re.compile(
    r"(?:中华人民共和国|国务院|国家(?!级)|中共中央|党中央|中央(?!大街)|全国|最高人民|中国(?!人民银行.{2,}(?:支行|分行)))|"
    r"[一-鿿]{2,10}部(?:办公厅|办公室)?$|^(?:审计署|海关总署|中国人民银行|[一-鿿]{2,10}总局)(?:办公厅)?$|^(?:教育|财政|民政|科技|公安|司法|商务|文化|卫生|农业|水利)部"
)
_LOCAL_PART = re.compile(
    r"(?:省|市|州|县|区|旗)?委(?:员会)?[一-鿿]{1,6}部|武装部|人武部|指挥部|党支部|(?:省|市|州|县|区)[一-鿿]{1,6}部"
)
_OFTEN = 3
_OWN_BODY = re.compile(r"(?<![一-鿿])([省市县区])(?:[一-鿿]{2,8}?(?:局|委|厅|办)|政府)(?=[、，。；：）)])")
_TOWNSHIP = re.compile(r"(?:镇|乡|街道)(?:人民政府|党委|办事处|党工委)|街道办")

# 市 may be a prefecture-level or a county-level city, 区 a district or an autonomous region (自治区).
_OWN_LEVEL = re.compile(r"自治区|省|市|州|盟|县|区|旗|镇|乡")
_LEVEL_OF: dict[str, tuple[Level, ...]] = {
    "自治区": (Level.PROVINCE,),
    "省": (Level.PROVINCE,),
    "市": (Level.CITY, Level.COUNTY, Level.PROVINCE),
    "州": (Level.CITY,),
    "盟": (Level.CITY,),
    "县": (Level.COUNTY,),
    "区": (Level.COUNTY,),
    "旗": (Level.COUNTY,),
    "镇": (Level.COUNTY,),
    "乡": (Level.COUNTY,),
}
_SENT_TO: tuple[tuple[re.Pattern[str], tuple[Level, ...]], ...] = (
    (re.compile(r"各省"), (Level.NATIONAL,)),
    (re.compile(r"各(?:乡|镇|街道|村|社区|苏木)"), (Level.COUNTY,)),
    (re.compile(r"各(?:县|区|旗)"), (Level.CITY, Level.PROVINCE)),
    (re.compile(r"各(?:市|设区|州|地区|盟)"), (Level.PROVINCE,)),
)


@dataclass(frozen=True, slots=True)
class Place:
    level: Level | None
    region: str | None
    code: str | None


def day_of(document: Document, carriers: dict[str, Document]) -> str | None:
    """The day (or year) a document speaks of: written, else printed, else its number's year, else its carrier's."""
    own = document.date_written or document.date_printed
    if own:
        return own
    year = re.search(r"〔(\d{4})〕", document.number or "")
    if year:
        return year.group(1)
    carrier = carriers.get(document.part_of or "")
    return day_of(carrier, carriers) if carrier else None


def place_documents(record: Record) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """Every document with level, region and resolved issuers; carriers come first and lend what is missing."""
    placed: dict[str, Document] = {}
    diagnostics: list[Diagnostic] = []
    for document in record.documents:
        carrier = placed.get(document.part_of or "")
        place = _place(document, carrier, record)
        if place.code is None:
            diagnostics.append(Diagnostic(0, 0, Code.REGION_UNKNOWN, f"{document.id} 的发文层级和地区无法判定"))
        issuers = _issuers(document, carrier, place, day_of(document, placed))
        if not issuers:
            diagnostics.append(Diagnostic(0, 0, Code.ISSUER_UNKNOWN, f"{document.id} 没有找到发文机关"))
        placed[document.id] = replace(
            document, level=place.level, region=place.region, region_code=place.code, issuers=issuers
        )
    return tuple(placed.values()), tuple(diagnostics)


def _place(document: Document, carrier: Document | None, record: Record) -> Place:
    if document.carried_as is Carriage.PROMULGATED and carrier and not document.issuers:
        return Place(carrier.level, carrier.region, carrier.region_code)
    by_name = _by_issuers(document, day_of(document, {}))
    if by_name:
        return by_name
    levels = _expected_levels(document)
    if levels == {Level.NATIONAL}:
        return Place(Level.NATIONAL, NATIONAL_NAME, NATIONAL_CODE)
    found = (
        _by_number(document, record, levels) or _by_text(document, record, levels) or _by_short_name(document, record)
    )
    if found:
        return _from_region(found, document)
    level = next(iter(levels)) if len(levels) == 1 else _level_by_mentions(record.source.text[:6000])
    return Place(carrier.level, carrier.region, carrier.region_code) if carrier else Place(level, None, None)


def _by_issuers(document: Document, date: str | None) -> Place | None:
    for issuer in document.issuers:
        regions = find_regions_in(issuer.printed, date=date, within=_number_province(document))
        if regions:
            return _from_region(regions[0][2], document)
        if _NATIONAL.search(issuer.printed) and not _LOCAL_PART.search(issuer.printed):
            return Place(Level.NATIONAL, NATIONAL_NAME, NATIONAL_CODE)
    return None


def _from_region(region: Region, document: Document) -> Place:
    township = any(_TOWNSHIP.search(issuer.printed) for issuer in document.issuers)
    level = Level.TOWNSHIP if township else Level(region.level)
    return Place(level, region.name, region.code)


def _expected_levels(document: Document) -> set[Level]:
    """What level the issuer is of, from its first word, else from whom the document is sent to; all if neither tells."""
    for issuer in document.issuers:
        match = _OWN_LEVEL.match(issuer.printed)
        if match:
            return set(_LEVEL_OF[match.group()])
    first = document.addressees[0] if document.addressees else ""
    return next((set(levels) for pattern, levels in _SENT_TO if pattern.match(first)), set(Level))


def _number_province(document: Document) -> str | None:
    regions = code_word_regions((document.number or "")[:4]) if document.number else []
    provinces = {province.code for one in regions if (province := province_of(one.code))}
    return provinces.pop() if len(provinces) == 1 else None


def _by_number(document: Document, record: Record, levels: set[Level]) -> Region | None:
    """The region of the number's first characters, where the text names it or only one region bears them."""
    if not document.number or document.number.startswith(("国", "中办", "中发", "厅字")):
        return None
    candidates = [one for one in code_word_regions(document.number.split("〔")[0]) if Level(one.level) in levels]
    if not candidates:
        return None
    named = _named(document, record)
    best = max(candidates, key=lambda one: named.get(one.code, 0))
    return best if named.get(best.code) or len(candidates) == 1 else None


def _named(document: Document, record: Record) -> Counter[str]:
    """How often each region is named in the title and the head of the source; the title counts most."""
    named = Counter(one.code for _, _, one in find_regions_in(record.source.text[:6000]))
    for _, _, one in find_regions_in(document.title or ""):
        named[one.code] += 5
    return named


def _by_text(document: Document, record: Record, levels: set[Level]) -> Region | None:
    """The region that the title begins with, or the one of that level that the file names most."""
    in_title = find_regions_in(document.title or "")
    if in_title and in_title[0][0] <= 6 and Level(in_title[0][2].level) in levels:
        return in_title[0][2]
    if document.part_of is not None:
        return None
    found = [one for _, _, one in find_regions_in(record.source.text[:6000]) if Level(one.level) in levels]
    if not found:
        return None
    code, _ = Counter(one.code for one in found).most_common(1)[0]
    return next(one for one in found if one.code == code)


def _by_short_name(document: Document, record: Record) -> Region | None:
    """The city that a paper names again and again in short, where it speaks of 市委 and 市政府 as its own."""
    text = record.source.text[:6000]
    if document.part_of is not None or not re.search(r"(?:市委、?市政府|我市|全市)", text):
        return None
    counts = count_short_names(text, Level.CITY.value).most_common(2)
    if not counts or counts[0][1] < _OFTEN or (len(counts) > 1 and counts[1][1] * 2 > counts[0][1]):
        return None
    return region(counts[0][0])


def _level_by_mentions(text: str) -> Level | None:
    """A paper that speaks of 市教育局 and 市财政局 is a city's; None where it speaks of none, or of several alike."""
    counts = Counter(_LEVEL_OF[match[0]][0] for match in _OWN_BODY.findall(text))
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _OFTEN or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    return ranked[0][0]


def _issuers(document: Document, carrier: Document | None, place: Place, date: str | None) -> tuple[Issuer, ...]:
    if not document.issuers and carrier and document.carried_as is Carriage.PROMULGATED:
        return carrier.issuers
    context = Context(place.code, place.level.value if place.level else None, date)
    return tuple(
        replace(issuer, agency=agency_of(resolve_agency(issuer.printed, context))) for issuer in document.issuers
    )


def agency_of(resolution: Resolution) -> Agency:
    """A resolution as the record keeps it."""
    return Agency(
        name=resolution.name,
        id=resolution.id,
        line=resolution.line,
        level=resolution.level,
        region_code=resolution.region_code,
        kind=resolution.kind,
        candidates=resolution.candidates,
        certain=resolution.certain,
    )
