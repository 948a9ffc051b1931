"""Data that ships with zeren: `documents/`, read when no path is given, and `authority/`, what is known beforehand."""
