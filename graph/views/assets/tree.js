"use strict";
// A document as the tree of its clauses, each task with its bodies by role.
(() => {
  const Z = window.zeren, { things, stage, el } = Z;
  const host = document.getElementById("stage");
  const factOf = (id, code) => (things[id].f.find(([c]) => c === code) || [0, ""])[1];
  const rows = new Map();

  function chips(id) {
    const links = things[id].out.filter(([, code]) => Z.roles.includes(code));
    return links.map(([, code, body, quote, basis]) => el("button", { type: "button", class: `chip ${code}`, "data-role": code, "data-id": body, title: `${Z.say(code)} · ${Z.say(basis)}${quote !== null ? ` · ${Z.quote(quote).slice(0, 3).join("")}` : ""}`, text: `${Z.codes[code].glyph} ${Z.name(body)}`, on: { click: () => Z.choose(body) } }));
  }
  function branch(node, level) {
    const { id } = node, thing = things[id], kids = node.kids || [];
    const due = factOf(id, "deadline"), goals = thing.f.filter(([code]) => code === "target").map(([, value]) => value);
    const item = el("li", { role: "treeitem", "aria-level": level, "aria-expanded": kids.length ? "true" : null });
    const twist = kids.length ? el("button", { type: "button", class: "twist", "aria-label": Z.say("collapse"), text: "▾", on: { click: () => fold(item) } }) : el("span", { class: "twist" });
    const row = el("div", { class: `row ${thing.k}`, "data-id": id }, twist, el("span", { class: "number", text: node.number || "" }), el("div", { class: "text" },
      el("button", { type: "button", class: "go", dir: "auto", text: Z.name(id), on: { click: () => Z.choose(id) } }),
      due ? el("span", { class: "tag not_yet", text: due }) : null, ...goals.map((goal) => el("span", { class: "tag goal", text: goal })),
      thing.k === "task" ? el("div", { class: "chips" }, ...chips(id)) : null));
    item.append(row);
    if (kids.length) item.append(el("ul", { role: "group" }, ...kids.map((kid) => branch(kid, level + 1))));
    rows.set(id, item);
    return item;
  }
  function fold(item, closed) {
    const shut = closed === undefined ? item.getAttribute("aria-expanded") === "true" : closed;
    if (!item.hasAttribute("aria-expanded")) return;
    item.setAttribute("aria-expanded", String(!shut));
    item.querySelector(":scope > .row > .twist").textContent = shut ? "▸" : "▾";
    item.querySelector(":scope > ul").hidden = shut;
  }
  function text(part) {
    const said = (code) => factOf(part.id, code), state = said("state");
    const list = part.tree.length ? el("ul", { role: "tree", "aria-label": Z.say("contents") }, ...part.tree.map((node) => branch(node, 1))) : null;
    return el("article", { class: "paper", "data-id": part.id },
      el("header", {}, el("p", { class: "org", text: said("issuers") }), said("number") ? el("p", { class: "no", text: said("number") }) : null,
        el("h2", {}, el("button", { type: "button", class: "go", dir: "auto", text: things[part.id].n, on: { click: () => Z.choose(part.id) } })),
        el("p", { class: "line" }, state ? el("span", { class: `tag ${state}`, text: Z.say(state) }) : null, said("date") || said("printed") ? el("span", { text: said("date") || said("printed") }) : null, said("region") ? el("span", { text: said("region") }) : null)), list);
  }
  function filter() {
    host.querySelectorAll("[data-role]").forEach((chip) => { chip.hidden = Z.off.has(chip.dataset.role); });
    host.querySelectorAll(".row.task").forEach((row) => { row.hidden = Z.off.has("task"); });
    host.querySelectorAll(".row.clause").forEach((row) => { row.hidden = Z.off.has("clause"); });
  }
  function render() {
    rows.clear();
    host.replaceChildren(el("div", { class: "papers" }, ...stage.texts.map(text)));
    filter();
    host.querySelector(".papers").addEventListener("keydown", (event) => {
      const all = [...host.querySelectorAll(".row .go")].filter((each) => each.offsetParent !== null), at = all.indexOf(document.activeElement);
      if (at < 0) return;
      const item = all[at].closest("li");
      if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); const next = all[at + (event.key === "ArrowDown" ? 1 : -1)]; if (next) next.focus(); }
      else if (event.key === "ArrowLeft") fold(item, true);
      else if (event.key === "ArrowRight") fold(item, false);
    });
  }
  Z.start({
    hint: "hint:board", legend: [["group:kinds", ["clause", "task"]], ["group:roles", Z.roles]],
    start() { render(); document.body.dataset.ready = "yes"; if (!location.hash && window.innerWidth > 820) Z.choose(stage.centre); },
    choose(id, move) {
      host.querySelectorAll(".chosen").forEach((node) => node.classList.remove("chosen"));
      if (id === null) return;
      host.querySelectorAll(`[data-id="${id}"]`).forEach((node) => node.classList.add("chosen"));
      if (!move) return;
      for (let item = rows.get(id); item; item = item.parentElement.closest("li")) if (item !== rows.get(id)) fold(item, false);
      const node = host.querySelector(`[data-id="${id}"]`);
      if (node) Z.bring(node);
    },
    filter, translate: render,
    openAll: () => rows.forEach((item) => fold(item, false)), foldAll: () => rows.forEach((item) => fold(item, true)),
    svg: () => Z.paint.fromDom(host.firstElementChild),
  });
})();
