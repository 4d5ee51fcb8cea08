// Buttons that ask once more, and secrets that are shown this once.

import { toClipboard } from "./copy.js";
import { el, whileOff } from "./dom.js";

/** How long a button waits for the second press. */
const PATIENCE = 5_000;

/** A button whose first press only asks; the second one does it. Leaving it, or Escape, takes the question back. */
export function sureButton(words, question, act) {
  let timer = 0;
  const button = el("button", { type: "button", class: "plain danger" }, words);

  function calm() {
    clearTimeout(timer);
    button.dataset.asked = "";
    button.textContent = words;
  }

  async function press() {
    if (button.dataset.asked === "yes") {
      calm();
      await act();
    } else {
      button.dataset.asked = "yes";
      button.textContent = question;
      timer = setTimeout(calm, PATIENCE);
    }
  }

  function key(event) {
    if (event.key === "Escape") calm();
    // A key that is held down presses again and again: that is no answer.
    if (event.key === "Enter" && event.repeat) event.preventDefault();
  }

  button.addEventListener("click", () => whileOff(button, press));
  button.addEventListener("keydown", key);
  button.addEventListener("blur", calm);
  return button;
}

/** What can be read this once, ready to be copied. */
export function shownOnce(what, secret) {
  const field = el("input", { class: "secret", readonly: true, spellcheck: "false", "aria-label": what });
  field.value = secret;
  const copy = el("button", { type: "button" }, "Copy");
  copy.addEventListener("click", async () => {
    const copied = await toClipboard(secret);
    // Without leave to use the clipboard it is selected and has the focus; the keys for copying work.
    if (!copied) field.select();
    copy.textContent = copied ? "Copied" : "Selected";
  });
  return el(
    "div",
    { class: "once", role: "status" },
    el("p", {}, el("strong", {}, what), " It is shown this once: keep it now."),
    el("div", { class: "row" }, field, copy),
  );
}
