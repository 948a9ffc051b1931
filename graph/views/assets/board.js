"use strict";
// Cards in rows that mean something (levels, before and after), with curves between them where the browser has set them.
(() => {
  const Z = window.zeren, { things, stage, el } = Z;
  const host = document.getElementById("stage");
  const cards = new Map();
  const folded = new Set();
  let lines = null;
  const factOf = (id, code) => (things[id].f.find(([c]) => c === code) || [0, ""])[1];

  const downward = new Map();  // what rests on a document
  if (Z.data.kind === "chain") for (const [from, code, to] of stage.edges) {
    if (Z.group(code) === "group:cites" || Z.group(code) === "group:ends") continue;
    const [upper, lower] = code === "promulgates" ? [from, to] : [to, from];
    downward.set(upper, [...(downward.get(upper) || []), lower]);
  }
  function hiddenBelow() {
    const kept = new Set(cards.keys()), gone = new Set();
    const reach = (id) => { for (const low of downward.get(id) || []) if (!gone.has(low)) { gone.add(low); reach(low); } };
    folded.forEach(reach);
    const safe = (id) => { for (const low of downward.get(id) || []) if (gone.has(low) && !folded.has(id)) { gone.delete(low); safe(low); } };
    for (const id of kept) if (!gone.has(id) && !folded.has(id) && ![...downward.values()].some((lows) => lows.includes(id))) safe(id);
    folded.forEach((id) => gone.delete(id));
    return gone;
  }

  // On a phone there is no room for curves: what a card points at is said in words.
  function rests(id) {
    const links = Z.data.kind === "chain" ? stage.edges.filter(([from]) => from === id) : [];
    return links.length ? el("span", { class: "rests" }, ...links.map(([, code, to]) => el("span", {}, el("b", { text: `${Z.say(code)} ` }), Z.name(to)))) : null;
  }
  function card(spec) {
    const id = spec.id, kind = things[id].k, state = factOf(id, "state"), over = ["repealed", "annulled", "lapsed", "superseded"].includes(state);
    const meta = spec.meta !== undefined ? (typeof spec.meta === "number" ? `${spec.meta} ${Z.say("items")}` : spec.meta) : [factOf(id, "number"), factOf(id, "date")].filter(Boolean).join("　");
    const counts = Object.entries(spec.counts || {}).map(([role, n]) => el("span", { class: `chip ${role}`, text: `${Z.codes[role].glyph} ${Z.say(role)} ${n}` }));
    // The whole card can be clicked; its name is the button that the keyboard and a screen reader find.
    const node = el("div", { class: `card ${kind}${over ? " over" : ""}${spec.main ? " main" : ""}${spec.small ? " small" : ""}`, "data-id": id, on: { click: () => Z.choose(id) } },
      el("button", { type: "button", class: "name", dir: "auto", text: Z.name(id) }), meta ? el("span", { class: "meta", text: meta }) : null,
      over || (kind === "cited" && Z.data.kind === "chain") ? el("span", { class: `tag ${state || "unknown"}`, text: Z.say(state || "unknown") }) : null, counts.length ? el("span", { class: "chips" }, ...counts) : null, rests(id));
    if (downward.has(id)) {
      const low = new Set(downward.get(id)).size;
      const twist = el("button", { type: "button", class: "twist", "aria-expanded": String(!folded.has(id)), "aria-label": Z.say(folded.has(id) ? "expand" : "collapse"), text: `${folded.has(id) ? "▸" : "▾"} ${low}` });
      const turn = (event) => { event.stopPropagation(); if (folded.has(id)) folded.delete(id); else folded.add(id); arrange(); };
      twist.addEventListener("click", turn);
      node.append(twist);
    }
    cards.set(id, node);
    return node;
  }
  function render() {
    cards.clear();
    lines = Z.svg("svg", { class: "lines", "aria-hidden": "true" });
    const sheet = el("div", { class: "board" }, lines);
    let last = "";
    for (const row of stage.rows) {
      const inside = row.trio ? row.trio.map((part, i) => el("div", { class: `trio-${i}` }, ...(part.length && i !== 1 ? [el("h3", { text: Z.say(i ? "after" : "before") })] : []), ...part.map(card))) : row.cards.map(card);
      sheet.append(el("section", { class: `band ${row.trio ? "trio" : ""} ${row.title}${row.title === last ? " more-of" : ""}` }, row.title === "self" || row.title === last ? null : el("h2", { text: Z.say(row.title) }), el("div", { class: "cards" }, ...inside)));
      last = row.title;
    }
    if (stage.list && stage.list.length) sheet.append(duties());
    host.replaceChildren(sheet);
    arrange();
  }
  // Of a body: its duties, one by one, with the words that give them.
  function duties() {
    return el("section", { class: "band list" }, el("h2", { text: Z.say("duties") }), ...stage.list.map((group) => el("details", { open: true, class: `duty ${group.role}` },
      el("summary", {}, el("span", { class: `chip ${group.role}`, text: `${Z.codes[group.role].glyph} ${Z.say(group.role)} ${group.tasks.length}` }), el("span", { text: things[group.document].n })),
      el("ol", {}, ...group.tasks.map(([task, quote]) => el("li", {}, el("button", { type: "button", class: "go", "data-id": task, text: Z.name(task), on: { click: () => Z.choose(task) } }), factOf(task, "deadline") ? el("span", { class: "tag not_yet", text: factOf(task, "deadline") }) : null, Z.sentence(quote, group.document)))))));
  }
  function arrange() {
    const gone = hiddenBelow();
    for (const [id, node] of cards) {
      node.hidden = gone.has(id) || Z.off.has(things[id].k);
      const twist = node.querySelector(".twist");
      if (twist) { twist.textContent = `${folded.has(id) ? "▸" : "▾"} ${new Set(downward.get(id)).size}`; twist.setAttribute("aria-expanded", String(!folded.has(id))); }
    }
    host.querySelectorAll(".duty").forEach((part) => { part.hidden = Z.roles.some((role) => part.classList.contains(role) && Z.off.has(role)); });
    connect();
  }
  function drawn(d, code, dim) {
    const look = Z.look(code);
    return Z.svg("path", { d, fill: "none", stroke: look.color, "stroke-width": look.width, "stroke-dasharray": look.dash.join(" ") || null, "stroke-opacity": dim ? 0.12 : 0.8, "marker-end": `url(#to-${Z.group(code).replace(":", "-")})` }, Z.svg("title", {}, Z.say(code)));
  }
  function connect() {
    const sheet = host.firstElementChild, base = sheet.getBoundingClientRect();
    const box = (id) => { const node = cards.get(id); if (!node || node.hidden) return null; const rect = node.getBoundingClientRect(); return { x: rect.left - base.left, y: rect.top - base.top, w: rect.width, h: rect.height }; };
    lines.setAttribute("width", sheet.clientWidth); lines.setAttribute("height", sheet.clientHeight);
    const ranks = Z.data.kind === "chain" ? window.zerenRoute.ranks([...cards.keys()].map(box).filter(Boolean)) : [];
    const all = stage.edges.map(([from, code, to]) => {
      const a = box(from), b = box(to);
      if (!a || !b || Z.off.has(Z.group(code))) return null;
      const dim = Z.chosen !== null && Z.chosen !== from && Z.chosen !== to;
      if (Z.data.kind === "chain") return drawn(window.zerenRoute.path(a, b, ranks), code, dim);
      let d;
      const apart = b.x > a.x + a.w || a.x > b.x + b.w;
      if (apart && (code === "successor" || Math.abs(a.y + a.h / 2 - b.y - b.h / 2) < Math.max(a.h, b.h) / 2)) {  // side by side
        const right = b.x > a.x, x1 = a.x + (right ? a.w : 0), x2 = b.x + (right ? 0 : b.w), m = (x1 + x2) / 2;
        d = `M${x1} ${a.y + a.h / 2}C${m} ${a.y + a.h / 2} ${m} ${b.y + b.h / 2} ${x2} ${b.y + b.h / 2}`;
      } else {
        const up = b.y < a.y, y1 = a.y + (up ? 0 : a.h), y2 = b.y + (up ? b.h : 0), x1 = a.x + a.w / 2, x2 = b.x + b.w / 2, bend = Math.max(24, Math.abs(y2 - y1) / 2) * (up ? -1 : 1);
        d = `M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}`;
        if (Math.abs(x1 - x2) < 60 && Math.abs(y2 - y1) > 150) { const left = Math.min(a.x, b.x), ya = a.y + a.h / 2, yb = b.y + b.h / 2, out = left - 14; d = `M${a.x} ${ya}C${out} ${ya} ${out} ${yb} ${b.x} ${yb}`; }
      }
      return drawn(d, code, dim);
    }).filter(Boolean);
    const marks = Object.entries(Z.codes).map(([code, look]) => Z.svg("marker", { id: `to-${code.replace(":", "-")}`, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 9, markerHeight: 9, markerUnits: "userSpaceOnUse", orient: "auto" }, Z.svg("path", { d: "M0 0L8 4L0 8z", fill: look.color })));
    lines.replaceChildren(Z.svg("defs", {}, ...marks), ...all);
  }
  const near = (id) => new Set([id, ...stage.edges.flatMap(([from, , to]) => (from === id ? [to] : to === id ? [from] : []))]);
  Z.start({
    hint: "hint:board",
    legend: Z.data.kind === "chain" ? [["group:kinds", ["document", "cited"]], ["group:relations", ["group:implements", "group:forwards", "group:cites", "group:ends"]]] : [["group:roles", Z.roles], ["group:kin", ["superior", "successor"]]],
    start() {
      render();
      new ResizeObserver(connect).observe(host.firstElementChild);
      if (document.fonts) document.fonts.ready.then(connect);
      document.body.dataset.ready = "yes";
      if (stage.centre !== null && !location.hash && window.innerWidth > 820) Z.choose(stage.centre, Z.data.kind === "chain");
    },
    choose(id, move) {
      const around = id === null ? null : near(id), known = id !== null && cards.has(id) && Z.data.kind === "chain";
      for (const [each, node] of cards) { node.classList.toggle("chosen", each === id); node.classList.toggle("dim", known && !around.has(each)); }
      if (move && id !== null) { if (cards.has(id) && cards.get(id).hidden) { folded.clear(); Z.off.delete(things[id].k); arrange(); } const node = cards.get(id) || host.querySelector(`[data-id="${id}"]`); if (node) Z.bring(node); }
      connect();
    },
    filter: arrange, translate: render,
    openAll() { folded.clear(); host.querySelectorAll("details").forEach((part) => { part.open = true; }); arrange(); },
    foldAll() { for (const id of downward.keys()) folded.add(id); host.querySelectorAll("details").forEach((part) => { part.open = false; }); arrange(); },
    svg: () => Z.paint.fromDom(host.firstElementChild),
  });
})();
