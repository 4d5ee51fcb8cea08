// Text for the clipboard; where the browser refuses, it is selected instead, and that is said.

import { el, setText, whileOff } from "./dom.js";

/** Whether it is there now. A page at an address that is not secure has no clipboard, and others may be refused it. */
export async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

const refusal = () =>
  window.isSecureContext ? "The browser does not let this page copy." : "The browser does not let a page copy whose address is not secure.";

/**
 * @param about the id of the element that says what is copied
 * @param textOf gives the text as it is when the button is pressed
 * @returns the button beside which it is said that it was done, and what is shown below when it was not
 */
export function copyButton(about, textOf) {
  const done = el("span", { class: "hint", role: "status" });
  const button = el("button", { type: "button", class: "plain", "aria-describedby": about }, "Copy");
  const problem = el("p", { class: "problem", role: "alert", id: `not-${about}` });
  const field = el("textarea", {
    rows: "4",
    readonly: true,
    hidden: true,
    spellcheck: "false",
    "aria-label": "Text to copy",
    "aria-describedby": `${about} not-${about}`,
  });

  async function copy() {
    const text = textOf();
    // Not every browser leaves the focus at a button that is clicked; where it is, decides what becomes of the word "Copied".
    button.focus({ preventScroll: true });
    setText(done, "");
    setText(problem, "");
    field.hidden = await toClipboard(text);
    if (field.hidden) return setText(done, document.activeElement === button ? "Copied" : "");
    setText(problem, `${refusal()} The text is selected: copy it from here.`);
    field.value = text;
    field.focus();
    field.select();
    return undefined;
  }

  button.addEventListener("click", () => whileOff(button, copy));
  // Something else may be copied since.
  button.addEventListener("blur", () => setText(done, ""));
  return [el("span", { class: "copy" }, done, button), el("div", { class: "by-hand" }, problem, field)];
}
