"""Answers: questions to a store → plain frozen values. Import each from its own module; nothing is loaded here.

`store` is what `graph.store.open_store(path, read_only=True)` gives. `graph.answers.values.to_plain(answer)` is the JSON
of an answer. All IRIs are strings; dates are ISO and as coarse as the text; `as_of=None` means today.

    who.who(store, words, *, region=None, level=None, role=None, as_of=None, today=False, limit=10)
        -> tuple[TaskPart, ...]                 NotFoundError with the nearest headings; UsageError without words
    document.document(store, wanted, *, as_of=None) -> DocumentAnswer
        wanted: number in any brackets, title, part of a title, IRI; NotFoundError / UsageError (several fit)
    stats.stats(store) -> Stats
    query.run_query(store, sparql, bindings=None) -> Solutions | Triples | bool
    query.run_named(store, name, settings) -> Solutions | Triples | bool       settings: dict of texts
    query.serialize_query(store, sparql, name, settings, format) -> bytes      json csv tsv xml turtle ntriples jsonld
    query.query_names() -> tuple[str, ...];  query.named_query(name) -> NamedQuery (title_zh, title_en, parameters, …)
    agency.agency(store, name, *, region=None, as_of=None) -> AgencyAnswer
    chain.chain(store, wanted, *, as_of=None) -> ChainAnswer                   trees up and down
    status.status(store, wanted, *, as_of=None) -> StatusAnswer
    gaps.gaps(store, wanted=None, *, as_of=None) -> GapsAnswer
    compare.compare(store, wanted: Sequence[str]) -> tuple[PairPart, ...]
    progress.progress(store) -> ProgressAnswer                                 what people reported in ledgers, by task
    due.due(store, *, within=None, as_of=None) -> DueAnswer                    within: days

Values are in `values`: TaskPart, BodyPart, DocumentBrief, EvidencePart, DeadlinePart, RelationPart, Today, Undetermined.
The states of a document are in `state.STATES`.
"""
