// Lists that change while somebody is in them who has only a keyboard.

import { arrange, redraw } from "./dom.js";

/** Of what a row has, where the keyboard stops first. */
const STOP = "a, button, summary";

/** Makes these the list's rows. What has the focus keeps it; when its row goes, the one that comes to stand there gets it, or else the list. */
export function arrangeRows(list, rows) {
  const at = [...list.children].findIndex((row) => row.contains(document.activeElement));
  redraw(() => arrange(list, rows), rows[Math.min(at, rows.length - 1)]?.querySelector(STOP) ?? list);
}

/** Where arrows, Home and End lead from one of so many rows; undefined for other keys. */
export function rowOf(event, at, count) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  const there = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 }[event.key];
  return there === undefined ? undefined : Math.min(count - 1, Math.max(0, there));
}

/** Arrows, Home and End go from row to row; Tab goes on to what a row has. */
export function withArrows(list) {
  list.addEventListener("keydown", (event) => {
    const rows = [...list.children].filter((row) => row.querySelector(STOP));
    const at = rows.findIndex((row) => row.contains(event.target));
    const there = at < 0 ? undefined : rowOf(event, at, rows.length);
    if (there === undefined) return;
    event.preventDefault();
    rows[there].querySelector(STOP).focus();
  });
  return list;
}
