// The button that calls a bot back, on its row of the fleet and on its meeting's page.

import { sureButton } from "./ask.js";
import { setText } from "./dom.js";
import { isOver } from "./words.js";

/**
 * @param problem the element that says why it did not work
 * @param callBack asks the server for it
 * @returns the `button`, and `draw`, which is told where the bot is and from what the keyboard goes on when there is none to call back
 */
export function leaveButton(words, problem, callBack) {
  const button = sureButton(words, "Sure?", leave);
  button.hidden = true;

  async function leave() {
    setText(problem, "");
    try {
      await callBack();
    } catch (error) {
      setText(problem, error.message);
    }
  }

  function draw(status, next) {
    const done = isOver(status) || status === "stopping";
    if (done && document.activeElement === button) next.focus({ preventScroll: true });
    button.hidden = done;
  }

  return { button, draw };
}
