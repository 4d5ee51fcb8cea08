// What happened to the bot, step by step, with how long each step took.

import { el } from "./dom.js";
import { clock, duration, explained, instant, isOver, statusName } from "./words.js";

/** Steps of a meeting from its events: pure. The last one of a live meeting has no end. */
export function steps(meeting) {
  const changes = meeting.events.filter((event) => event.to && event.to !== event.from);
  const first = { status: "requested", from: instant(meeting.created_at), evidence: [], reason: null, detail: null };
  const all = changes.some((event) => event.to === "requested") ? [] : [first];
  for (const event of changes) {
    all.push({
      status: event.to,
      from: instant(event.at),
      evidence: event.evidence ?? [],
      reason: event.reason,
      detail: event.detail,
    });
  }
  return all.map((step, index) => ({ ...step, to: all[index + 1]?.from ?? null }));
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

export function drawTimeline(meeting) {
  return el(
    "ol",
    { class: "timeline", "aria-label": "Timeline" },
    steps(meeting).map((step) => {
      const over = isOver(step.status);
      const length = over
        ? null
        : el("span", { class: "length", "data-from": step.to ? null : step.from.getTime() }, step.to ? duration(step.to - step.from) : "");
      return el(
        "li",
        { class: `step ${step.status}${step.to || over ? "" : " now"}` },
        el("span", { class: "name" }, statusName(step.status)),
        length,
        el("time", { datetime: step.from.toISOString() }, clock(step.from)),
        over && step.reason ? el("p", {}, explained(step.status, step.reason)) : null,
        evidence(step),
      );
    }),
  );
}

/** The step that still lasts grows; called once a second. */
export function tick(root) {
  for (const node of root.querySelectorAll("[data-from]")) {
    node.textContent = duration(Date.now() - Number(node.dataset.from));
  }
}
