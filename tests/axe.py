"""Accessibility of a page that is open in a browser, judged by axe-core (WCAG 2.1, levels A and AA)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from tests.views.browser import Browser

_RUN = """
const done = arguments[arguments.length - 1];
axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}).then(
  (found) => done(found.violations.filter((v) => ["serious", "critical"].includes(v.impact)).map(
    (v) => `${v.id}: ${v.help} — ${v.nodes.slice(0, 3).map((n) => n.target.join(" ")).join(" | ")}`)),
  (error) => done([String(error)]));
"""


@cache
def _script() -> str:
    return (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")


def violations(browser: Browser) -> list[str]:
    """Serious and critical violations of the open page: rule, what it asks for, where."""
    browser.run(_script())
    found: list[str] = browser.run_async(_RUN)
    return found
