// Going from page to page of a long list.

import { el, redraw, setText } from "./dom.js";

/**
 * @param list what is shown page by page; it has the focus when there is but one page left
 * @param turn called with the offset to go to, and with whether that was asked for by pointer
 */
export function pager(size, list, turn) {
  let offset = 0;
  let byKey = false;
  const words = el("span", { class: "hint" });
  const newer = el("button", { type: "button", class: "plain", onclick: (event) => go(Math.max(0, offset - size), event) }, "Newer");
  const older = el("button", { type: "button", class: "plain", onclick: (event) => go(offset + size, event) }, "Older");
  const node = el("nav", { class: "pager", "aria-label": "Pages", hidden: true }, newer, words, older);

  function go(to, { detail }) {
    byKey = detail === 0;
    turn(to, !byKey);
  }

  /** Called when the list is drawn. What is shown: `shown` of `total`, from `from` on. */
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
      atBegin && atEnd ? list : atBegin ? older : newer,
    );
    setText(words, shown === 0 ? `none of ${total}` : `${from + 1} to ${from + shown} of ${total}`);
    // The page before was longer or shorter.
    if (byKey && node.contains(document.activeElement)) node.scrollIntoView({ block: "nearest" });
    byKey = false;
  }

  return { node, draw };
}
