// Which meetings are listed: kept in the page's address, so that a list can be linked to and gone back to.

import { query } from "./api.js";
import { el } from "./dom.js";

const LIVE = ["requested", "joining", "awaiting_admission", "active", "stopping"];
const KINDS = { "": ["Any state", []], live: ["With a bot now", LIVE], completed: ["Ended", ["completed"]], failed: ["Failed", ["failed", "error"]] };
const PLATFORMS = { "": "Any service", google_meet: "Google Meet", teams: "Microsoft Teams", zoom: "Zoom" };
/** How long nothing must be typed before it is looked for. */
const PAUSE = 300;

/** What the address asks for. */
export function asked(search) {
  const all = new URLSearchParams(search);
  const offset = Number.parseInt(all.get("offset") ?? "0", 10);
  return {
    state: all.get("state") in KINDS ? all.get("state") : "",
    platform: all.get("platform") in PLATFORMS ? all.get("platform") : "",
    q: all.get("q") ?? "",
    from: all.get("from") ?? "",
    to: all.get("to") ?? "",
    offset: Number.isInteger(offset) && offset > 0 ? offset : 0,
  };
}

/** The same for the API, which takes a bare day for one in UTC: here it is the reader's, as in the list. */
export function asFilter({ state, ...rest }, limit) {
  const dates = { from: midnight(rest.from, 0), to: midnight(rest.to, 1) };
  return { ...rest, ...dates, status: KINDS[state][1], offset: rest.offset || "", limit };
}

/** The beginning of a day, or of one some days later; what is no day is left to the API to refuse. */
function midnight(day, later) {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  return year === undefined ? day : new Date(Number(year), month - 1, Number(date) + later).toISOString();
}

export const isOpen = (wanted) => Object.values(wanted).every((one) => one === "" || one === 0);

/** @param changed called with what is wanted now */
export function filterBar(wanted, changed) {
  let timer = 0;
  const words = el("input", { type: "search", name: "q", "aria-label": "Search", placeholder: "Search", maxlength: "200", autocomplete: "off" });
  words.value = wanted.q;
  const state = choice("state", "State", Object.entries(KINDS).map(([value, [name]]) => [value, name]), wanted.state);
  const platform = choice("platform", "Service", Object.entries(PLATFORMS), wanted.platform);
  const from = el("input", { type: "date", name: "from", "aria-label": "From" });
  const to = el("input", { type: "date", name: "to", "aria-label": "To" });
  from.value = wanted.from;
  to.value = wanted.to;

  function tell() {
    clearTimeout(timer);
    const now = { state: state.value, platform: platform.value, q: words.value.trim(), from: from.value, to: to.value, offset: 0 };
    remember(now);
    changed(now);
  }

  words.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(tell, PAUSE);
  });
  for (const one of [state, platform, from, to]) one.addEventListener("change", tell);
  const until = el("span", { class: "hint", "aria-hidden": "true" }, "to");
  const node = el("form", { class: "filter", role: "search", "aria-label": "Meetings" }, words, state, platform, from, until, to);
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    tell();
  });
  return { node, stop: () => clearTimeout(timer) };
}

export function remember(wanted) {
  const search = query({ ...wanted, offset: wanted.offset || "" });
  history.replaceState(null, "", search === "" ? "/app/" : `/app/?${search}`);
}

function choice(name, label, options, value) {
  const node = el("select", { name, "aria-label": label }, options.map(([one, words]) => el("option", { value: one }, words)));
  node.value = value;
  return node;
}
