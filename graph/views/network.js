"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = {
    document: ["公文", "paper"], cited: ["只被提到的公文", "paper only cited"], agency: ["单位", "body"], task: ["任务", "task"],
    lead: ["牵头", "leads"], responsible: ["负责", "responsible"], support: ["配合", "supports"], implement: ["落实", "carries out"],
    implements: ["贯彻落实", "implements"], based_on: ["依据", "based on"], applies: ["参照", "applies"], cites: ["引用", "cites"],
    forwards: ["转发", "forwards"], endorses: ["批转", "endorses"], promulgates: ["印发", "promulgates"], repeals: ["废止", "repeals"],
    annuls: ["撤销", "annuls"], lapses: ["宣布失效", "declares lapsed"], amends: ["修改", "amends"], supersedes: ["取代", "supersedes"],
    states: ["载明", "states"], relation: ["公文之间", "between papers"], tasks: ["项任务", "tasks"], none: ["没有找到", "nothing found"], open: ["展开任务", "open tasks"],
    fold: ["收起任务", "fold tasks"], start: ["点图上任一项，这里显示它的内容和原句。", "Click anything to see its facts and the sentences that state them."],
    bodies: ["图下方是这份文件涉及的单位；再点一次文件收起。", "Its bodies are set out below; click the paper again to fold."],
    out: ["指向", "to"], into: ["来自", "from"],
  };
  // Shape and dash repeat what colour says.
  const nodeLooks = {
    document: { color: "#1f4e79", shape: "box" }, cited: { color: "#8a8f98", shape: "box" },
    agency: { color: "#2e7d4f", shape: "ellipse" }, task: { color: "#8a5a00", shape: "text" },
  };
  const edgeLooks = {
    lead: { color: "#b3261e", width: 3, dashes: false }, responsible: { color: "#2e7d4f", width: 1.5, dashes: false },
    support: { color: "#7a6a9a", width: 1.2, dashes: [6, 4] }, implement: { color: "#4b8bbe", width: 1.2, dashes: [2, 4] },
    relation: { color: "#1f4e79", width: 2, dashes: false }, repeals: { color: "#b3261e", width: 2, dashes: [8, 4] },
    states: { color: "#c9b48a", width: 1, dashes: false },
  };
  const roles = ["lead", "responsible", "support", "implement"];
  let language = 0;
  let chosen = null;
  const say = (word) => (words[word] || [word, word])[language];
  const groupOf = (edge) => roles.includes(edge.kind) || edge.kind === "states" ? edge.kind : edge.kind === "repeals" || edge.kind === "annuls" ? "repeals" : "relation";

  const off = new Set();
  const papers = data.nodes.filter((n) => n.kind === "document");
  const opened = new Set(data.opened ? papers.map((n) => n.id) : []);  // their tasks are shown
  const spread = new Set(opened);  // their bodies are shown
  const byId = new Map(data.nodes.map((n) => [n.id, n]));
  const around = new Map();
  for (const edge of data.edges) {
    for (const [a, b] of [[edge.from, edge.to], [edge.to, edge.from]]) {
      if (!around.has(a)) around.set(a, []);
      around.get(a).push([edge, b]);
    }
  }

  let bodies = new Set();
  const shown = (n) => !off.has(n.kind) && (n.kind === "task" ? opened.has(n.document) : n.kind !== "agency" || bodies.has(n.id));
  // Below the papers: the tasks that are open, then the bodies of the papers that are open, in a grid each.
  function arrange() {
    bodies = new Set();
    const open = (id) => { for (const [edge, other] of around.get(id) || []) if (edge.total) bodies.add(edge.from === id ? other : id); };
    for (const id of spread) open(id);
    const kind = chosen && byId.get(chosen).kind;
    if (kind === "agency") bodies.add(chosen);
    if (kind === "task") for (const [, other] of around.get(chosen)) if (byId.get(other).kind === "agency") bodies.add(other);
    let top = Math.max(0, ...data.nodes.filter((n) => n.kind === "document" || n.kind === "cited").map((n) => n.y)) + 150;
    top = grid(data.nodes.filter((n) => n.kind === "task" && shown(n)), top, 270, 74);
    grid(data.nodes.filter((n) => n.kind === "agency" && shown(n)), top, 270, 62);
  }
  function grid(list, top, across, down) {
    if (!list.length) return top;
    list.sort((a, b) => a.order - b.order);
    const columns = Math.max(5, Math.min(list.length, Math.ceil(Math.sqrt(list.length * 0.55))));
    list.forEach((n, i) => { n.x = ((i % columns) - (Math.min(columns, list.length) - 1) / 2) * across; n.y = top + Math.floor(i / columns) * down; });
    return top + Math.ceil(list.length / columns) * down + 90;
  }
  const edgeShown = (e) => {
    if (off.has(groupOf(e))) return false;
    const from = byId.get(e.from), to = byId.get(e.to);
    if (e.total && (opened.has(e.from) || !spread.has(e.from))) return false;
    return shown(from) && shown(to);
  };
  const lookOfNode = (n, faded) => {
    const look = nodeLooks[n.kind];
    const box = look.shape === "box";
    return {
      id: n.id, label: n.label, x: n.x || 0, y: n.y || 0, shape: look.shape, hidden: !shown(n), opacity: faded ? 0.15 : 1,
      color: { background: n.kind === "document" ? look.color : "#ffffff", border: look.color, highlight: { background: n.kind === "document" ? "#12344f" : "#fff3cd", border: n.kind === "document" ? "#d9a400" : look.color } },
      font: { color: n.kind === "document" ? "#ffffff" : "#1d2530", size: n.kind === "task" ? 13 : 15, face: "Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif" },
      borderWidth: n.kind === "cited" ? 1 : 1.5, shapeProperties: { borderDashes: n.kind === "cited" ? [4, 3] : false, borderRadius: 4 }, margin: box ? 8 : 6,
    };
  };
  const lookOfEdge = (e, faded) => {
    const look = edgeLooks[groupOf(e)];
    return {
      id: e.id, from: e.from, to: e.to, hidden: !edgeShown(e), width: look.width, dashes: look.dashes,
      color: { color: look.color, opacity: faded ? 0.06 : groupOf(e) === "relation" || groupOf(e) === "repeals" ? 0.9 : 0.35, highlight: look.color },
      title: e.total ? `${say(e.kind)} · ${e.total} ${say("tasks")}` : say(e.kind),
    };
  };

  arrange();
  const nodes = new vis.DataSet(data.nodes.map((n) => lookOfNode(n, false)));
  const edges = new vis.DataSet(data.edges.map((e) => lookOfEdge(e, false)));
  const canvas = document.getElementById("canvas");
  const network = new vis.Network(canvas, { nodes, edges }, {
    physics: false, layout: { improvedLayout: false },
    interaction: { hover: true, tooltipDelay: 120, keyboard: { enabled: true, bindToWindow: false }, hideEdgesOnDrag: data.edges.length > 2000, navigationButtons: false },
    edges: { arrows: { to: { enabled: true, scaleFactor: 0.5 } }, smooth: data.edges.length > 3000 ? false : { enabled: true, type: "cubicBezier", forceDirection: "vertical", roundness: 0.4 } },
    nodes: { widthConstraint: { maximum: 260 } },
  });

  function redraw() {
    arrange();
    const near = chosen ? new Set([chosen, ...(around.get(chosen) || []).map(([, other]) => other)]) : null;
    nodes.update(data.nodes.map((n) => lookOfNode(n, near && !near.has(n.id))));
    edges.update(data.edges.map((e) => lookOfEdge(e, near && e.from !== chosen && e.to !== chosen)));
  }

  const el = (name, text, cls) => {
    const node = document.createElement(name);
    if (text !== undefined) node.textContent = text;
    if (cls) node.className = cls;
    return node;
  };
  const panel = document.getElementById("panel");

  function showPanel() {
    panel.replaceChildren();
    const n = chosen && byId.get(chosen);
    if (!n) { panel.append(el("p", say("start"), "kind")); return; }
    panel.append(el("p", say(n.kind), "kind"), el("h2", n.name));
    if (n.kind === "document") {
      const toggle = el("button", say(opened.has(n.id) ? "fold" : "open"));
      toggle.type = "button";
      toggle.addEventListener("click", () => { if (!opened.delete(n.id)) opened.add(n.id); redraw(); showPanel(); });
      panel.append(toggle);
    }
    if (n.kind === "document" && spread.has(n.id) && !opened.has(n.id)) panel.append(el("p", say("bodies"), "kind"));
    const facts = el("dl");
    for (const [name, value] of n.facts) facts.append(el("dt", name), el("dd", value));
    panel.append(facts);
    listOf("out", (around.get(n.id) || []).filter(([e]) => e.from === n.id));
    listOf("into", (around.get(n.id) || []).filter(([e]) => e.to === n.id));
  }

  function listOf(word, pairs) {
    if (!pairs.length) return;
    panel.append(el("h3", `${say(word)} · ${pairs.length}`));
    const list = el("ul");
    pairs.sort((a, b) => b[0].total - a[0].total || roles.indexOf(a[0].kind) - roles.indexOf(b[0].kind));
    for (const [edge, other] of pairs.slice(0, 300)) {
      const item = el("li");
      const link = el("button", `${say(edge.kind)}  ${byId.get(other).name}${edge.total ? ` (${edge.total} ${say("tasks")})` : ""}`);
      link.type = "button";
      link.addEventListener("click", () => choose(other));
      item.append(link);
      if (edge.quote) item.append(el("blockquote", edge.quote));
      list.append(item);
    }
    panel.append(list);
  }

  function choose(id, zoom = true) {
    chosen = id;
    const n = id && byId.get(id);
    if (n && n.kind === "task") { opened.add(n.document); spread.add(n.document); }
    if (n && n.kind === "document") spread.add(n.id);
    redraw();
    showPanel();
    if (n) {
      network.selectNodes([id]);
      if (zoom) { if (n.kind === "document") whole(); else network.focus(id, { scale: Math.max(0.7, network.getScale()), animation: false }); }
    } else network.unselectAll();
  }
  network.on("click", (event) => {
    const id = event.nodes[0] || null;
    if (id && byId.get(id).kind === "document" && chosen === id) { opened.delete(id); spread.delete(id); chosen = null; redraw(); showPanel(); return; }
    choose(id, false);
  });

  function whole() {
    network.fit({ nodes: data.nodes.filter(shown).map((n) => n.id), animation: false });
    network.moveTo({ scale: network.getScale() * 0.86, animation: false });  // room for the labels at the edges
  }
  const search = document.getElementById("search");
  const names = document.getElementById("names");
  for (const name of [...new Set(data.nodes.map((n) => n.name))].slice(0, 3000)) { const option = el("option"); option.value = name; names.append(option); }
  search.addEventListener("change", find);
  search.addEventListener("keydown", (event) => { if (event.key === "Enter") find(); });
  function find() {
    const text = search.value.trim();
    if (!text) return;
    const rank = { document: 0, agency: 1, task: 2, cited: 3 };
    const fits = data.nodes.filter((n) => n.name.includes(text) || n.facts.some(([, value]) => value === text)).sort((a, b) => (a.name !== text) - (b.name !== text) || rank[a.kind] - rank[b.kind]);
    search.setCustomValidity(fits.length ? "" : say("none"));
    search.reportValidity();
    if (fits.length) choose(fits[0].id);
  }

  function legend() {
    const box = document.getElementById("legend");
    box.replaceChildren();
    for (const word of [...Object.keys(nodeLooks), ...roles, "relation", "repeals"]) {
      const label = el("label");
      const check = el("input");
      check.type = "checkbox"; check.checked = !off.has(word); check.dataset.kind = word;
      check.addEventListener("change", () => { if (check.checked) off.delete(word); else off.add(word); redraw(); });
      label.append(check, swatch(word), el("span", say(word)));
      box.append(label);
    }
  }
  function swatch(word) {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    svg.setAttribute("width", "26"); svg.setAttribute("height", "14"); svg.setAttribute("aria-hidden", "true");
    const look = nodeLooks[word] || edgeLooks[word];
    const part = document.createElementNS(space, nodeLooks[word] ? (look.shape === "ellipse" ? "ellipse" : "rect") : "line");
    const set = (values) => Object.entries(values).forEach(([k, v]) => part.setAttribute(k, v));
    if (part.tagName === "line") set({ x1: 1, y1: 7, x2: 25, y2: 7, stroke: look.color, "stroke-width": look.width, "stroke-dasharray": (look.dashes || []).join(" ") });
    else if (part.tagName === "ellipse") set({ cx: 13, cy: 7, rx: 11, ry: 5.5, fill: "#fff", stroke: look.color });
    else set({ x: 2, y: 2, width: 22, height: 10, rx: 2, fill: word === "document" ? look.color : "#fff", stroke: look.color, "stroke-dasharray": word === "cited" ? "3 2" : "" , "stroke-width": word === "task" ? 0.4 : 1 });
    svg.append(part);
    return svg;
  }

  function translate() {
    document.documentElement.lang = language ? "en" : "zh";
    document.getElementById("title").textContent = document.title = data.title[language ? "en" : "zh"];
    for (const node of document.querySelectorAll("[data-zh]")) node.textContent = node.dataset[language ? "en" : "zh"];
    document.getElementById("language").textContent = language ? "中文" : "English";
    canvas.setAttribute("aria-label", data.title[language ? "en" : "zh"]);
    legend(); showPanel(); redraw();
  }
  document.getElementById("language").addEventListener("click", () => { language = 1 - language; translate(); });
  document.getElementById("fit").addEventListener("click", () => { opened.clear(); spread.clear(); choose(null); whole(); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== search) { event.preventDefault(); search.focus(); }
    if (event.key === "Escape") { opened.clear(); spread.clear(); choose(null); whole(); }
  });

  const save = (name, url) => { const link = el("a"); link.href = url; link.download = name; link.click(); };
  document.getElementById("png").addEventListener("click", () => save("network.png", canvas.querySelector("canvas").toDataURL("image/png")));
  document.getElementById("svg").addEventListener("click", () => save("network.svg", URL.createObjectURL(new Blob([asSvg()], { type: "image/svg+xml" }))));
  function asSvg() {
    const safe = (text) => text.replace(/[<>&"]/g, (c) => ({ "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" })[c]);
    const seen = data.nodes.filter(shown), places = network.getPositions(seen.map((n) => n.id));
    const xs = seen.map((n) => places[n.id].x), ys = seen.map((n) => places[n.id].y);
    const [left, top] = [Math.min(...xs) - 160, Math.min(...ys) - 60], [width, height] = [Math.max(...xs) - left + 160, Math.max(...ys) - top + 60];
    const lines = data.edges.filter(edgeShown).map((e) => {
      const look = edgeLooks[groupOf(e)], a = places[e.from], b = places[e.to];
      return `<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}" stroke="${look.color}" stroke-opacity="0.5" stroke-width="${look.width}" stroke-dasharray="${(look.dashes || []).join(" ")}"/>`;
    });
    const boxes = seen.map((n) => {
      const look = nodeLooks[n.kind], rows = n.label.split("\n"), p = places[n.id], wide = Math.max(...rows.map((r) => r.length)) * 15 + 18, tall = rows.length * 19 + 12;
      const fill = n.kind === "document" ? look.color : "#fff", ink = n.kind === "document" ? "#fff" : "#1d2530";
      const text = rows.map((r, i) => `<tspan x="${p.x}" y="${p.y + (i - (rows.length - 1) / 2) * 19 + 5}">${safe(r)}</tspan>`).join("");
      return `<rect x="${p.x - wide / 2}" y="${p.y - tall / 2}" width="${wide}" height="${tall}" rx="${look.shape === "ellipse" ? tall / 2 : 4}" fill="${fill}" stroke="${look.color}"/><text text-anchor="middle" font-size="15" fill="${ink}">${text}</text>`;
    });
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" font-family="Noto Sans CJK SC, Microsoft YaHei, sans-serif">${lines.join("")}${boxes.join("")}</svg>`;
  }

  translate();
  network.once("afterDrawing", () => { document.body.dataset.ready = "yes"; });
  whole();
  const asked = decodeURIComponent(location.hash.slice(1));  // page.html#甲政发〔2021〕3号 opens that paper
  if (asked) { search.value = asked; find(); }
})();
