"use strict";
// Pictures to keep: the page's stage as SVG with real text, and that as PNG.
(() => {
  const Z = window.zeren;
  const escape = (text) => String(text).replace(/[<>&"]/g, (char) => ({ "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" })[char]).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
  const SIDE = 14000, AREA = 1.2e8;  // what browsers still draw

  function save(name, blob) {
    const link = Z.el("a", { download: name, href: URL.createObjectURL(blob) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
  function png(svg) {
    const [, , width, height] = svg.match(/viewBox="([^"]+)"/)[1].split(" ").map(Number);
    const scale = Math.min(2, SIDE / width, SIDE / height, Math.sqrt(AREA / (width * height)));
    const canvas = Z.el("canvas", { width: Math.round(width * scale), height: Math.round(height * scale) });
    const picture = new Image();
    return new Promise((resolve, reject) => {
      picture.onload = () => { canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height); canvas.toBlob(resolve, "image/png"); };
      picture.onerror = reject;
      picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    });
  }
  const frame = (left, top, width, height, inside) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${width}" height="${height}" font-family="Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, sans-serif"><rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#ffffff"/>${inside}</svg>`;

  // Any part of a page: boxes from their computed looks, text line by line where the browser has set it.
  function fromDom(root) {
    document.body.classList.add("flat");  // nothing sticks to an edge of a window in a picture
    try { return drawn(root); } finally { document.body.classList.remove("flat"); }
  }
  function drawn(root) {
    const base = root.getBoundingClientRect(), parts = [];
    const at = (rect) => [rect.left - base.left + root.scrollLeft, rect.top - base.top + root.scrollTop];
    const clear = (color) => !color || color === "transparent" || /, 0\)$/.test(color);
    function box(node) {
      const look = getComputedStyle(node), rect = node.getBoundingClientRect();
      if (look.visibility === "hidden" || look.display === "none" || !rect.width) return false;
      const [x, y] = at(rect), radius = Math.min(parseFloat(look.borderTopLeftRadius) || 0, rect.height / 2);
      const sides = ["Top", "Right", "Bottom", "Left"].map((side) => (look[`border${side}Style`] === "none" ? 0 : parseFloat(look[`border${side}Width`])));
      const all = sides.every((side) => side > 0) && look.borderTopColor === look.borderBottomColor;
      const dash = look.borderTopStyle === "dashed" ? ' stroke-dasharray="4 3"' : "";
      if (!clear(look.backgroundColor) || all) parts.push(`<rect x="${x}" y="${y}" width="${rect.width}" height="${rect.height}" rx="${radius}" fill="${clear(look.backgroundColor) ? "none" : look.backgroundColor}"${all ? ` stroke="${look.borderTopColor}" stroke-width="${sides[0]}"${dash}` : ""}/>`);
      if (!all) {
        const [w, h] = [rect.width, rect.height];
        [[x, y, x + w, y, 0], [x + w, y, x + w, y + h, 1], [x, y + h, x + w, y + h, 2], [x, y, x, y + h, 3]].forEach(([x1, y1, x2, y2, i]) => { if (sides[i]) parts.push(`<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${look[["borderTopColor", "borderRightColor", "borderBottomColor", "borderLeftColor"][i]]}" stroke-width="${sides[i]}"/>`); });
      }
      return true;
    }
    function words(node) {
      const parent = node.parentElement, look = getComputedStyle(parent), range = document.createRange(), text = node.textContent;
      const size = parseFloat(look.fontSize), upright = look.writingMode.startsWith("vertical");
      let line = "", start = null;
      const flush = () => {
        if (line.trim() && start) {
          const [x, y] = at(start);
          const font = `font-size="${size}" font-weight="${look.fontWeight}" fill="${look.color}"${look.fontFamily.includes("Serif") ? ' font-family="Noto Serif CJK SC, Songti SC, SimSun, serif"' : ""}`;
          parts.push(upright ? `<text x="${x + start.width / 2}" y="${y}" writing-mode="tb" ${font}>${escape(line)}</text>` : `<text x="${x}" y="${y + start.height / 2 + size * 0.36}" ${font} xml:space="preserve">${escape(line)}</text>`);
        }
        line = ""; start = null;
      };
      for (let i = 0; i < text.length;) {
        const step = text.codePointAt(i) > 0xffff ? 2 : 1;
        range.setStart(node, i); range.setEnd(node, i + step);
        const rect = range.getClientRects()[0];
        if (rect && start && (upright ? Math.abs(rect.left - start.left) : Math.abs(rect.top - start.top)) > 2) flush();
        if (rect && rect.width) { start = start || rect; line += text.slice(i, i + step); }
        i += step;
      }
      flush();
    }
    (function walk(node) {
      if (node.nodeType === Node.TEXT_NODE) { if (node.textContent.trim()) words(node); return; }
      if (node instanceof SVGElement) {
        const [x, y] = at(node.getBoundingClientRect()), copy = node.cloneNode(true);
        const view = node.getBoundingClientRect();
        copy.setAttribute("x", x); copy.setAttribute("y", y); copy.setAttribute("width", view.width); copy.setAttribute("height", view.height);
        parts.push(new XMLSerializer().serializeToString(copy));
        return;
      }
      if (node !== root && !box(node)) return;
      node.childNodes.forEach(walk);
    })(root);
    return frame(0, 0, root.scrollWidth, root.scrollHeight, parts.join(""));
  }
  Z.paint = { save, png, frame, fromDom, escape };
})();
