// Signing in: the key is exchanged for a session once and kept nowhere.

import * as api from "./api.js";
import { el, whileOff } from "./dom.js";

export function enterView({ notice, done }) {
  const input = el("input", {
    id: "key",
    name: "key",
    type: "password",
    autocomplete: "current-password",
    required: true,
    spellcheck: "false",
    "aria-describedby": "key-hint",
  });
  const problem = el("p", { class: "problem", role: "alert" }, notice ?? "");
  const button = el("button", { type: "submit" }, "Sign in");

  async function attempt() {
    problem.textContent = "";
    try {
      await api.signIn(input.value.trim());
      await done();
    } catch (error) {
      problem.textContent = error.status === 403 ? "This key is not known here." : error.message;
      input.select();
    }
  }

  function submit(event) {
    event.preventDefault();
    whileOff(button, attempt);
  }

  const node = el(
    "section",
    { class: "enter" },
    el("h1", {}, "Sign in"),
    el("p", { class: "lead" }, "See where your bots are and read what is said, while it is said."),
    el(
      "form",
      { class: "card", onsubmit: submit },
      el("label", { for: "key" }, "API key"),
      input,
      el(
        "p",
        { id: "key-hint", class: "hint" },
        "The key that ",
        el("code", {}, "./vomeet up"),
        " printed, or one of your account. The operator's shows the bots of all accounts.",
      ),
      problem,
      button,
    ),
  );
  return { node, title: "Sign in", start: () => input.focus(), stop: () => {} };
}
