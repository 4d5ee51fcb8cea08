// What the forms have in common: a button that sends them, a line for what went wrong, and boxes to tick.

import { el, whileOff } from "./dom.js";

/** While it is being sent the button is off. What `send` gives back is why it did not want to; what it throws, `failed` hears of too. */
export function sending(words, send, failed = () => {}) {
  const button = el("button", { type: "submit" }, words);
  const problem = el("p", { class: "problem", role: "alert" });

  async function attempt() {
    problem.textContent = "";
    try {
      problem.textContent = (await send()) ?? "";
    } catch (error) {
      problem.textContent = error.message;
      failed();
    }
  }

  function onsubmit(event) {
    event.preventDefault();
    whileOff(button, attempt);
  }

  return { button, problem, onsubmit };
}

/** One box for each, all of them ticked. `ticked` gives back null while they all are. */
export function boxes(name, wordsOf) {
  const all = Object.entries(wordsOf).map(([value, words]) => {
    const box = el("input", { type: "checkbox", name, value, checked: true });
    return { box, node: el("label", { class: "choice" }, box, " ", words) };
  });

  function ticked() {
    const found = all.filter(({ box }) => box.checked).map(({ box }) => box.value);
    return found.length === all.length ? null : found;
  }

  return { nodes: all.map(({ node }) => node), ticked };
}
