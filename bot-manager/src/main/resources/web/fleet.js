// All bots that are out, live: how many are where, what they use, why each is where it is, and how those of the last day ended.

import * as api from "./api.js";
import { el, setText } from "./dom.js";
import { feed } from "./feed.js";
import { botRow, cores, memory } from "./fleet-row.js";
import { reasonsPanel } from "./reasons.js";
import { LIVE, ORDERS, Roster } from "./roster.js";
import { rowList } from "./rows.js";
import { accountName, statusName } from "./words.js";

/** How long an order by figures that always change is kept: rows that jump about cannot be read. */
const RESORT = 5_000;

/** @param whose bots are shown */
export function fleetView(whose, { signedOut }) {
  const roster = new Roster();
  const wanted = asked(location.search, whose);
  const parts = skeleton(whose, wanted);
  const reasons = reasonsPanel();
  const rows = rowList(parts.list, () => botRow(whose, roster, parts.problem));
  let unfeed = () => {};
  let second = 0;
  let frame = 0;
  let sorted = { at: 0, moves: -1, wanted: "" };

  function take(told) {
    roster.apply(told);
    later();
  }

  /** However many frames come, the page is drawn once for each of the screen's. */
  function later() {
    if (frame === 0) frame = requestAnimationFrame(draw);
  }

  function draw() {
    frame = 0;
    if (!roster.loaded) return;
    drawTotals();
    drawOnly();
    if (roster.summary) reasons.draw(roster.summary);
    order();
    rows.later();
  }

  function drawTotals() {
    const { all, counts, cores: used, memory: held } = roster.totals();
    setText(parts.use, all === 0 ? "" : `${cores(used)} · ${memory(held)}`);
    const waiting = roster.summary?.scheduled ?? 0;
    setText(parts.scheduled, waiting === 0 ? "" : `${waiting} more will go in at their time`);
    for (const [state, tile] of parts.tiles) {
      setText(tile.number, String(state === "" ? all : counts[state]));
      tile.button.setAttribute("aria-pressed", wanted.state === state);
      if (tile.part) tile.part.style.flexGrow = counts[state];
    }
  }

  /** One account's bots alone are listed; the numbers on top are those of all. */
  function drawOnly() {
    if (!wanted.account) return;
    const bot = roster.ofAccount(wanted.account);
    setText(parts.account, bot ? accountName(bot) : `#${wanted.account}`);
  }

  function order() {
    const question = parts.list.querySelector("[data-asked='yes']");
    const now = JSON.stringify(wanted);
    const stale = ORDERS[wanted.order][2] && Date.now() - sorted.at > RESORT;
    const changed = sorted.wanted !== now;
    // Nothing moves away under somebody who is being asked.
    if (!changed && (question || (!stale && sorted.moves === roster.moves))) return;
    sorted = { at: Date.now(), moves: roster.moves, wanted: now };
    const ids = roster.ids(wanted);
    rows.setIds(ids);
    parts.columns.hidden = ids.length === 0;
    parts.empty.hidden = ids.length > 0;
    setText(parts.empty, roster.bots.size === 0 ? "No bot is out." : "No bot is like that.");
  }

  function look(change) {
    Object.assign(wanted, change);
    const search = api.query(wanted);
    history.replaceState(null, "", search === "" ? "/app/fleet" : `/app/fleet?${search}`);
    later();
  }

  function state(now) {
    if (now === "signed-out") return signedOut();
    parts.connection.hidden = now !== "away";
    if (now !== "away" && now !== "live") setText(parts.problem, now);
    return undefined;
  }

  for (const [name, tile] of parts.tiles) {
    tile.button.addEventListener("click", () => look({ state: wanted.state === name ? "" : name }));
  }
  parts.words.addEventListener("input", () => look({ q: parts.words.value.trim() }));
  parts.order.addEventListener("change", () => look({ order: parts.order.value }));
  parts.filter.addEventListener("submit", (event) => event.preventDefault());
  parts.day.append(reasons.node);

  return {
    node: parts.node,
    title: whose.title,
    start() {
      rows.start();
      unfeed = feed(whose, take, state);
      second = setInterval(later, 1000);
    },
    stop() {
      unfeed();
      rows.stop();
      clearInterval(second);
      cancelAnimationFrame(frame);
    },
  };
}

/** What the address asks for. */
function asked(search, whose) {
  const all = new URLSearchParams(search);
  const one = (name, known) => (known(all.get(name) ?? "") ? (all.get(name) ?? "") : "");
  return {
    state: one("state", (value) => LIVE.includes(value)),
    q: all.get("q") ?? "",
    order: one("order", (value) => Object.hasOwn(ORDERS, value)),
    account: one("account", (value) => whose.accounts && /^\d+$/.test(value)),
  };
}

function skeleton(whose, wanted) {
  const tiles = new Map([["", tile("Out now", null)], ...LIVE.map((status) => [status, tile(statusName(status), status)])]);
  const parts = {
    tiles,
    use: el("span", { class: "use" }),
    scheduled: el("span", { class: "hint" }),
    words: el("input", { type: "search", name: "q", "aria-label": "Search", placeholder: "Search", maxlength: "200", autocomplete: "off" }),
    order: el(
      "select",
      { name: "order", "aria-label": "Order" },
      Object.entries(ORDERS).map(([value, [words]]) => el("option", { value }, words)),
    ),
    problem: el("p", { class: "problem", role: "alert" }),
    connection: el("p", { class: "connection", role: "status", hidden: true }, "Connection lost. Trying again …"),
    account: el("bdi"),
    list: el("ul", { class: whose.accounts ? "bots of-all" : "bots", "aria-label": "Bots", tabindex: "-1" }),
    empty: el("p", { class: "empty" }, "Loading …"),
    day: el("aside", { "aria-label": "The last 24 hours" }),
    columns: el(
      "div",
      { class: "columns", "aria-hidden": "true", hidden: true },
      el("span", {}, "Bot"),
      ["CPU", "Memory", "Heard"].map((words) => el("span", { class: "figure" }, words)),
    ),
  };
  parts.words.value = wanted.q;
  parts.order.value = wanted.order;
  parts.filter = el("form", { class: "filter", role: "search", "aria-label": "Bots" }, parts.words, parts.order);
  const only = el(
    "p",
    { class: "only", hidden: wanted.account === "" },
    el("span", {}, "Only the bots of ", el("strong", {}, parts.account)),
    el("a", { href: "/app/fleet" }, "All accounts"),
  );
  const strip = el("div", { class: "strip", "aria-hidden": "true" }, [...tiles.values()].map((one) => one.part));
  parts.node = el(
    "section",
    { class: "fleet" },
    el("div", { class: "row between first" }, el("h1", { tabindex: "-1" }, whose.title), el("p", { class: "lead" }, parts.use, " ", parts.scheduled)),
    el("div", { class: "card tiles" }, strip, [...tiles.values()].map((one) => one.button)),
    parts.connection,
    parts.day,
    el("div", { class: "out" }, parts.filter, only, parts.problem, el("div", { class: "card" }, parts.columns, parts.list, parts.empty)),
  );
  return parts;
}

/** A number with its name; pressed, only those are listed. */
function tile(words, status) {
  const number = el("span", { class: "number" }, "–");
  const button = el(
    "button",
    { type: "button", class: `tile${status ? ` badge ${status}` : ""}`, "aria-pressed": "false" },
    number,
    el("span", { class: "name" }, words),
  );
  return { button, number, part: status ? el("span", { class: `part ${status}` }) : null };
}
