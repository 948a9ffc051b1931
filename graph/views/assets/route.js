"use strict";
// Lines between cards that stand in ranks: they pass through the gaps between cards, never behind one.
window.zerenRoute = (() => {
  const EDGE = 12, STEP = 4, LANES = 5, TIP = 9;  // pixels beside the outermost card, between lines in one gap; lines told apart there; straight end
  // Cards that begin at one height are a rank: its top, its bottom, its cards from left to right, the lines in each gap.
  function ranks(boxes) {
    const byTop = new Map();
    for (const box of boxes) byTop.set(Math.round(box.y), [...(byTop.get(Math.round(box.y)) || []), box]);
    return [...byTop.entries()].sort(([a], [b]) => a - b).map(([top, cards]) => {
      cards.sort((a, b) => a.x - b.x);
      const gaps = [cards[0].x - EDGE, ...cards.slice(1).map((card, i) => (cards[i].x + cards[i].w + card.x) / 2), cards.at(-1).x + cards.at(-1).w + EDGE];
      return { top, bottom: Math.max(...cards.map((card) => card.y + card.h)), cards, gaps, used: gaps.map(() => 0) };
    });
  }
  function gap(rank, x) {
    const i = rank.gaps.reduce((best, at, j) => (Math.abs(at - x) < Math.abs(rank.gaps[best] - x) ? j : best), 0);
    const lane = (rank.used[i]++ % LANES + 1) >> 1, side = rank.used[i] % 2 ? 1 : -1;
    return rank.gaps[i] + lane * side * STEP;
  }
  const bend = (from, to) => `C${from.x} ${(from.y + to.y) / 2} ${to.x} ${(from.y + to.y) / 2} ${to.x} ${to.y}`;
  function path(a, b, all) {
    const from = all.findIndex((rank) => rank.top === Math.round(a.y)), to = all.findIndex((rank) => rank.top === Math.round(b.y));
    return from === to ? beside(a, b, all[from]) : across(a, b, all, from, to);
  }
  function beside(a, b, rank) {
    const right = b.x > a.x, ya = a.y + Math.min(a.h, b.h) / 2;
    if (Math.abs(rank.cards.findIndex((card) => card.x === a.x) - rank.cards.findIndex((card) => card.x === b.x)) < 2) {
      return `M${a.x + (right ? a.w : 0)} ${ya}L${b.x + (right ? 0 : b.w)} ${ya}`;
    }
    const x1 = a.x + a.w * (right ? 0.6 : 0.4), x2 = b.x + b.w * (right ? 0.4 : 0.6), over = a.y - 26;
    return `M${x1} ${a.y}C${x1} ${over} ${x2} ${over} ${x2} ${b.y}`;
  }
  function across(a, b, all, from, to) {
    const up = to < from, x1 = a.x + a.w / 2, x2 = b.x + b.w / 2, between = all.slice(Math.min(from, to) + 1, Math.max(from, to));
    if (up) between.reverse();
    let at = { x: x1, y: up ? a.y : all[from].bottom };
    let d = `M${x1} ${up ? a.y : a.y + a.h}L${at.x} ${at.y}`;
    between.forEach((rank, i) => {
      const x = gap(rank, x1 + (x2 - x1) * (i + 1) / (between.length + 1)), enter = { x, y: up ? rank.bottom : rank.top };
      d += `${bend(at, enter)}L${x} ${up ? rank.top : rank.bottom}`;
      at = { x, y: up ? rank.top : rank.bottom };
    });
    const end = { x: x2, y: up ? all[to].bottom + TIP : b.y - TIP };  // an arrowhead points where its last stretch goes
    return `${d}${bend(at, end)}L${x2} ${up ? b.y + b.h : b.y}`;
  }
  return { ranks, path };
})();
