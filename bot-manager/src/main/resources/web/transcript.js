// The transcript: a model that knows no page, and the view that draws it.

import { arrange, el, setText } from "./dom.js";
import { clock } from "./words.js";

const COLOURS = 8;
/** A pause of this length begins a new paragraph of the same person. */
const PAUSE = 8_000;

/** Segments by id, the newest version of each; answers and live frames name the end differently, which does not matter here. */
export class Transcript {
  #segments = new Map();
  #colours = new Map();

  apply(segments) {
    for (const one of segments) {
      if (one.text.trim() === "") {
        this.#segments.delete(one.segment_id);
      } else {
        this.#segments.set(one.segment_id, {
          id: one.segment_id,
          number: one.number,
          text: one.text.trim(),
          completed: one.completed,
          speaker: one.speaker ?? null,
          from: Date.parse(one.absolute_start_time),
          to: Date.parse(one.absolute_end_time),
        });
      }
    }
  }

  clear() {
    this.#segments.clear();
  }

  get size() {
    return this.#segments.size;
  }

  /** Who has spoken, in the order of their first words. */
  speakers() {
    return [...new Set(this.#ordered().map((one) => one.speaker).filter((name) => name !== null))];
  }

  /** A person keeps the colour that they had first. */
  colour(speaker) {
    if (!this.#colours.has(speaker)) this.#colours.set(speaker, this.#colours.size % COLOURS);
    return this.#colours.get(speaker);
  }

  /** What one person says until somebody else does, or until a long pause. */
  turns() {
    const turns = [];
    for (const one of this.#ordered()) {
      const last = turns.at(-1);
      if (last && last.speaker === one.speaker && one.from - last.to < PAUSE) {
        last.segments.push(one);
        last.to = Math.max(last.to, one.to);
      } else {
        turns.push({ id: one.id, speaker: one.speaker, from: one.from, to: one.to, segments: [one] });
      }
    }
    return turns;
  }

  #ordered() {
    return [...this.#segments.values()].sort((a, b) => a.from - b.from || a.number - b.number);
  }
}

export function initials(name) {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...word][0] ?? "").join("").toUpperCase();
}

/** Draws turns into a list; what has not changed is not touched. */
export class TranscriptView {
  #turns = new Map();
  #spans = new Map();

  constructor(model) {
    this.model = model;
    this.node = el("ol", { class: "turns", role: "log", "aria-live": "polite", "aria-label": "Transcript", tabindex: "-1" });
  }

  draw() {
    const turns = this.model.turns();
    const seen = new Set();
    const nodes = turns.map((turn) => {
      seen.add(turn.id);
      return this.#turn(turn);
    });
    for (const id of this.#turns.keys()) if (!seen.has(id)) this.#turns.delete(id);
    arrange(this.node, nodes);
  }

  #turn(turn) {
    let parts = this.#turns.get(turn.id);
    if (!parts || parts.speaker !== turn.speaker) {
      parts = this.#newTurn(turn);
      this.#turns.set(turn.id, parts);
    }
    const spans = turn.segments.map((segment) => this.#span(segment));
    arrange(parts.text, spans.flatMap((span, index) => (index === 0 ? [span] : [span.space, span])));
    return parts.node;
  }

  #newTurn(turn) {
    const named = turn.speaker !== null;
    const name = named ? turn.speaker : "Somebody";
    const colour = named ? `who-${this.model.colour(turn.speaker)}` : "who-none";
    const text = el("p", { class: "said", dir: "auto" });
    const time = new Date(turn.from);
    const node = el(
      "li",
      { class: `turn ${colour}` },
      el("span", { class: "face", "aria-hidden": "true" }, named ? initials(name) : "?"),
      el(
        "div",
        {},
        el("p", { class: "who" }, el("bdi", { class: "name" }, name), el("time", { datetime: time.toISOString() }, clock(time))),
        text,
      ),
    );
    return { node, text, speaker: turn.speaker };
  }

  /** The tail is hidden from screen readers while it changes; its final text is a new node, and so is read out once. */
  #span(segment) {
    let span = this.#spans.get(segment.id);
    if (!span || (segment.completed && span.classList.contains("tail"))) {
      span = el("span", segment.completed ? {} : { class: "tail", "aria-hidden": "true" });
      span.space = document.createTextNode(" ");
      this.#spans.set(segment.id, span);
    }
    setText(span, segment.text);
    return span;
  }
}
