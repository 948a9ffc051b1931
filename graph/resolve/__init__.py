"""Mentions → bodies, regions and documents, as of a date."""
