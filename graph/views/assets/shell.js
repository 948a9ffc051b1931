"use strict";
// What all pages share: the data, the words of both languages, choosing, finding, filtering, the keyboard.
window.zeren = (() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const data = read("data"), words = read("words");
  const things = data.things;
  const Z = { data, things, stage: data.stage, off: new Set(), chosen: null, english: document.documentElement.lang === "en" ? 1 : 0, view: {} };

  Z.say = (code) => (words[code] ? words[code][Z.english] : code);
  let quotes = null;
  Z.quote = (number) => (number === null || number === undefined ? null : (quotes = quotes || read("quotes"))[number]);
  things.forEach((thing) => { thing.out = []; thing.into = []; });
  for (const link of data.links) { things[link[0]].out.push(link); things[link[2]].into.push(link); }
  Z.name = (id) => Z.say(things[id].n);

  Z.el = (name, props, ...children) => {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(props || {})) {
      if (key === "text") node.textContent = value;
      else if (key === "on") for (const [event, run] of Object.entries(value)) node.addEventListener(event, run);
      else if (value !== null && value !== undefined && value !== false) node.setAttribute(key, value === true ? "" : value);
    }
    node.append(...children.filter((child) => child !== null && child !== undefined));
    return node;
  };
  Z.svg = (name, props, ...children) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(props || {})) if (value !== null && value !== undefined) node.setAttribute(key, value);
    node.append(...children);
    return node;
  };

  // Colour says it first; shape, dash and glyph say it again.
  Z.kinds = {
    document: { color: "#1d4e79", glyph: "▮" }, cited: { color: "#737c89", glyph: "▯" }, task: { color: "#86580a", glyph: "▪" },
    agency: { color: "#2b6a4d", glyph: "◯" }, region: { color: "#46566a", glyph: "◈" }, line: { color: "#2b6a4d", glyph: "▤" },
    level: { color: "#737c89", glyph: "≡" }, clause: { color: "#46566a", glyph: "§" }, event: { color: "#46566a", glyph: "◷" },
  };
  Z.codes = {
    lead: { color: "#b3261e", width: 3, dash: [], glyph: "●" }, responsible: { color: "#1d5fa8", width: 1.6, dash: [], glyph: "■" },
    support: { color: "#7a5aa6", width: 1.6, dash: [7, 4], glyph: "◇" }, implement: { color: "#25796a", width: 1.6, dash: [2, 4], glyph: "▲" },
    "group:implements": { color: "#1d4e79", width: 2.2, dash: [], glyph: "→" }, "group:forwards": { color: "#4b86b4", width: 2, dash: [10, 4], glyph: "⇢" },
    "group:cites": { color: "#8b94a1", width: 1.4, dash: [2, 4], glyph: "⋯" }, "group:ends": { color: "#b3261e", width: 2, dash: [8, 3, 2, 3], glyph: "×" },
    "group:states": { color: "#c9ae74", width: 1.2, dash: [], glyph: "—" },
    successor: { color: "#86580a", width: 2, dash: [], glyph: "→" }, superior: { color: "#46566a", width: 1.6, dash: [], glyph: "↑" }, partner: { color: "#8b94a1", width: 1.4, dash: [2, 4], glyph: "⋯" },
  };
  Z.roles = ["lead", "responsible", "support", "implement"];
  const groups = { implements: "implements", based_on: "implements", applies: "implements", forwards: "forwards", endorses: "forwards", promulgates: "forwards", carries: "forwards",
    cites: "cites", repeals: "ends", annuls: "ends", lapses: "ends", amends: "ends", supersedes: "ends", states: "states" };
  Z.group = (code) => (groups[code] ? `group:${groups[code]}` : code);
  Z.look = (code) => Z.codes[Z.group(code)] || Z.codes["group:cites"];

  Z.swatch = (code) => {
    const art = Z.svg("svg", { width: 28, height: 14, viewBox: "0 0 28 14", "aria-hidden": "true" });
    const kind = Z.kinds[code], look = Z.codes[code];
    if (look && Z.roles.includes(code)) art.append(Z.svg("line", { x1: 1, y1: 7, x2: 27, y2: 7, stroke: look.color, "stroke-width": look.width, "stroke-dasharray": look.dash.join(" ") || null }), Z.svg("text", { x: 14, y: 11.5, "font-size": 11, "text-anchor": "middle", fill: look.color, stroke: "#fff", "stroke-width": 2.5, "paint-order": "stroke" }, look.glyph));
    else if (look) art.append(Z.svg("line", { x1: 1, y1: 7, x2: 27, y2: 7, stroke: look.color, "stroke-width": look.width, "stroke-dasharray": look.dash.join(" ") || null }));
    else if (code === "document" || code === "cited") art.append(Z.svg("rect", { x: 4, y: 1.5, width: 20, height: 11, rx: 2, fill: "#fff", stroke: kind.color, "stroke-dasharray": code === "cited" ? "3 2" : null }), Z.svg("rect", { x: 4, y: 1.5, width: 4, height: 11, fill: code === "cited" ? "none" : kind.color }));
    else if (code === "agency") art.append(Z.svg("rect", { x: 4, y: 2, width: 20, height: 10, rx: 5, fill: "#eef5f0", stroke: kind.color }));
    else if (code === "task") art.append(Z.svg("rect", { x: 6, y: 4, width: 6, height: 6, fill: kind.color }), Z.svg("line", { x1: 15, y1: 7, x2: 24, y2: 7, stroke: kind.color }));
    else art.append(Z.svg("text", { x: 14, y: 12, "text-anchor": "middle", "font-size": 12, fill: (kind || { color: "#46566a" }).color }, (kind || { glyph: "▪" }).glyph));
    return art;
  };

  // Into sight: in the middle, but on a phone at the top, for the panel covers the rest.
  Z.bring = (node) => node.scrollIntoView({ block: window.matchMedia("(max-width: 820px)").matches ? "start" : "center", inline: "nearest" });

  // -- choosing and filtering ---------------------------------------------------------------------------------------
  Z.choose = (id, move) => {
    Z.chosen = id;
    document.body.classList.toggle("chosen", id !== null);
    if (Z.view.choose) Z.view.choose(id, Boolean(move));
    Z.showPanel();
    if (id !== null && location.hash !== `#${encodeURIComponent(things[id].i)}`) history.replaceState(null, "", `#${encodeURIComponent(things[id].i)}`);
  };
  Z.filter = (code, on) => { if (on) Z.off.delete(code); else Z.off.add(code); if (Z.view.filter) Z.view.filter(); };

  // -- finding ------------------------------------------------------------------------------------------------------
  const box = document.getElementById("search"), hits = document.getElementById("hits");
  let found = [], at = -1;
  const rank = { document: 0, agency: 1, task: 2, clause: 3, cited: 4, region: 5, line: 6, event: 7, level: 9 };
  Z.find = (text) => {
    const wanted = text.trim().toLowerCase();
    if (!wanted) return [];
    const fits = [];
    things.forEach((thing, id) => {
      const name = Z.name(id).toLowerCase(), where = name.indexOf(wanted);
      if (where >= 0) fits.push([name === wanted ? -1 : rank[thing.k] ?? 8, where, id]);
      else if (thing.i === text.trim() || thing.f.some(([, value]) => value.toLowerCase() === wanted || (wanted.length > 3 && value.toLowerCase().includes(wanted)))) fits.push([(rank[thing.k] ?? 8) + 0.5, 0, id]);
    });
    return fits.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).map(([, , id]) => id);
  };
  const mark = (index) => { at = index; [...hits.children].forEach((row, i) => row.setAttribute("aria-selected", String(i === at))); if (hits.children[at]) hits.children[at].scrollIntoView({ block: "nearest" }); };
  const shut = () => { hits.hidden = true; box.setAttribute("aria-expanded", "false"); at = -1; };
  const take = (id) => { shut(); Z.choose(id, true); };
  const list = () => {
    found = Z.find(box.value);
    hits.replaceChildren(...found.slice(0, 40).map((id) => Z.el("li", { role: "option", "aria-selected": "false", on: { mousedown: (event) => { event.preventDefault(); take(id); } } }, Z.el("small", { text: Z.say(things[id].k).slice(0, Z.english ? 8 : 4) }), Z.el("span", { text: Z.name(id) }))));
    if (box.value.trim() && !found.length) hits.append(Z.el("li", { text: Z.say("none") }));
    hits.hidden = !box.value.trim();
    box.setAttribute("aria-expanded", String(!hits.hidden));
  };
  box.addEventListener("input", list);
  box.addEventListener("focus", () => box.value.trim() && list());
  box.addEventListener("blur", shut);
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); if (hits.hidden) list(); mark(Math.max(0, Math.min(Math.min(found.length, 40) - 1, at + (event.key === "ArrowDown" ? 1 : -1)))); }
    else if (event.key === "Enter") { if (hits.hidden) list(); if (found.length) take(found[Math.max(0, at)]); }
    else if (event.key === "Escape") { shut(); box.blur(); document.getElementById("stage").focus(); event.stopPropagation(); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && event.target !== box) { event.preventDefault(); box.focus(); box.select(); }
    else if (event.key === "Escape") { Z.choose(null); if (Z.view.fit) Z.view.fit(); }
  });

  // -- frame --------------------------------------------------------------------------------------------------------
  const press = (code, run) => Z.el("button", { type: "button", id: `do-${code}`, text: code === "png" || code === "svg" ? code.toUpperCase() : Z.say(code), on: { click: run } });
  const frame = () => {
    document.documentElement.lang = Z.english ? "en" : "zh";
    document.title = document.getElementById("title").textContent = data.title[Z.english];
    document.getElementById("about").textContent = data.about[Z.english] + (Z.stage.folded ? ` ${Z.say("folded")}` : "");
    box.placeholder = Z.say("search"); box.setAttribute("aria-label", Z.say("search"));
    document.querySelectorAll("[data-say]").forEach((node) => { node.textContent = Z.say(node.dataset.say); });
    document.getElementById("hint").textContent = Z.say(Z.view.hint || "hint:board");
    document.getElementById("stage").setAttribute("aria-label", data.title[Z.english]);
    const { view } = Z, name = data.title[0].replace(/[\\/:*?"<>|\s]+/g, "-").slice(0, 60);
    document.getElementById("buttons").replaceChildren(...[
      view.openAll && press("open", () => view.openAll()), view.foldAll && press("fold", () => view.foldAll()), view.fit && press("fit", () => { Z.choose(null); view.fit(); }),
      press("png", () => Z.paint.png(view.svg()).then((blob) => Z.paint.save(`${name}.png`, blob))), press("svg", () => Z.paint.save(`${name}.svg`, new Blob([view.svg()], { type: "image/svg+xml" }))),
      press("print", () => window.print()), press("language", () => { Z.english = 1 - Z.english; frame(); if (view.translate) view.translate(); Z.showPanel(); }),
    ].filter(Boolean));
    legend();
  };
  const legend = () => {
    document.getElementById("legend").replaceChildren(...(Z.view.legend || []).map(([title, codes]) => Z.el("fieldset", {}, Z.el("legend", { text: Z.say(title) }), ...codes.map((code) => {
      const check = Z.el("input", { type: "checkbox", "data-code": code, on: { change: (event) => Z.filter(code, event.target.checked) } });
      check.checked = !Z.off.has(code);
      return Z.el("label", {}, check, Z.swatch(code), Z.el("span", { text: Z.say(code) }));
    }))));
  };
  window.addEventListener("beforeprint", () => { document.getElementById("key").open = true; });
  Z.start = (view) => {
    Z.view = view;
    if (window.matchMedia("(max-width: 820px)").matches) document.getElementById("key").open = false;
    let wanted = location.hash.slice(1);  // page.html#甲政发〔2021〕3号 opens with that document
    try { wanted = decodeURIComponent(wanted); } catch { wanted = ""; }
    frame();
    view.start();
    Z.showPanel();
    const fits = wanted ? things.findIndex((thing) => thing.i === wanted) : -1;
    const first = fits >= 0 ? fits : wanted ? Z.find(wanted)[0] : undefined;
    if (first !== undefined) Z.choose(first, true);
  };
  return Z;
})();
