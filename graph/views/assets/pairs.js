"use strict";
// The same task of several documents side by side: a column a document, rows of what answers to each other.
window.zeren.pairs = (host, stage, turn) => {
  const Z = window.zeren, { things, el } = Z;
  let first = 0;  // the document in whose order the rows stand

  const number = (id) => things[id].f.filter(([code]) => code === "number").map(([, text]) => `${text} · `).join("");
  const duties = (task) => things[task].out.filter(([, role]) => Z.roles.includes(role) && !Z.off.has(role));
  function chip([, role, body, quote]) {
    return el("button", { type: "button", class: `chip ${role}`, title: Z.say(role), on: { click: () => Z.choose(body) } }, `${Z.codes[role].glyph} ${Z.name(body)}`);
  }
  function task(id) {
    const found = duties(id).sort((a, b) => Z.roles.indexOf(a[1]) - Z.roles.indexOf(b[1]));
    const chips = found.length ? found.map(chip) : [el("span", { class: "nobody", text: Z.say("none-named") })];
    return el("div", { class: "side", "data-id": id }, el("button", { type: "button", class: "go", dir: "auto", text: Z.name(id), on: { click: () => Z.choose(id) } }), el("div", { class: "chips" }, ...chips));
  }
  const cell = (ids) => el("td", ids.length ? {} : { class: "none" }, ...(ids.length ? ids.map(task) : [el("span", { text: Z.say("no-partner") })]));
  // By the place of the leading document's task in its text; what that document does not have comes last.
  function inOrder() {
    const place = (row) => (row[first].length ? Math.min(...row[first]) : Infinity);
    return [...stage.pairs.rows].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
  }
  function head(document, at) {
    const of = stage.pairs.rows.filter((row) => row[at].length && row.some((ids, other) => other !== at && ids.length)).length;
    return el("th", { scope: "col", class: at === first ? "sorted" : null, "aria-sort": at === first ? "ascending" : "none" },
      el("button", { type: "button", class: "lead-by", text: things[document].n, on: { click: () => { first = at; render(); } } }), el("small", { text: `${number(document)}${of} ${Z.say("paired")}` }));
  }
  function render() {
    const rows = inOrder().map((row) => el("tr", { class: row.every((ids) => ids.length) ? null : "lone" }, ...row.map(cell)));
    host.replaceChildren(el("div", { class: "aside" }, turn()), el("table", { class: "pairs" }, el("thead", {}, el("tr", {}, ...stage.pairs.documents.map(head))), el("tbody", {}, ...rows)));
  }
  return render;
};
