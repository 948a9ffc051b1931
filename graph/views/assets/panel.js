"use strict";
// The side panel: one thing, its facts, and what is stated about it, each with its sentence and its source.
(() => {
  const Z = window.zeren, { el } = Z;
  const panel = document.getElementById("panel");
  const AT_ONCE = 25;

  const documentOf = (id) => {
    const thing = Z.things[id];
    if (thing.k === "document" || thing.k === "cited") return id;
    const stated = thing.into.find(([, code]) => code === "states");
    return stated ? documentOf(stated[0]) : null;
  };
  const titleOf = (id) => {
    if (id === null) return "";
    const number = Z.things[id].f.find(([code]) => code === "number");
    return number ? number[1] : `《${Z.things[id].n}》`;
  };
  function sentence(number, document) {
    const quote = Z.quote(number);
    if (!quote) return null;
    const [before, marked, after, file, start, end] = quote;
    const place = Z.english ? `${file} · ${start}–${end}` : `${file} 第 ${start}–${end} 字`;
    const plain = !before && !after;
    return el("blockquote", { dir: "auto" }, before, plain ? marked : el("mark", { text: marked }), after, el("cite", { text: [titleOf(document), place].filter(Boolean).join(" · ") }));
  }
  Z.sentence = sentence;

  const codeOf = ([, code], outward, kind) => {
    if (!outward) return `${code}:in`;
    return Z.roles.includes(code) && kind !== "agency" ? `${code}:out` : code;
  };
  function facts(thing, id) {
    const rows = el("dl");
    let last = "", own = documentOf(id);
    for (const [code, value, quote] of thing.f) {
      const coded = ["state", "level", "body_kind", "modality", "event"].includes(code);
      const shown = coded ? Z.say(value || "no-level") : value;
      const cell = el("dd", {}, code === "state" ? el("span", { class: `tag ${value}`, text: shown }) : el("span", { dir: "auto", text: shown }));
      const said = thing.k === "task" && quote !== null && code !== "path" && code !== "target" ? null : sentence(quote, own);
      if (said && code !== "path") cell.append(said);
      rows.append(el("dt", { text: code === last ? "" : Z.say(code) }), cell);
      last = code;
    }
    return rows;
  }
  function section(title, links, far) {
    const list = el("ul"), head = el("h3", {}, Z.codes[Z.group(links[0][1])] ? Z.swatch(Z.group(links[0][1])) : null, el("span", { text: Z.say(title) }), el("b", { text: String(links.length) }));
    let shown = 0;
    const more = el("button", { type: "button", class: "more", on: { click: () => grow() } });
    function grow() {
      for (const link of links.slice(shown, shown + AT_ONCE)) list.append(row(link, far));
      shown += AT_ONCE;
      more.hidden = shown >= links.length;
      more.textContent = `${Z.say("more")} ${Math.min(AT_ONCE, links.length - shown)} / ${links.length - shown}`;
    }
    grow();
    return [head, list, more];
  }
  function row(link, far) {
    const other = link[far], [source, code, , quote, basis] = link;
    const holder = documentOf(source);
    return el("li", {}, el("button", { type: "button", class: "go", text: Z.name(other), on: { click: () => Z.choose(other, true) } }), basis ? el("span", { class: "note", text: basis.split(" · ").map(Z.say).join(" · ") }) : null, code === "states" ? null : sentence(quote, holder));
  }
  function grouped(links, outward, thing) {
    const groups = new Map();
    for (const link of links) {
      const title = codeOf(link, outward, thing.k);
      if (!groups.has(title)) groups.set(title, []);
      groups.get(title).push(link);
    }
    return groups;
  }

  const order = ["lead", "responsible", "support", "implement"];
  const weight = (title) => { const at = order.indexOf(title.split(":")[0]); return at < 0 ? 9 : at; };
  Z.showPanel = () => {
    panel.replaceChildren();
    panel.scrollTop = 0;
    if (Z.chosen === null) { panel.append(el("p", { class: "empty", text: Z.say("start") })); return; }
    const thing = Z.things[Z.chosen];
    panel.append(el("button", { type: "button", class: "shut", "aria-label": Z.say("close"), text: "×", on: { click: () => Z.choose(null) } }));
    panel.append(el("p", { class: "kind" }, Z.swatch(thing.k), Z.say(thing.k)), el("h2", { dir: "auto", text: Z.name(Z.chosen) }), facts(thing, Z.chosen));
    if (thing.k === "task" || thing.k === "clause") {
      const own = thing.f.find(([code]) => code === "path");
      const said = own ? sentence(own[2], documentOf(Z.chosen)) : null;
      if (said) panel.append(said);
    }
    if (Z.view.extra) panel.append(...Z.view.extra(Z.chosen).filter(Boolean));
    const out = [...grouped(thing.out, true, thing)].map(([title, links]) => [title, links, 2]);
    const into = [...grouped(thing.into, false, thing)].map(([title, links]) => [title, links, 0]);
    for (const [title, links, far] of [...out, ...into].sort((a, b) => weight(a[0]) - weight(b[0]))) panel.append(...section(title, links, far));
  };
})();
