// How the bots of the last 24 hours ended, and what each way has cost.

import { el, setText } from "./dom.js";
import { explained } from "./words.js";

/** `95 core-s`, `12 core-min`, `3.4 core-h`; the hyphens are such that no line ends there. */
export function coreTime(seconds) {
  if (seconds < 100) return `${Math.round(seconds)} core‑s`;
  if (seconds < 6000) return `${Math.round(seconds / 60)} core‑min`;
  return `${(seconds / 3600).toFixed(1)} core‑h`;
}

/** `320 MB‑h`, `1.2 GB‑h` */
export const memoryTime = (mbHours) => (mbHours < 1000 ? `${Math.round(mbHours)} MB‑h` : `${(mbHours / 1000).toFixed(1)} GB‑h`);

/** `12 core‑min · 240 MB‑h` */
export const costWords = (cost) => `${coreTime(cost.core_seconds)} · ${memoryTime(cost.mb_hours)}`;

const share = (cost, bots) => ({ core_seconds: cost.core_seconds / bots, mb_hours: cost.mb_hours / bots });

export function reasonsPanel() {
  const total = el("p", { class: "hint" });
  const list = el("ul", { class: "reasons" });
  const node = el(
    "details",
    { class: "card history day", open: window.matchMedia("(min-width: 861px)").matches },
    el("summary", {}, el("h2", {}, "Last 24 hours")),
    total,
    list,
  );
  let drawn = "";

  function draw({ last_24h: past }) {
    const now = JSON.stringify(past);
    if (now === drawn) return;
    drawn = now;
    setText(total, past.ended === 0 ? "None has ended." : `${past.ended} ended · ${costWords(past.cost)}`);
    const most = Math.max(1, ...past.reasons.map((one) => one.bots));
    list.replaceChildren(...past.reasons.map((one) => reason(one, most)));
  }

  return { node, draw };
}

function reason({ status, reason, bots, cost }, most) {
  const bar = el("span", { class: `part ${status}`, "aria-hidden": "true" });
  bar.style.width = `${(100 * bots) / most}%`;
  return el(
    "li",
    { class: status },
    el("span", { class: "name" }, explained(status, reason).replace(/\.$/, "")),
    el("span", { class: "number" }, String(bots)),
    bar,
    el("span", { class: "about" }, costWords(cost)),
    bots > 1 ? el("span", { class: "about" }, `each ${costWords(share(cost, bots))}`) : null,
  );
}
