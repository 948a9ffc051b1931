"use strict";
// Tasks down, bodies (or lines of business) across, a glyph for each role; columns sort, groups open. Several documents
// begin side by side (pairs.js), and can be turned to this table.
(() => {
  const Z = window.zeren, { things, stage, el } = Z;
  const host = document.getElementById("stage");
  const AT_ONCE = 300;  // rows; above it groups start folded
  const total = stage.groups.reduce((sum, group) => sum + group.tasks.length, 0);
  const shut = new Set(total > AT_ONCE ? stage.groups.slice(1).map((group) => group.document) : []);
  let byLine = stage.by_line, sorted = null;
  const cells = new Map();  // task → column → [[role, body, quote]]

  const columnOf = (body) => (byLine ? stage.line_of[body] : body);
  function gather() {
    cells.clear();
    for (const group of stage.groups) for (const task of group.tasks) {
      const row = new Map();
      for (const [, role, body, quote] of things[task].out) if (Z.roles.includes(role) && !Z.off.has(role)) { const at = columnOf(body); row.set(at, [...(row.get(at) || []), [role, body, quote]]); }
      cells.set(task, row);
    }
  }
  function columns() {
    const used = new Set();
    for (const row of cells.values()) for (const at of row.keys()) used.add(at);
    return (byLine ? stage.lines : stage.bodies).filter((id) => used.has(id));
  }
  const weight = (task) => { const got = cells.get(task).get(sorted); return got ? Math.min(...got.map(([role]) => Z.roles.indexOf(role))) : 9; };
  const inOrder = (tasks) => (sorted === null ? tasks : sorted === "total" ? [...tasks].sort((a, b) => cells.get(b).size - cells.get(a).size) : [...tasks].sort((a, b) => weight(a) - weight(b)));
  const count = (column) => { let n = 0; for (const row of cells.values()) if (row.has(column)) n++; return n; };

  function cell(task, column) {
    const got = cells.get(task).get(column);
    if (!got) return el("td");
    const roles = [...new Set(got.map(([role]) => role))].sort((a, b) => Z.roles.indexOf(a) - Z.roles.indexOf(b));
    const title = got.map(([role, body]) => `${Z.say(role)}：${Z.name(body)}`).join("\n");
    return el("td", {}, el("button", { type: "button", class: "mark", title, "aria-label": title, "data-task": task, "data-column": column, on: { click: () => pick(task, got) } }, ...roles.map((role) => el("span", { class: role, text: Z.codes[role].glyph }))));
  }
  let picked = null;
  function pick(task, got) { picked = { task, got }; Z.choose(task); }
  function head(column) {
    const on = sorted === column;
    return el("th", { scope: "col", class: `across${on ? " sorted" : ""}`, "aria-sort": on ? "descending" : "none" }, el("button", { type: "button", "data-id": column, title: Z.name(column), on: { click: () => { sorted = on ? null : column; render(); } } }, el("span", { text: Z.name(column) })), el("small", { text: String(count(column)) }));
  }
  let beside = Boolean(stage.pairs);
  const turn = () => el("button", { type: "button", class: "swap", id: "beside", text: `${Z.say(beside ? "by-line" : "side-by-side")} ⇄`, on: { click: () => { beside = !beside; render(); } } });
  const side = stage.pairs ? Z.pairs(host, stage, turn) : null;
  function render() {
    if (beside) { side(); if (Z.chosen !== null) choose(Z.chosen); return; }
    gather();
    const across = columns();
    const sum = el("th", { scope: "col", class: `across sum${sorted === "total" ? " sorted" : ""}`, "aria-sort": sorted === "total" ? "descending" : "none" }, el("button", { type: "button", on: { click: () => { sorted = sorted === "total" ? null : "total"; render(); } } }, el("span", { text: Z.say("total") })));
    const swap = el("button", { type: "button", class: "swap", id: "swap", text: `${Z.say(byLine ? "agency" : "line")} ⇄`, title: Z.say(byLine ? "agency" : "line"), on: { click: () => { byLine = !byLine; sorted = null; render(); } } });
    const table = el("table", { class: "matrix" }, el("thead", {}, el("tr", {}, el("th", { class: "corner", scope: "col" }, el("span", { text: Z.say("task") }), swap, side ? turn() : null), sum, ...across.map(head))));
    for (const group of stage.groups) {
      const closed = shut.has(group.document), body = el("tbody", { "data-document": group.document });
      const turn = el("button", { type: "button", class: "turn", "aria-expanded": String(!closed), on: { click: () => { if (closed) shut.delete(group.document); else shut.add(group.document); render(); } } }, `${closed ? "▸" : "▾"} ${things[group.document].n}`, el("small", { text: `${(things[group.document].f.find(([code]) => code === "number") || [0, ""])[1]}　${group.tasks.length} ${Z.say("tasks")}` }));
      body.append(el("tr", { class: "group" }, el("th", { colspan: across.length + 2, scope: "rowgroup" }, turn)));
      if (!closed) for (const task of inOrder(group.tasks)) {
        const row = cells.get(task);
        body.append(el("tr", { "data-id": task, class: row.size ? null : "bare" }, el("th", { scope: "row" }, el("button", { type: "button", class: "go", dir: "auto", text: Z.name(task), on: { click: () => { picked = null; Z.choose(task); } } })), el("td", { class: "sum", text: row.size ? String(row.size) : "—" }), ...across.map((column) => cell(task, column))));
      }
      table.append(body);
    }
    host.replaceChildren(table);
    if (Z.chosen !== null) choose(Z.chosen);
  }
  function choose(id, move) {
    host.querySelectorAll(".chosen").forEach((node) => node.classList.remove("chosen"));
    if (id === null) { picked = null; return; }
    if (move && !beside) { const group = stage.groups.find((each) => each.tasks.includes(id)); if (group && shut.has(group.document)) { shut.delete(group.document); render(); } }
    host.querySelectorAll(`[data-id="${id}"]`).forEach((node) => node.classList.add("chosen"));
    const node = host.querySelector(`[data-id="${id}"]`) || host.querySelector(`[data-document="${id}"]`);
    if (move && node) Z.bring(node);
  }
  Z.start({
    hint: "hint:matrix", legend: [["group:roles", Z.roles]],
    start() { document.body.classList.add("table"); render(); document.body.dataset.ready = "yes"; },
    choose, filter: render, translate: render,
    // The cell that was pressed comes first: its bodies with the words that name them.
    extra: (id) => (picked && picked.task === id ? picked.got.map(([role, body, quote]) => el("div", { class: "picked" }, el("span", { class: `chip ${role}`, text: `${Z.codes[role].glyph} ${Z.say(role)}` }), " ", el("button", { type: "button", class: "go", text: Z.name(body), on: { click: () => Z.choose(body) } }), Z.sentence(quote, null))) : []),
    openAll() { shut.clear(); render(); }, foldAll() { stage.groups.forEach((group) => shut.add(group.document)); render(); },
    svg: () => Z.paint.fromDom(host.lastElementChild),
  });
})();
