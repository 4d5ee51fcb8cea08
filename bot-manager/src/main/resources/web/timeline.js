// What happened to the bot, step by step, with how long each step took.

import { copyButton } from "./copy.js";
import { arrange, el, setText } from "./dom.js";
import { clock, duration, explained, instant, isOver, REASON, statusName } from "./words.js";

/** Steps of a meeting from its events: pure. The last one of a live meeting has no end. */
export function steps(meeting) {
  const changes = meeting.events.filter((event) => event.to && event.to !== event.from);
  const first = { id: null, was: null, status: "requested", from: instant(meeting.created_at), source: null, evidence: [], reason: null, detail: null };
  const all = changes.some((event) => event.to === "requested") ? [] : [first];
  for (const event of changes) {
    all.push({
      id: event.id,
      was: event.from,
      status: event.to,
      from: instant(event.at),
      source: event.source,
      evidence: event.evidence ?? [],
      reason: event.reason,
      detail: event.detail,
    });
  }
  return all.map((step, index) => ({ ...step, to: all[index + 1]?.from ?? null }));
}

/** A step as it is handed on to others, with the names by which it is found elsewhere, in one line: pure. */
export function line(meeting, step) {
  const { id, was, status, reason, source, detail } = step;
  const seen = step.evidence.map((one) => `“${one.text}” (${one.cue})`);
  const names = [`meeting ${meeting.id}`, id && `event ${id}`, meeting.bot_container_id && `last workload ${meeting.bot_container_id}`];
  const all = [
    step.from.toISOString(),
    was ? `${was} → ${status}` : status,
    reason && [reason, REASON[reason]].filter(Boolean).join(": "),
    source && `told by ${source}`,
    ...seen,
    step.evidence.some((one) => one.text === detail) ? null : detail,
    names.filter(Boolean).join(", "),
  ];
  return all.filter(Boolean).join(" · ").replace(/\s+/g, " ");
}

function evidence(step) {
  if (step.evidence.length === 0) return null;
  return el(
    "details",
    { class: "evidence" },
    el("summary", {}, "What it saw"),
    el("ul", {}, step.evidence.map((one) => el("li", {}, el("q", {}, one.text), " ", el("code", {}, one.cue)))),
  );
}

/** A step's `node`, and `draw`, which is told when it ended; `lineOf` gives what is handed on of it. */
function row(step, lineOf) {
  const over = isOver(step.status);
  const name = `step-${step.id ?? 0}`;
  const [copy, byHand] = copyButton(name, () => lineOf(step));
  const length = el("span", { class: "length" });
  const node = el(
    "li",
    {},
    el("span", { class: "name", id: name }, statusName(step.status)),
    over ? null : length,
    el("time", { datetime: step.from.toISOString() }, clock(step.from)),
    copy,
    over && step.reason ? el("p", {}, explained(step.status, step.reason)) : null,
    evidence(step),
    byHand,
  );

  function draw(to) {
    node.className = `step ${step.status}${to || over ? "" : " now"}`;
    if (to) {
      delete length.dataset.from;
      setText(length, duration(to - step.from));
    } else {
      length.dataset.from = step.from.getTime();
    }
  }

  return { node, draw };
}

/** What has not changed is not touched: what a person has opened, selected or is at stays so. */
export function timelineView() {
  const node = el("ol", { class: "timeline", "aria-label": "Timeline" });
  let rows = [];
  let meeting = null;
  const lineOf = (step) => line(meeting, step);

  function draw(now) {
    meeting = now;
    rows = steps(meeting).map(({ to, ...step }, index) => {
      const is = JSON.stringify(step);
      const one = rows[index]?.is === is ? rows[index] : { is, ...row(step, lineOf) };
      one.draw(to);
      return one;
    });
    arrange(node, rows.map((one) => one.node));
    tick();
  }

  /** The step that still lasts grows; called once a second. */
  function tick() {
    for (const one of node.querySelectorAll("[data-from]")) setText(one, duration(Date.now() - Number(one.dataset.from)));
  }

  return { node, draw, tick };
}
