"""The ontology, its shapes and its JSON-LD context, as files to be read through `importlib.resources`."""
