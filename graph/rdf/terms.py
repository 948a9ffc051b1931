"""The terms the graph is written in: own ones (`Zr`) and those taken over, as plain IRIs.

`Zr` and `Zr`'s concept schemes are exactly what ontology/zeren.ttl defines; a test holds them equal.
"""

from __future__ import annotations

from graph.rdf.values import IRI

BASE = "https://w3id.org/zeren/"
ZR = BASE + "ontology#"

PREFIXES: dict[str, str] = {
    "zr": ZR,
    "cv": "http://data.europa.eu/m8g/",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def term(curie: str) -> IRI:
    """The IRI of a prefixed name: `term("eli:title")`; KeyError for an unknown prefix."""
    prefix, _, name = curie.partition(":")
    return IRI(PREFIXES[prefix] + name)


class Zr:
    """Own classes and properties."""

    # classes
    OfficialDocument = term("zr:OfficialDocument")
    Reference = term("zr:Reference")
    Agency = term("zr:Agency")
    AgencyGroup = term("zr:AgencyGroup")
    Body = term("zr:Body")
    LeadingGroup = term("zr:LeadingGroup")
    Line = term("zr:Line")
    Task = term("zr:Task")
    Responsibility = term("zr:Responsibility")
    Target = term("zr:Target")
    Definition = term("zr:Definition")
    Repair = term("zr:Repair")
    Diagnostic = term("zr:Diagnostic")
    Evidence = term("zr:Evidence")
    Alignment = term("zr:Alignment")
    Progress = term("zr:Progress")
    Renaming = term("zr:Renaming")
    Merger = term("zr:Merger")
    Split = term("zr:Split")
    Abolition = term("zr:Abolition")
    Establishment = term("zr:Establishment")
    FunctionTransfer = term("zr:FunctionTransfer")
    GBT2260 = term("zr:GBT2260")  # datatype of region codes

    # documents
    citedOnly = term("zr:citedOnly")
    labelledField = term("zr:labelledField")
    digest = term("zr:digest")
    printedNumber = term("zr:printedNumber")
    issuerCode = term("zr:issuerCode")
    year = term("zr:year")
    datePrinted = term("zr:datePrinted")
    validityPeriod = term("zr:validityPeriod")
    validUntil = term("zr:validUntil")
    validityReason = term("zr:validityReason")
    trial = term("zr:trial")
    leadIssuer = term("zr:leadIssuer")
    approvedBy = term("zr:approvedBy")
    carriedBy = term("zr:carriedBy")
    carriedAs = term("zr:carriedAs")
    localId = term("zr:localId")
    possiblySameAs = term("zr:possiblySameAs")

    # between documents
    implements = term("zr:implements")
    forwards = term("zr:forwards")
    endorses = term("zr:endorses")
    promulgates = term("zr:promulgates")
    annuls = term("zr:annuls")
    declaresLapsed = term("zr:declaresLapsed")
    supersedes = term("zr:supersedes")
    possiblySupersedes = term("zr:possiblySupersedes")
    citingDocument = term("zr:citingDocument")
    citedDocument = term("zr:citedDocument")
    relationType = term("zr:relationType")
    citedTitle = term("zr:citedTitle")
    citedNumber = term("zr:citedNumber")

    # agencies
    level = term("zr:level")
    line = term("zr:line")
    guidedBy = term("zr:guidedBy")
    body = term("zr:body")
    agencyKind = term("zr:agencyKind")
    candidate = term("zr:candidate")
    certain = term("zr:certain")
    expandsTo = term("zr:expandsTo")
    officeAt = term("zr:officeAt")
    setUpBy = term("zr:setUpBy")
    post = term("zr:post")
    personName = term("zr:personName")
    topic = term("zr:topic")

    # tasks
    statedIn = term("zr:statedIn")
    statedInDocument = term("zr:statedInDocument")
    partOfTask = term("zr:partOfTask")
    path = term("zr:path")
    taskKind = term("zr:taskKind")
    modality = term("zr:modality")
    category = term("zr:category")
    openList = term("zr:openList")
    deadline = term("zr:deadline")
    deadlineStart = term("zr:deadlineStart")
    deadlineText = term("zr:deadlineText")
    deadlineKind = term("zr:deadlineKind")
    deadlineEvidence = term("zr:deadlineEvidence")
    decomposes = term("zr:decomposes")
    alignsWith = term("zr:alignsWith")
    alignedTask = term("zr:alignedTask")
    score = term("zr:score")
    method = term("zr:method")

    # responsibilities
    ofTask = term("zr:ofTask")
    basis = term("zr:basis")
    mention = term("zr:mention")
    hasAgency = term("zr:hasAgency")
    ledBy = term("zr:ledBy")
    responsibleAgency = term("zr:responsibleAgency")
    supportedBy = term("zr:supportedBy")
    implementedBy = term("zr:implementedBy")

    # targets
    comparator = term("zr:comparator")
    by = term("zr:by")

    # progress, as people report it
    progressOf = term("zr:progressOf")
    supervisionKind = term("zr:supervisionKind")
    urgency = term("zr:urgency")
    assignedOn = term("zr:assignedOn")
    dueOn = term("zr:dueOn")
    progressNote = term("zr:progressNote")
    completionRate = term("zr:completionRate")
    problems = term("zr:problems")
    nextSteps = term("zr:nextSteps")
    progressStatus = term("zr:progressStatus")
    completedOn = term("zr:completedOn")
    closed = term("zr:closed")

    # evidence, repairs, reading
    evidence = term("zr:evidence")
    supports = term("zr:supports")
    rule = term("zr:rule")
    repairedFrom = term("zr:repairedFrom")
    repairedTo = term("zr:repairedTo")
    repairKind = term("zr:repairKind")
    code = term("zr:code")
    shortName = term("zr:shortName")
    fullName = term("zr:fullName")
    sha256 = term("zr:sha256")
    fileName = term("zr:fileName")
    encoding = term("zr:encoding")
    characters = term("zr:characters")
    unread = term("zr:unread")


class Rdf:
    type = term("rdf:type")


class Rdfs:
    label = term("rdfs:label")


class Eli:
    LegalExpression = term("eli:LegalExpression")
    Format = term("eli:Format")
    LegalResourceSubdivision = term("eli:LegalResourceSubdivision")
    AdministrativeArea = term("eli:AdministrativeArea")
    title = term("eli:title")
    id_local = term("eli:id_local")
    number = term("eli:number")
    type_document = term("eli:type_document")
    date_document = term("eli:date_document")
    date_publication = term("eli:date_publication")
    first_date_entry_in_force = term("eli:first_date_entry_in_force")
    date_no_longer_in_force = term("eli:date_no_longer_in_force")
    in_force = term("eli:in_force")
    passed_by = term("eli:passed_by")
    jurisdiction = term("eli:jurisdiction")
    has_part = term("eli:has_part")
    is_part_of = term("eli:is_part_of")
    realizes = term("eli:realizes")
    is_realized_by = term("eli:is_realized_by")
    is_embodied_by = term("eli:is_embodied_by")
    based_on = term("eli:based_on")
    applies = term("eli:applies")
    repeals = term("eli:repeals")
    amends = term("eli:amends")
    cites = term("eli:cites")


class Org:
    Membership = term("org:Membership")
    Role = term("org:Role")
    OrganizationalUnit = term("org:OrganizationalUnit")
    member = term("org:member")
    organization = term("org:organization")
    role = term("org:role")
    unitOf = term("org:unitOf")
    subOrganizationOf = term("org:subOrganizationOf")
    ChangeEvent = term("org:ChangeEvent")
    originalOrganization = term("org:originalOrganization")
    resultingOrganization = term("org:resultingOrganization")


class Cv:
    hasParticipant = term("cv:hasParticipant")
    role = term("cv:role")


class Oa:
    hasTarget = term("oa:hasTarget")
    hasSource = term("oa:hasSource")
    hasSelector = term("oa:hasSelector")
    TextQuoteSelector = term("oa:TextQuoteSelector")
    TextPositionSelector = term("oa:TextPositionSelector")
    exact = term("oa:exact")
    prefix = term("oa:prefix")
    suffix = term("oa:suffix")
    start = term("oa:start")
    end = term("oa:end")


class Prov:
    Entity = term("prov:Entity")
    Activity = term("prov:Activity")
    SoftwareAgent = term("prov:SoftwareAgent")
    wasGeneratedBy = term("prov:wasGeneratedBy")
    wasAssociatedWith = term("prov:wasAssociatedWith")
    used = term("prov:used")
    wasDerivedFrom = term("prov:wasDerivedFrom")


class Skos:
    Concept = term("skos:Concept")
    ConceptScheme = term("skos:ConceptScheme")
    prefLabel = term("skos:prefLabel")
    altLabel = term("skos:altLabel")
    notation = term("skos:notation")
    inScheme = term("skos:inScheme")
    broader = term("skos:broader")


class Dcterms:
    title = term("dcterms:title")
    identifier = term("dcterms:identifier")
    audience = term("dcterms:audience")
    description = term("dcterms:description")
    format = term("dcterms:format")
    date = term("dcterms:date")
    source = term("dcterms:source")


class Schema:
    value = term("schema:value")
    unitText = term("schema:unitText")
    url = term("schema:url")
    text = term("schema:text")
    ccRecipient = term("schema:ccRecipient")
    softwareVersion = term("schema:softwareVersion")


RELATIONS: dict[str, IRI] = {
    "implements": Zr.implements,
    "based_on": Eli.based_on,
    "applies": Eli.applies,
    "forwards": Zr.forwards,
    "endorses": Zr.endorses,
    "promulgates": Zr.promulgates,
    "repeals": Eli.repeals,
    "annuls": Zr.annuls,
    "lapses": Zr.declaresLapsed,
    "amends": Eli.amends,
    "supersedes": Zr.possiblySupersedes,  # 与本…不一致的以本…为准: in part, and never said outright
    "cites": Eli.cites,
}
RELATION_NAMES: dict[IRI, str] = {iri: name for name, iri in RELATIONS.items()}

SHORTCUTS: dict[str, IRI] = {
    "lead": Zr.ledBy,
    "responsible": Zr.responsibleAgency,
    "support": Zr.supportedBy,
    "implement": Zr.implementedBy,
}

# Concept schemes: BASE + scheme + "/" + code.
SCHEMES: dict[str, tuple[str, ...]] = {
    "role": ("lead", "responsible", "support", "implement"),
    "basis": ("list", "table", "prose", "blanket", "rule", "heading"),
    "level": ("national", "province", "city", "county", "township"),
    "task-kind": ("clause", "row", "sentence"),
    "modality": ("obligation", "encouragement", "prohibition"),
    "deadline-kind": ("by", "period", "ongoing", "yearly", "periodic", "immediate"),
    "carriage": ("forwarded", "promulgated"),
}


def concept(scheme: str, code: str) -> IRI:
    """`concept("role", "lead") == IRI("https://w3id.org/zeren/role/lead")`."""
    return IRI(f"{BASE}{scheme}/{code}")


def concept_code(iri: str) -> str:
    """The code at the end of a concept's IRI: `concept_code(concept("role", "lead")) == "lead"`."""
    return iri.rsplit("/", 1)[-1]
