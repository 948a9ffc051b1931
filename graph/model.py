"""What one source file says: documents, clauses, tasks, assignments, relations, as frozen values.

Every fact carries its `Evidence`: where in the text as read it stands, the exact stretch, and the rule that found it.
Values that the text does not state are None; nothing is guessed. Strings are as printed without inner line breaks,
unless the field says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from graph.errors import Diagnostic
from graph.spans import Span


class Level(StrEnum):
    """Of the issuing side; a county-level city is `county`."""

    NATIONAL = "national"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"


class Role(StrEnum):
    """牵头 · 负责 · 配合 · 落实."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    IMPLEMENT = "implement"


class Basis(StrEnum):
    """How a role is known."""

    LIST = "list"  # a （责任单位：…） note
    TABLE = "table"  # a column of a table
    PROSE = "prose"  # the subject of a sentence
    BLANKET = "blanket"  # a default said once for the document: 以下均需…落实，不再列出
    RULE = "rule"  # a role that a rule said once gives: 排名第一位的为牵头单位
    HEADING = "heading"  # a note in a heading that covers what stands below it


class TaskKind(StrEnum):
    CLAUSE = "clause"
    ROW = "row"
    SENTENCE = "sentence"


class Modality(StrEnum):
    """要/应/必须 · 鼓励/支持/探索 · 不得."""

    OBLIGATION = "obligation"
    ENCOURAGEMENT = "encouragement"
    PROHIBITION = "prohibition"


class RelationType(StrEnum):
    IMPLEMENTS = "implements"
    BASED_ON = "based_on"
    APPLIES = "applies"
    FORWARDS = "forwards"
    ENDORSES = "endorses"
    PROMULGATES = "promulgates"
    REPEALS = "repeals"
    ANNULS = "annuls"
    LAPSES = "lapses"
    AMENDS = "amends"
    SUPERSEDES = "supersedes"
    CITES = "cites"


class Carriage(StrEnum):
    """How an inner document is carried by its outer one."""

    FORWARDED = "forwarded"
    PROMULGATED = "promulgated"


class DeadlineKind(StrEnum):
    """by: 到/前/底前; period: 从…至…; ongoing: 长期; yearly: 逐年; periodic: 每季度; immediate: 即日起."""

    BY = "by"
    PERIOD = "period"
    ONGOING = "ongoing"
    YEARLY = "yearly"
    PERIODIC = "periodic"
    IMMEDIATE = "immediate"


class BlockKind(StrEnum):
    """What a stretch of the source is; every character belongs to exactly one block."""

    FURNITURE = "furniture"  # page numbers, menus, running heads
    LABELS = "labels"  # the label block of a web page
    MASTHEAD = "masthead"
    NUMBER = "number"
    TITLE = "title"
    ADDRESSEE = "addressee"
    HEADING = "heading"
    TEXT = "text"
    NOTE = "note"  # a responsibility note
    CELL = "cell"
    ROSTER = "roster"
    ANNEX_LABEL = "annex-label"
    SIGNATURE = "signature"
    DATE = "date"
    REMARK = "remark"  # （此件公开发布）, contacts
    IMPRINT = "imprint"  # 抄送, 印发
    BLANK = "blank"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """`source.text[span.start:span.end] == quote`, always."""

    span: Span
    quote: str
    rule: str


@dataclass(frozen=True, slots=True)
class Repair:
    """Damage in the print with one plausible reading: `printed` is exact, `value` what it must have been."""

    printed: str
    value: str
    kind: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Source:
    """One file as read. `text` has its line ends as \\n; `pages` are the offsets at which pages begin, if any.

    `diagnostics` are what its reader found odd: a page that is a picture.
    """

    name: str
    sha256: str
    media_type: str
    encoding: str | None
    text: str
    pages: tuple[int, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Agency:
    """A mention resolved: `name` is the full official name of that day, `candidates` what else it may be."""

    name: str
    id: str | None = None  # stable id in the authority; None for a body that the tables do not know
    line: str | None = None
    level: str | None = None
    region_code: str | None = None
    kind: str = ""
    candidates: tuple[str, ...] = ()
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Issuer:
    """`printed` as in the masthead, signature or title; `agency` is set by the resolve stage."""

    printed: str
    evidence: Evidence
    agency: Agency | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One official document; a file may carry several, one inside the other."""

    id: str  # d1, d2 … in the order of the text
    title: str | None
    number: str | None  # normal form: 长政办发〔2021〕60号
    number_printed: str | None  # only where the print is damaged
    issuers: tuple[Issuer, ...]
    level: Level | None
    region: str | None
    region_code: str | None
    date_written: str | None  # ISO, day
    date_printed: str | None
    genre: str | None
    addressees: tuple[str, ...]
    part_of: str | None
    carried_as: Carriage | None
    approved_by: str | None = None  # 经…同意 / 已经…审议通过
    effective: str | None = None  # 自…起施行, ISO
    validity: str | None = None  # 有效期 as xsd:duration (P5Y) or an ISO date (有效期至)
    trial: bool = False  # 试行 / 暂行
    evidence: dict[str, Evidence] = field(default_factory=dict)  # field name → where it is said
    labelled: tuple[str, ...] = ()  # fields that a list beside the files says, and not the text
    url: str | None = None  # where the file was found, as that list says


@dataclass(frozen=True, slots=True)
class Labels:
    """One row of a list that came with the files: what it says of the document in a file; "" or () for nothing."""

    url: str | None = None
    title: str = ""
    number: str = ""  # in normal form where it is a number
    date: str = ""  # ISO
    issuers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered unit of a document's text, for the clause tree: path as printed, joined by "/"."""

    doc: str
    path: str
    parent: str | None
    number: str  # as printed: （一）
    title: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Deadline:
    """`text` as printed (repaired where damaged); `date` ISO, as coarse as the text is; None for a fuzzy one."""

    text: str
    date: str | None
    kind: DeadlineKind
    evidence: Evidence
    start: str | None = None  # of a period


@dataclass(frozen=True, slots=True)
class Assignment:
    mention: str
    role: Role
    basis: Basis
    evidence: Evidence
    agency: Agency | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """The smallest numbered clause, table row or sentence that somebody is made responsible for."""

    doc: str
    path: str
    title: str
    kind: TaskKind
    starts: str
    evidence: Evidence  # of its own text, after the heading and before the note
    assignments: tuple[Assignment, ...] = ()
    open_list: bool = False
    deadline: Deadline | None = None
    modality: Modality = Modality.OBLIGATION
    category: str | None = None  # heading above it, or the item's name in a table

    @property
    def id(self) -> str:
        return f"{self.doc}/{self.path}"


@dataclass(frozen=True, slots=True)
class Reference:
    """A document as it is named by another: in this file (`doc`), or by title and number."""

    title: str | None
    number: str | None
    doc: str | None = None
    number_printed: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    source: str  # document id
    type: RelationType
    target: Reference
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Member:
    person: str | None
    post: str | None
    role: str
    mention: str | None  # the body as printed
    evidence: Evidence
    agency: Agency | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """领导小组, 联席会议 and the like that the document sets up."""

    doc: str
    name: str
    office_at: tuple[Issuer, ...]
    members: tuple[Member, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Target:
    """A number to be reached; `comparator` >= only where 以上/至少/不低于 is printed."""

    doc: str
    value: float
    unit: str
    comparator: str  # ">=" | "<=" | "="
    by: str | None
    evidence: Evidence
    task: str | None = None  # id of the task it stands in


@dataclass(frozen=True, slots=True)
class Definition:
    """A short name that the file itself defines: 以下简称…."""

    short: str
    full: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Record:
    """All that one source file says."""

    source: Source
    documents: tuple[Document, ...] = ()
    clauses: tuple[Clause, ...] = ()
    tasks: tuple[Task, ...] = ()
    relations: tuple[Relation, ...] = ()
    groups: tuple[Group, ...] = ()
    targets: tuple[Target, ...] = ()
    definitions: tuple[Definition, ...] = ()
    repairs: tuple[Repair, ...] = ()
    blocks: tuple[Block, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
