// One line of the delivery log.

import { el } from "./dom.js";
import { eventName } from "./events.js";
import { clock, day, instant } from "./words.js";

const STATUS = { pending: ["Still to be sent", "joining"], delivered: ["Delivered", "completed good"], failed: ["Given up", "failed"] };

/** @param resend called with the delivery when it is to be sent once more */
export function deliveryRow(one, open, resend) {
  const [words, look] = STATUS[one.status] ?? [one.status, ""];
  const again = el("button", { type: "button", class: "plain", "data-resend": one.id, onclick: () => resend(one) }, "Send again");
  const log = el(
    "details",
    { class: "evidence", "data-id": one.id, open },
    el("summary", {}, tries(one)),
    el("ul", {}, one.log.map((try_) => el("li", {}, attempt(try_)))),
  );
  return el(
    "li",
    { class: "card delivery" },
    el("span", { class: "title" }, eventName(one.event)),
    el("span", { class: `badge still ${look}` }, words),
    el(
      "span",
      { class: "about" },
      one.meeting_id === null ? null : el("a", { href: `/app/meetings/${one.meeting_id}` }, `Meeting ${one.meeting_id}`),
      one.meeting_id === null ? null : " · ",
      el("time", { datetime: instant(one.created_at).toISOString() }, day(instant(one.created_at))),
      one.status === "pending" && one.next_attempt_at && one.attempts > 0 ? ` · next try at ${clock(instant(one.next_attempt_at))}` : null,
    ),
    one.status === "pending" ? el("span") : again,
    one.log.length === 0 ? null : log,
  );
}

const tries = (one) => (one.attempts === 1 ? "1 attempt" : `${one.attempts} attempts`);

function attempt(one) {
  const answer = one.status_code === null ? (one.error ?? "no answer") : `answered ${one.status_code}`;
  return `${clock(instant(one.at))}: ${answer} after ${one.duration_ms} ms`;
}
