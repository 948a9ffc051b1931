"""The pages and the SPARQL endpoint of `zeren serve`: read only, bounded, offline."""
