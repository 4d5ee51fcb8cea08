// A list of which only the rows that can be seen are there: a thousand bots cost as much as twenty. All rows are of one height, which the
// style sheet gives as `--row`.

import { arrange } from "./dom.js";
import { rowOf } from "./list.js";

/** Rows beyond the edges, so that the next one is there when the keyboard goes to it. */
const BEYOND = 6;

/**
 * @param list the element that holds the rows; it has the focus when the last row goes that had it
 * @param make builds a row's `node` and its `draw(id)`
 */
export function rowList(list, make) {
  const rows = new Map();
  const spare = [];
  let ids = [];
  let places = new Map();
  let height = 0;
  let asked = 0;

  function measure() {
    height = Number.parseFloat(getComputedStyle(list).getPropertyValue("--row")) || 64;
    list.style.height = `${ids.length * height}px`;
    later();
  }

  /** Draws with the next frame, once. */
  function later() {
    if (asked === 0) asked = requestAnimationFrame(draw);
  }

  function draw() {
    cancelAnimationFrame(asked);
    asked = 0;
    if (height === 0) return;
    const top = list.getBoundingClientRect().top;
    const first = Math.max(0, Math.floor(-top / height) - BEYOND);
    const last = Math.min(ids.length, Math.ceil((window.innerHeight - top) / height) + BEYOND);
    const wanted = new Set(ids.slice(first, Math.max(first, last)));
    const focused = list.contains(document.activeElement) ? document.activeElement : null;
    let left = null;
    for (const [id, row] of rows) {
      const isAt = focused !== null && row.node.contains(focused);
      // What has the focus stays, wherever it is.
      if (wanted.has(id) || (isAt && places.has(id))) continue;
      rows.delete(id);
      // It is never made another bot's row under somebody's hands.
      if (isAt) left = row;
      else spare.push(row);
    }
    const next = left ? ids[Math.min(left.index, ids.length - 1)] : undefined;
    if (next !== undefined) wanted.add(next);
    for (const id of wanted) if (!rows.has(id)) rows.set(id, spare.pop() ?? make());
    const shown = [...rows].sort(([a], [b]) => places.get(a) - places.get(b));
    arrange(list, shown.map(([, row]) => row.node));
    for (const [id, row] of shown) {
      place(row, places.get(id));
      row.draw(id);
    }
    const at = left ? (rows.get(next)?.node.querySelector("a") ?? list) : focused;
    if (at && at !== document.activeElement && at.isConnected) at.focus({ preventScroll: true });
    if (spare.length > 2 * BEYOND) spare.length = 2 * BEYOND;
  }

  function place(row, index) {
    if (row.index === index && row.height === height && row.of === ids.length) return;
    Object.assign(row, { index, height, of: ids.length });
    row.node.style.transform = `translateY(${index * height}px)`;
    // A screen reader is told of all rows.
    row.node.setAttribute("aria-posinset", index + 1);
    row.node.setAttribute("aria-setsize", ids.length);
  }

  function setIds(now) {
    ids = now;
    places = new Map(now.map((id, index) => [id, index]));
    const wanted = `${ids.length * height}px`;
    if (height > 0 && list.style.height !== wanted) list.style.height = wanted;
    later();
  }

  /** Arrows, Home and End go from row to row; Tab goes on to what a row has. */
  function key(event) {
    const here = [...rows].find(([, row]) => row.node.contains(event.target));
    const there = here ? rowOf(event, places.get(here[0]), ids.length) : undefined;
    if (there === undefined) return;
    event.preventDefault();
    go(there);
  }

  function go(index) {
    const top = list.getBoundingClientRect().top + index * height;
    if (top < 0 || top + height > window.innerHeight) {
      window.scrollBy({ top: top - (window.innerHeight - height) / 2, behavior: "instant" });
    }
    draw();
    rows.get(ids[index])?.node.querySelector("a").focus();
  }

  list.addEventListener("keydown", key);
  return {
    setIds,
    later,
    start() {
      measure();
      document.addEventListener("scroll", later, { passive: true });
      window.addEventListener("resize", measure);
    },
    stop() {
      cancelAnimationFrame(asked);
      document.removeEventListener("scroll", later);
      window.removeEventListener("resize", measure);
    },
  };
}
