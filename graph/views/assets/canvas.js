"use strict";
// The network: fixed places from the data, gaps closed where groups are folded, drawn by vis-network.
(() => {
  const Z = window.zeren, { things, stage } = Z;
  const nodes = new Map(stage.nodes.map((node) => [node.id, node]));
  const open = new Set(stage.open);
  const HEADS = new Set(["level", "region", "line"]), SANS = "Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, sans-serif";
  const kindOf = (id) => things[id].k;
  const members = new Map();
  for (const node of nodes.values()) if (node.head !== undefined) members.set(node.head, (members.get(node.head) || 0) + 1);
  const stackOf = (node) => (node.x < 390 ? 0 : kindOf(node.id) === "line" || kindOf(node.id) === "agency" ? 2 : 1);
  const stacks = [[], [], []];
  for (const node of nodes.values()) stacks[stackOf(node)].push(node);
  stacks.forEach((stack) => stack.sort((a, b) => a.y - b.y || a.x - b.x));
  const dim = 0.22;
  let seen = new Map(), focus = null, drawn = { nodes: null, edges: null }, network = null, ready = false;

  // -- what is seen, and where --------------------------------------------------------------------------------------
  const filtered = (id) => Z.off.has(kindOf(id));
  function isShown(node) {
    if (filtered(node.id)) return false;
    for (let head = node.head; head !== undefined; head = nodes.get(head).head) if (!open.has(head)) return false;
    return true;
  }
  // A folded thing is spoken for by the group that it lies in, a task left out by its document.
  function stand(id) {
    let node = nodes.get(id);
    while (node && !seen.has(node.id)) {
      if (filtered(node.id) && kindOf(node.id) !== "task") return null;
      if (node.head === undefined) return null;
      node = nodes.get(node.head);
    }
    return node ? node.id : null;
  }
  function settle() {
    seen = new Map();
    const tasks = stage.nodes.some((node) => kindOf(node.id) === "task" && isShown(node));
    const right = stage.columns.agency - (tasks ? 0 : stage.columns.agency - stage.columns.task);
    for (const index of [1, 0, 2]) {
      let gap = index === 1 ? 0 : -beside(), until = -1;
      if (index === 2 && guests(right)) continue;
      for (const node of stacks[index]) {
        if (node.y < until) continue;  // inside a folded group
        if (isShown(node)) seen.set(node.id, { x: index === 2 ? right : node.x, y: node.y - gap });
        if (node.cut && (!open.has(node.id) || (kindOf(node.id) === "document" && Z.off.has("task"))) && !filtered(node.id)) { gap += node.cut[1] - node.cut[0]; until = kindOf(node.id) === "document" ? -1 : node.cut[1]; }
      }
    }
  }
  // The outer columns start beside the document that is looked at.
  let top = 0;
  function beside() {
    if (Z.chosen === null) top = 0;
    else if (kindOf(Z.chosen) === "document" && seen.has(Z.chosen)) top = seen.get(Z.chosen).y;
    return top;
  }
  // Beside a chosen task stand its bodies, and only they.
  function guests(x) {
    if (Z.chosen === null || kindOf(Z.chosen) !== "task" || !seen.has(Z.chosen) || Z.off.has("agency")) return false;
    const bodies = [...new Set(things[Z.chosen].out.filter(([, code]) => Z.roles.includes(code) && !Z.off.has(code)).map(([, , to]) => to))].filter((id) => nodes.has(id)).map((id) => nodes.get(id));
    const here = seen.get(Z.chosen), tall = bodies.reduce((sum, node) => sum + node.h + 12, -12);
    let y = Math.max(0, here.y + nodes.get(Z.chosen).h / 2 - tall / 2);
    for (const node of bodies) { seen.set(node.id, { x, y }); y += node.h + 12; }
    return bodies.length > 0;
  }
  function joined() {
    const found = new Map();
    for (const edge of stage.edges) {
      const code = Z.group(edge.code);
      if (Z.off.has(code)) continue;
      const from = stand(edge.from), to = stand(edge.to);
      if (from === null || to === null || from === to) continue;
      const key = from * 1e7 + to, old = found.get(key);
      if (!old) found.set(key, { from, to, code, counts: { [edge.code]: edge.total }, total: edge.total });
      else { old.counts[edge.code] = (old.counts[edge.code] || 0) + edge.total; old.total += edge.total; if (Z.roles.includes(code) && Z.roles.indexOf(code) < Z.roles.indexOf(old.code)) old.code = code; }
    }
    return [...found.values()];
  }
  const wide = (total) => 1 + Math.min(6, Math.log2(total));
  const said = (edge) => Object.entries(edge.counts).map(([code, n]) => (n > 1 ? `${Z.say(code)} ${n} ${Z.say("items")}` : Z.say(code))).join("，");

  // -- drawing ------------------------------------------------------------------------------------------------------
  const labelOf = (node) => (HEADS.has(kindOf(node.id)) ? Z.say(node.label || "no-level") : node.label);
  const metaOf = (id) => ["number", "date"].map((code) => (things[id].f.find(([c]) => c === code) || [0, ""])[1]).filter(Boolean).join("  ·  ");
  const stateOf = (id) => (things[id].f.find(([code]) => code === "state") || [0, ""])[1];
  const ended = (id) => ["repealed", "annulled", "lapsed", "superseded"].includes(stateOf(id));
  // One description of a card, drawn on the canvas and written as SVG alike.
  function card(node) {
    const kind = kindOf(node.id), look = Z.kinds[kind], chosen = node.id === Z.chosen, fold = node.cut ? (open.has(node.id) ? "▾" : "▸") : "";
    const shape = { w: node.w, h: node.h, fill: "#ffffff", edge: "#cfd5dc", ink: "#1c2430", radius: 5, size: 15, weight: 400, left: 14, dash: null, stripe: null, bullet: null, meta: "", fold, count: "" };
    if (kind === "document") Object.assign(shape, { stripe: ended(node.id) ? "#b3261e" : look.color, left: 20, weight: 600, meta: metaOf(node.id), dash: ended(node.id) ? [5, 3] : null });
    else if (kind === "cited") Object.assign(shape, { fill: "#fbfbfa", edge: ended(node.id) ? "#b3261e" : look.color, ink: "#4b5563", dash: [4, 3], size: 14, meta: metaOf(node.id) });
    else if (kind === "task") Object.assign(shape, { fill: "#fffdf6", edge: "#eadfbe", bullet: look.color, left: 28, size: 14 });
    else if (kind === "agency") Object.assign(shape, { fill: "#f2f7f3", edge: "#bcd3c4", radius: 16, left: 18, size: 14 });
    else Object.assign(shape, { fill: kind === "line" ? "#e3eee7" : "#e9ecf0", edge: "none", ink: kind === "line" ? "#1d4a35" : "#37455a", weight: 600, left: 32 });
    if (node.cut) shape.count = `${kind === "region" && node.level ? `${Z.say(node.level)} · ` : ""}${members.get(node.id) || 0}`;
    if (chosen) Object.assign(shape, { edge: "#c28a00", fill: "#fff7dc", heavy: true });
    shape.rows = labelOf(node).split("\n");
    return shape;
  }
  function paintCard(ctx, node, x, y, scale) {
    const shape = card(node), { w, h } = shape;
    ctx.globalAlpha = focus && !focus.has(node.id) ? dim : 1;
    ctx.beginPath();
    ctx.roundRect(x, y, w, h, shape.radius);
    ctx.fillStyle = shape.fill; ctx.fill();
    if (shape.edge !== "none") { ctx.setLineDash(shape.dash || []); ctx.strokeStyle = shape.edge; ctx.lineWidth = shape.heavy ? 2.5 : 1; ctx.stroke(); ctx.setLineDash([]); }
    if (shape.stripe) { ctx.fillStyle = shape.stripe; ctx.fillRect(x, y + 4, 5, h - 8); }
    if (shape.bullet) { ctx.fillStyle = shape.bullet; ctx.fillRect(x + 12, y + 13, 6, 6); }
    if (scale < 0.22) return;  // too small to be read
    ctx.textBaseline = "middle"; ctx.textAlign = "left"; ctx.fillStyle = shape.ink; ctx.font = `${shape.weight} ${shape.size}px ${SANS}`;
    const top = y + (h - shape.rows.length * 20 - (shape.meta ? 22 : 0)) / 2 + 10;
    shape.rows.forEach((row, i) => ctx.fillText(row, x + shape.left, top + i * 20));
    if (shape.meta) { ctx.font = `400 12px ${SANS}`; ctx.fillStyle = "#6b7480"; ctx.fillText(shape.meta, x + shape.left, top + shape.rows.length * 20 + 2); }
    if (shape.fold) {
      ctx.fillStyle = "#6b7480"; ctx.font = `400 13px ${SANS}`;
      if (shape.left === 32) ctx.fillText(shape.fold, x + 12, y + h / 2);
      ctx.textAlign = "right"; ctx.fillText(shape.left === 32 ? shape.count : `${shape.count} ${shape.fold}`, x + w - 10, shape.left === 32 ? y + h / 2 : y + h - 16);
    }
  }
  const draw = (node) => ({ ctx, x, y, style }) => ({
    drawNode() { ctx.save(); paintCard(ctx, node, x - node.w / 2, y - node.h / 2, network ? network.getScale() : 1); ctx.restore(); },
    nodeDimensions: { width: node.w, height: node.h },
  });
  const visNode = (node) => { const place = seen.get(node.id); return { id: node.id, x: place.x + node.w / 2, y: place.y + node.h / 2, shape: "custom", size: node.w / 2, ctxRenderer: draw(node), fixed: true }; };
  // An edge leaves a card at its side: between columns an S, within one a bow.
  function curve(edge) {
    const A = nodes.get(edge.from), B = nodes.get(edge.to), a = seen.get(edge.from), b = seen.get(edge.to);
    const y1 = a.y + A.h / 2, y2 = b.y + B.h / 2, same = Math.abs(a.x - b.x) < 200, right = a.x < b.x;
    const x1 = a.x + (right && !same ? A.w : 0), x2 = b.x + (right || same ? 0 : B.w), bend = same ? -Math.min(150, 24 + Math.abs(y2 - y1) / 5) : (x2 - x1) / 2;
    return [x1, y1, x1 + bend, y1, same ? x2 + bend : x2 - bend, y2, x2, y2];
  }
  const isDuty = (code) => Z.roles.includes(code) || code === "group:states";
  const isNear = (edge) => !focus || edge.from === Z.chosen || edge.to === Z.chosen;
  const heft = (edge) => (edge.total > 1 ? wide(edge.total) : Z.look(edge.code).width);
  function paintEdges(ctx) {
    const scale = network.getScale(), { x, y } = network.getViewPosition(), reach = [x - host.clientWidth / scale / 2, y - host.clientHeight / scale / 2, x + host.clientWidth / scale / 2, y + host.clientHeight / scale / 2];
    ctx.save();
    for (const edge of edges) {
      const c = edge.path, look = Z.look(edge.code), near = isNear(edge), hot = edge === hovered;
      if (!near && !hot && focus.lone) continue;
      if (Math.max(c[0], c[6]) < reach[0] - 160 || Math.min(c[0], c[6]) - 160 > reach[2] || Math.max(c[1], c[7]) < reach[1] || Math.min(c[1], c[7]) > reach[3]) continue;
      ctx.globalAlpha = hot ? 1 : near ? (focus ? 0.85 : isDuty(edge.code) ? 0.34 : 0.75) : 0.04;
      ctx.strokeStyle = ctx.fillStyle = look.color; ctx.lineWidth = heft(edge) + (hot ? 1.5 : 0); ctx.setLineDash(scale > 0.3 ? look.dash : []);
      ctx.beginPath(); ctx.moveTo(c[0], c[1]); ctx.bezierCurveTo(c[2], c[3], c[4], c[5], c[6], c[7]); ctx.stroke();
      if (!isDuty(edge.code)) { const way = c[4] < c[6] ? -1 : 1; ctx.beginPath(); ctx.moveTo(c[6], c[7]); ctx.lineTo(c[6] + 10 * way, c[7] - 5); ctx.lineTo(c[6] + 10 * way, c[7] + 5); ctx.fill(); }
    }
    ctx.restore();
  }
  function edgeAt({ x, y }) {
    const reach = 6 / network.getScale();
    let best = null, least = reach * reach;
    for (const edge of edges) {
      const c = edge.path;
      if (!isNear(edge) || y < Math.min(c[1], c[7]) - reach || y > Math.max(c[1], c[7]) + reach) continue;
      for (let t = 0; t <= 1; t += 0.02) {
        const u = 1 - t, px = u * u * u * c[0] + 3 * u * u * t * c[2] + 3 * u * t * t * c[4] + t * t * t * c[6], py = u * u * u * c[1] + 3 * u * u * t * c[3] + 3 * u * t * t * c[5] + t * t * t * c[7];
        const far = (px - x) ** 2 + (py - y) ** 2;
        if (far < least) { least = far; best = edge; }
      }
    }
    return best;
  }
  let hovered = null;
  let edges = [];
  const host = document.getElementById("stage");
  function refresh() {
    settle();
    link();
    focus = focusOf(Z.chosen);
    drawn.nodes.remove([...placed.keys()].filter((id) => !seen.has(id)));
    drawn.nodes.update(moved());
    redraw();
  }
  // Looks are decided when a card is drawn: vis need only hear of those that came or moved.
  let placed = new Map();
  function moved() {
    const found = [];
    for (const [id, place] of seen) { const old = placed.get(id); if (!old || old.x !== place.x || old.y !== place.y) found.push(visNode(nodes.get(id))); }
    placed = seen;
    return found;
  }
  // Twice, for vis learns the size of a new card only when it draws it.
  function redraw() { network.redraw(); requestAnimationFrame(() => network.redraw()); }
  function link() {
    edges = joined();
    hovered = null;
    for (const edge of edges) edge.path = curve(edge);
    edges.sort((a, b) => Z.roles.includes(a.code) - Z.roles.includes(b.code) || (a.code === "lead") - (b.code === "lead"));
  }
  function focusOf(id) {
    if (id === null || !seen.has(id)) return null;
    const near = new Set([id]);
    for (const edge of edges) if (edge.from === id) near.add(edge.to); else if (edge.to === id) near.add(edge.from);
    for (let head = nodes.get(id).head; head !== undefined; head = nodes.get(head).head) near.add(head);
    for (const node of nodes.values()) if (node.head === id && seen.has(node.id)) near.add(node.id);
    near.lone = kindOf(id) !== "document";
    return near;
  }
  function backdrop(ctx) {
    const bands = new Map();
    let least = 0;
    for (const [id, place] of seen) {
      const node = nodes.get(id);
      if (stackOf(node) !== 1) continue;
      const band = bands.get(node.level) || [Infinity, -Infinity, -Infinity];
      bands.set(node.level, [Math.min(band[0], place.y), Math.max(band[1], place.y + node.h), Math.max(band[2], place.x + node.w)]);
    }
    ctx.save();
    let shade = 0;
    for (const [, [top, bottom, right]] of [...bands].sort((a, b) => a[1][0] - b[1][0])) {
      ctx.fillStyle = shade++ % 2 ? "#ffffff88" : "#ece9df88";
      ctx.beginPath(); ctx.roundRect(stage.columns.document - 22, top - 10, right - stage.columns.document + 44, bottom - top + 20, 10); ctx.fill();
    }
    ctx.font = `600 17px ${SANS}`; ctx.fillStyle = "#626b78"; ctx.textBaseline = "alphabetic";
    for (const [column, x] of columns()) ctx.fillText(Z.say(`col:${column}`), x, least - 30);
    ctx.restore();
  }
  function columns() {
    const kinds = new Set([...seen.keys()].map((id) => kindOf(id))), tasks = kinds.has("task"), C = stage.columns;
    return [["cited", C.cited, kinds.has("level")], ["document", C.document, kinds.has("region")], ["task", C.task, tasks], ["agency", tasks ? C.agency : C.task, kinds.has("line")]].filter(([, , on]) => on);
  }

  // -- moving -------------------------------------------------------------------------------------------------------
  function extent() {
    let [left, top, right, bottom] = [Infinity, -70, -Infinity, 100];
    for (const [id, place] of seen) { const node = nodes.get(id); left = Math.min(left, place.x); right = Math.max(right, place.x + node.w); bottom = Math.max(bottom, place.y + node.h); }
    return [left - 40, top, right + 40, bottom + 30];
  }
  // `whole`: everything, however small; else as wide as can be read, from the top.
  function fit(whole) {
    const [left, top, right, bottom] = extent(), width = host.clientWidth, height = host.clientHeight;
    const across = width / (right - left), scale = whole ? Math.min(1.1, across, height / (bottom - top)) : Math.max(width < 700 ? 0.55 : 0.6, Math.min(1.05, across));
    const start = columns().some(([column]) => column === "document") ? stage.columns.document - 30 : left;
    const x = width / scale >= right - left - 1 ? (left + right) / 2 : start + width / scale / 2;
    const y = height / scale >= bottom - top - 1 ? (top + bottom) / 2 : top + height / scale / 2;
    network.moveTo({ position: { x, y }, scale, animation: false });
  }
  function reveal(id) {
    for (let head = nodes.get(id).head; head !== undefined; head = nodes.get(head).head) open.add(head);
    Z.off.delete(kindOf(id));
  }
  function look(id) {
    const place = seen.get(id), node = nodes.get(id);
    if (!place) return;
    const width = host.clientWidth, phone = width < 700;
    let scale = Math.max(Math.min(network.getScale(), 1), 0.75);
    let x = place.x + node.w / 2;
    if (!phone && ["task", "document", "agency", "line"].includes(kindOf(id))) {
      const right = [...seen].reduce((most, [each, at]) => Math.max(most, at.x + nodes.get(each).w), 0), left = kindOf(id) === "document" ? 0 : stage.columns.document;
      scale = Math.min(scale, Math.max(0.6, width / (right - left + 80)));
      x = (left + right) / 2;
    }
    network.moveTo({ position: { x, y: place.y + node.h / 2 + (phone ? host.clientHeight * 0.22 / scale : kindOf(id) === "document" ? host.clientHeight * 0.3 / scale : 0) }, scale, animation: ready && !window.matchMedia("(prefers-reduced-motion: reduce)").matches ? { duration: 250, easingFunction: "easeInOutQuad" } : false });
  }
  function nodeAt({ x, y }) {
    for (const [id, place] of seen) { const node = nodes.get(id); if (x >= place.x && x <= place.x + node.w && y >= place.y && y <= place.y + node.h) return id; }
    return undefined;
  }
  // The role where the pointer rests: of an edge, or of a thing towards what is chosen.
  const tip = Z.el("div", { class: "tip", role: "status", hidden: true });
  function hover(event) {
    let text = "", edge = null;
    if (event && !event.buttons) {
      const box = host.getBoundingClientRect(), dom = { x: event.clientX - box.left, y: event.clientY - box.top }, point = network.DOMtoCanvas(dom), id = nodeAt(point);
      edge = id === undefined ? edgeAt(point) : edges.find((each) => (each.from === id && each.to === Z.chosen) || (each.to === id && each.from === Z.chosen)) || null;
      text = edge ? `${Z.name(edge.from)} — ${said(edge)} — ${Z.name(edge.to)}` : id !== undefined && nodes.get(id).label.endsWith("…") ? Z.name(id) : "";
      host.style.cursor = id !== undefined ? "pointer" : "";
      if (text) { tip.textContent = text; tip.style.left = `${Math.min(dom.x + 14, box.width - 300)}px`; tip.style.top = `${dom.y + 16}px`; }
    }
    tip.hidden = !text;
    if (edge !== hovered) { hovered = edge; network.redraw(); }
  }
  function toggle(id) {
    if (!nodes.get(id) || !nodes.get(id).cut) return;
    const before = seen.get(id);
    if (open.has(id)) open.delete(id); else open.add(id);
    refresh();
    const after = seen.get(id), view = network.getViewPosition();  // what was pressed stays under the pointer
    if (before && after) network.moveTo({ position: { x: view.x + after.x - before.x, y: view.y + after.y - before.y }, animation: false });
  }
  function arrow(key) {
    const ids = [...seen.keys()];
    if (Z.chosen === null || !seen.has(Z.chosen)) { if (ids.length) Z.choose(ids.reduce((a, b) => (seen.get(b).x - stage.columns.document) ** 2 + seen.get(b).y < (seen.get(a).x - stage.columns.document) ** 2 + seen.get(a).y ? b : a), true); return; }
    const here = seen.get(Z.chosen), [dx, dy] = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[key];
    let best = null, least = Infinity;
    for (const [id, place] of seen) {
      const [x, y] = [place.x - here.x, place.y - here.y], along = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
      if (id === Z.chosen || along < 4 || (dy && aside > 40)) continue;
      const far = along + aside * 2;
      if (far < least) { least = far; best = id; }
    }
    if (best !== null) Z.choose(best, true);
  }

  // -- as a picture -------------------------------------------------------------------------------------------------
  function svg() {
    const [left, top, right, bottom] = extent(), escape = Z.paint.escape;
    const lines = edges.map((edge) => {
      const [x1, y1, ...rest] = edge.path, look_ = Z.look(edge.code);
      return `<path d="M${x1} ${y1}C${rest.join(" ")}" fill="none" stroke="${look_.color}" stroke-width="${heft(edge)}" stroke-opacity="0.45" stroke-dasharray="${look_.dash.join(" ")}"><title>${escape(said(edge))}</title></path>`;
    });
    const cards = [...seen].map(([id, { x, y }]) => {
      const node = nodes.get(id), shape = card(node), first = y + (shape.h - shape.rows.length * 20 - (shape.meta ? 22 : 0)) / 2 + 15;
      const rows = shape.rows.map((row, i) => `<text x="${x + shape.left}" y="${first + i * 20}" font-size="${shape.size}" font-weight="${shape.weight}" fill="${shape.ink}">${escape(row)}</text>`).join("");
      const extra = (shape.stripe ? `<rect x="${x}" y="${y + 4}" width="5" height="${shape.h - 8}" fill="${shape.stripe}"/>` : "") + (shape.bullet ? `<rect x="${x + 12}" y="${y + 13}" width="6" height="6" fill="${shape.bullet}"/>` : "") + (shape.meta ? `<text x="${x + shape.left}" y="${first + shape.rows.length * 20 + 2}" font-size="12" fill="#6b7480">${escape(shape.meta)}</text>` : "");
      return `<rect x="${x}" y="${y}" width="${shape.w}" height="${shape.h}" rx="${shape.radius}" fill="${shape.fill}" stroke="${shape.edge}" stroke-dasharray="${(shape.dash || []).join(" ")}"/>${extra}${rows}`;
    });
    const titles = columns().map(([column, x]) => `<text x="${x}" y="-30" font-size="17" font-weight="600" fill="#626b78">${escape(Z.say(`col:${column}`))}</text>`);
    return Z.paint.frame(left, top, right - left, bottom - top, lines.join("") + titles.join("") + cards.join(""));
  }

  const view = {
    hint: "hint:network",
    legend: [["group:kinds", ["cited", "document", "task", "agency"]], ["group:roles", Z.roles], ["group:relations", ["group:implements", "group:forwards", "group:cites", "group:ends", "group:states"]]],
    start() {
      document.body.classList.add("canvas");
      host.setAttribute("role", "application");
      settle();
      link();
      drawn = { nodes: new vis.DataSet(moved()), edges: new vis.DataSet() };
      network = new vis.Network(host, drawn, { physics: false, layout: { improvedLayout: false }, autoResize: true, interaction: { hover: false, keyboard: false, zoomView: true, selectable: false, dragNodes: false }, nodes: { chosen: false } });
      network.on("beforeDrawing", (ctx) => { backdrop(ctx); paintEdges(ctx); });
      host.addEventListener("wheel", (event) => {  // a long column is scrolled; with Ctrl it is zoomed
        if (event.ctrlKey || event.metaKey) return;
        event.preventDefault(); event.stopPropagation();
        const { x, y } = network.getViewPosition(), scale = network.getScale();
        network.moveTo({ position: { x: x + (event.shiftKey ? event.deltaY : event.deltaX) / scale, y: y + (event.shiftKey ? 0 : event.deltaY) / scale }, animation: false });
      }, { capture: true, passive: false });
      host.addEventListener("pointermove", (event) => hover(event));
      host.addEventListener("pointerleave", () => hover(null));
      network.once("afterDrawing", () => { document.body.dataset.ready = "yes"; ready = true; });
      network.on("click", ({ pointer }) => {
        const id = nodeAt(pointer.canvas);
        host.focus({ preventScroll: true });
        if (id === undefined) { Z.choose(null); return; }
        const again = Z.chosen === id, place = seen.get(id), edge = place && pointer.canvas.x > place.x + nodes.get(id).w - 60;
        Z.choose(id, kindOf(id) === "task");
        if (HEADS.has(kindOf(id)) || again || (kindOf(id) === "document" && (edge || !open.has(id)))) toggle(id);
      });
      // vis keeps the picture in proportion when its frame changes; readers want it in reach.
      let across = host.clientWidth, touched = false;
      for (const event of ["pointerdown", "wheel", "keydown"]) host.addEventListener(event, () => { touched = true; }, { capture: true, passive: true });
      new ResizeObserver(() => requestAnimationFrame(() => {
        if (touched && host.clientWidth === across) return;
        across = host.clientWidth;
        if (Z.chosen !== null && seen.has(Z.chosen)) look(Z.chosen); else fit();
        redraw();
      })).observe(host);
      host.addEventListener("keydown", (event) => {
        if (event.key.startsWith("Arrow")) { event.preventDefault(); arrow(event.key); }
        else if (event.key === "Enter" || event.key === " ") { event.preventDefault(); if (Z.chosen !== null) toggle(Z.chosen); }
        else if (event.key === "+" || event.key === "=") network.moveTo({ scale: network.getScale() * 1.25 });
        else if (event.key === "-") network.moveTo({ scale: network.getScale() / 1.25 });
      });
      // On paper the picture takes the place of the canvas: as part of the page, for an image would come too late.
      window.addEventListener("beforeprint", () => {
        const sheet = host.querySelector(".sheet") || host.appendChild(Z.el("div", { class: "sheet" }));
        sheet.replaceChildren(document.importNode(new DOMParser().parseFromString(svg(), "image/svg+xml").documentElement, true));
      });
      host.append(tip);
      fit();
      if (stage.centre !== null && stage.centre !== undefined && !location.hash) Z.choose(stage.centre, true);
    },
    choose(id, move) {
      if (id !== null && move && nodes.has(id) && !seen.has(id)) { reveal(id); settle(); }
      refresh();
      if (id !== null && move) look(id);
    },
    filter: () => refresh(), translate: () => refresh(), fit: () => fit(true), svg,
    openAll() { if (nodes.size <= 60000) for (const node of nodes.values()) if (node.cut) open.add(node.id); refresh(); fit(); },
    foldAll() { open.clear(); for (const node of nodes.values()) if (kindOf(node.id) === "region") open.add(node.id); refresh(); fit(); },
    positions: () => [...seen.entries()], statements: () => edges,
    // Where a card is on the screen.
    spot(id) { const place = seen.get(id), { x, y } = network.canvasToDOM({ x: place.x + 40, y: place.y + nodes.get(id).h / 2 }), box = host.getBoundingClientRect(); return [box.left + x, box.top + y]; },
  };
  Z.start(view);
})();
