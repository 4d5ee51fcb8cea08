// One line of the delivery log.

import { arrange, el, setText, whileOff } from "./dom.js";
import { eventName } from "./events.js";
import { clock, day, instant } from "./words.js";

const STATUS = { pending: ["Still to be sent", "joining"], delivered: ["Delivered", "completed good"], failed: ["Given up", "failed"] };

/**
 * @param resend called with the delivery when it is to be sent once more, and with the element that says why it was not
 * @returns its `node`, and `draw`, which is given the delivery as it is then
 */
export function deliveryRow(one, resend) {
  const badge = el("span");
  const next = el("span");
  const again = el(
    "button",
    { type: "button", class: "plain", "data-resend": one.id, "aria-describedby": `delivery-${one.id} refused-${one.id}` },
    "Send again",
  );
  const problem = el("p", { class: "problem", role: "alert", id: `refused-${one.id}` });
  const gap = el("span");
  const summary = el("summary");
  const attempts = el("ul");
  const log = el("details", { class: "evidence" }, summary, attempts);
  const title = el("span", { class: "title", id: `delivery-${one.id}` }, eventName(one.event));
  const about = el(
    "span",
    { class: "about" },
    one.meeting_id === null ? null : el("a", { href: `/app/meetings/${one.meeting_id}` }, `Meeting ${one.meeting_id}`),
    one.meeting_id === null ? null : " · ",
    el("time", { datetime: instant(one.created_at).toISOString() }, day(instant(one.created_at))),
    next,
  );
  const node = el("li", { class: "card delivery" });
  again.addEventListener("click", () => whileOff(again, press));

  async function press() {
    // Not every browser leaves the focus at a button that is clicked.
    again.focus({ preventScroll: true });
    await resend(one, problem);
    // Below a button at the edge of the screen nobody would see it.
    if (problem.textContent !== "" && document.activeElement === again) problem.scrollIntoView({ block: "nearest" });
  }

  function draw(now) {
    const [words, look] = STATUS[now.status] ?? [now.status, ""];
    const pending = now.status === "pending";
    badge.className = `badge still ${look}`;
    setText(badge, words);
    setText(next, pending && now.next_attempt_at && now.attempts > 0 ? ` · next try at ${clock(instant(now.next_attempt_at))}` : "");
    setText(summary, tries(now));
    arrange(attempts, now.log.map((try_, index) => attempts.children[index] ?? el("li")));
    now.log.forEach((try_, index) => setText(attempts.children[index], attempt(try_)));
    if (pending) setText(problem, "");
    const pressed = document.activeElement === again;
    arrange(node, [title, badge, about, pending ? gap : again, problem, ...(now.log.length === 0 ? [] : [log])]);
    // The button that was pressed is gone until there is an answer: the focus stays in its row.
    if (pressed && pending) summary.focus();
  }

  return { node, draw };
}

const tries = (one) => (one.attempts === 1 ? "1 attempt" : `${one.attempts} attempts`);

function attempt(one) {
  const answer = one.status_code === null ? (one.error ?? "no answer") : `answered ${one.status_code}`;
  return `${clock(instant(one.at))}: ${answer} after ${one.duration_ms} ms`;
}
