"use strict";
// Days from the first to the last: documents made, come into force and ended, tasks due, bodies reformed.
(() => {
  const Z = window.zeren, { things, stage, el } = Z;
  const host = document.getElementById("stage");
  const FEW = 4;
  const looks = { written: ["#1d4e79", "▮"], came: ["#2b6a4d", "▶"], ends: ["#b3261e", "×"], due: ["#86580a", "◷"], reform: ["#7a5aa6", "⇄"] };
  for (const [lane, [color, glyph]] of Object.entries(looks)) Z.kinds[lane] = { color, glyph };
  const open = new Set();
  const day = (date) => { if (Z.english) return date; const [y, m, d] = date.split("-"); return `${m ? `${Number(m)}月` : `${y}年`}${d ? `${Number(d)}日` : ""}`; };
  const numberOf = (id) => (things[id].f.find(([code]) => code === "number") || [0, ""])[1];

  function title(entry) {
    if (entry.lane === "due") return `${entry.things.length} ${Z.say("tasks")}`;
    if (entry.lane === "reform") return entry.event.split(" · ").map(Z.say).join(" · ");
    return "";
  }
  function line(entry, [id, said]) {
    const lane = entry.lane, own = el("button", { type: "button", class: "go", dir: "auto", "data-id": id, text: Z.name(id), on: { click: () => Z.choose(id) } });
    if (lane === "reform") return el("li", {}, own, " → ", el("span", { text: said }));
    if (lane === "ends") return el("li", {}, own, said ? el("span", { class: `tag ${said}`, text: Z.say(said) }) : el("span", { class: "note", text: Z.english ? "by this" : "据此" }));
    if (lane === "due") return el("li", {}, own, el("span", { class: "note", text: said }));
    return el("li", {}, own, el("span", { class: "note", text: said || numberOf(id) }));
  }
  function entryOf(entry, key) {
    const whole = open.has(key) || entry.things.length <= FEW, shown = whole ? entry.things : entry.things.slice(0, FEW - 1), head = title(entry);
    return el("section", { class: `entry ${entry.lane}`, "data-lane": entry.lane }, el("p", { class: "when" }, el("time", { datetime: entry.date, text: day(entry.date) }), el("span", { class: "lane", style: `color:${looks[entry.lane][0]}`, text: `${looks[entry.lane][1]} ${Z.say(entry.lane)}` })), head ? el("h3", { text: head }) : null,
      el("ul", {}, ...shown.map((thing) => line(entry, thing))),
      entry.things.length > FEW ? el("button", { type: "button", class: "more", "aria-expanded": String(whole), text: whole ? Z.say("collapse") : `${Z.say("more")} ${entry.things.length - shown.length}`, on: { click: () => { if (open.has(key)) open.delete(key); else open.add(key); render(); } } }) : null);
  }
  // How many days of each kind a year has: press one to go there.
  function strip(held) {
    const names = [...held.keys()].map(Number), years = new Map();
    for (let year = Math.max(Math.min(...names), Math.max(...names) - 60); year <= Math.max(...names); year++) years.set(String(year), held.get(String(year)) || []);
    const width = 26, tall = 54, most = Math.max(...[...years.values()].map((list) => list.length));
    const art = Z.svg("svg", { class: "strip", width: years.size * width, height: tall + 20, role: "img", "aria-label": Z.data.title[Z.english] });
    let x = 0;
    for (const [year, list] of years) {
      let y = tall;
      const column = Z.svg("g", { "data-year": year, style: "cursor:pointer" }, Z.svg("title", {}, `${year} · ${list.length}`), Z.svg("rect", { x, y: 0, width, height: tall + 20, fill: "transparent" }));
      for (const lane of stage.lanes) { const high = (list.filter((entry) => entry.lane === lane).length / most) * (tall - 4); if (high) { y -= high; column.append(Z.svg("rect", { x: x + 6, y, width: width - 12, height: high, fill: looks[lane][0], "fill-opacity": 0.85 })); } }
      column.append(Z.svg("text", { x: x + width / 2, y: tall + 15, "text-anchor": "middle", "font-size": 10.5, fill: "#5b6573" }, `'${year.slice(2)}`));
      if (list.length) column.addEventListener("click", () => document.getElementById(`year-${year}`).scrollIntoView({ block: "start" }));
      art.append(column);
      x += width;
    }
    return el("div", { class: "strips" }, art);
  }
  function render() {
    const years = new Map();
    stage.entries.forEach((entry, key) => {
      if (Z.off.has(entry.lane)) return;
      const year = entry.date.slice(0, 4);
      if (!years.has(year)) years.set(year, []);
      years.get(year).push(Object.assign(entry, { key }));
    });
    const rows = [...years].map(([year, list]) => el("section", { class: `year${year > stage.today.slice(0, 4) ? " ahead" : ""}`, id: `year-${year}` }, el("h2", {}, year, year === stage.today.slice(0, 4) ? el("small", { text: Z.say("today-mark") }) : null), el("div", { class: "entries" }, ...list.map((entry) => entryOf(entry, entry.key)))));
    host.replaceChildren(el("div", { class: "timeline" }, years.size ? strip(years) : el("p", { text: Z.say("none") }), ...rows));
    if (Z.chosen !== null) choose(Z.chosen);
  }
  function choose(id, move) {
    host.querySelectorAll(".chosen").forEach((node) => node.classList.remove("chosen"));
    if (id === null) return;
    if (move && !host.querySelector(`[data-id="${id}"]`)) { stage.entries.forEach((entry, key) => { if (entry.things.some(([thing]) => thing === id)) { open.add(key); Z.off.delete(entry.lane); } }); render(); }
    host.querySelectorAll(`[data-id="${id}"]`).forEach((node) => node.closest(".entry").classList.add("chosen"));
    const node = host.querySelector(`[data-id="${id}"]`);
    if (move && node) Z.bring(node);
  }
  Z.start({
    hint: "hint:board", legend: [["group:kinds", stage.lanes]],
    start() { render(); document.body.dataset.ready = "yes"; }, choose, filter: render, translate: render,
    openAll() { stage.entries.forEach((entry, key) => open.add(key)); render(); }, foldAll() { open.clear(); render(); },
    svg: () => Z.paint.fromDom(host.firstElementChild),
  });
})();
