"""Named SPARQL queries: a header (title, parameters, columns, example) and the query."""
