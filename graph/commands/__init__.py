"""The commands: each takes its arguments, calls one function of the rooms before it, and prints.

A module of this room imports click and its own kind at the top; everything else inside the command, so that help,
completion and quick look-ups start at once.
"""
