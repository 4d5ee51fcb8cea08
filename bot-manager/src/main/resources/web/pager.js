// Going from page to page of a long list.

import { el, redraw, setText } from "./dom.js";

/** @param turn called with the offset to go to */
export function pager(size, turn) {
  let offset = 0;
  const words = el("span", { class: "hint" });
  const newer = el("button", { type: "button", class: "plain", onclick: () => turn(Math.max(0, offset - size)) }, "Newer");
  const older = el("button", { type: "button", class: "plain", onclick: () => turn(offset + size) }, "Older");
  const node = el("nav", { class: "pager", "aria-label": "Pages", hidden: true }, newer, words, older);

  /** What is shown: `shown` of `total`, from `from` on. */
  function draw(from, shown, total) {
    offset = from;
    const atBegin = from === 0;
    const atEnd = from + shown >= total;
    redraw(
      () => {
        node.hidden = atBegin && atEnd;
        newer.disabled = atBegin;
        older.disabled = atEnd;
      },
      atBegin ? older : newer,
    );
    setText(words, shown === 0 ? `none of ${total}` : `${from + 1} to ${from + shown} of ${total}`);
  }

  return { node, draw };
}
