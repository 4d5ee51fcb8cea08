// One endpoint: what it is told of, a test call, its secret, and what was sent to it.

import * as api from "./api.js";
import { shownOnce, sureButton } from "./ask.js";
import { el, redraw, setText, whileOff } from "./dom.js";
import { deliveryRow } from "./delivery.js";
import { told } from "./events.js";
import { arrangeRows, withArrows } from "./list.js";
import { pager } from "./pager.js";
import { refusals } from "./refused.js";

const PAGE = 25;
const REFRESH = 4_000;

export function webhookView(id, { go, signedOut }) {
  const parts = skeleton();
  let wanted = { status: "", offset: 0 };
  let timer = 0;
  let stopped = false;
  let rows = new Map();
  const isLeft = () => stopped;
  const unanswered = refusalsAt(parts.trouble);
  const pages = pager(PAGE, parts.log, (offset) => look({ ...wanted, offset }));

  function refusalsAt(place) {
    return refusals({ say: (error) => setText(place, error.message), signedOut, isLeft });
  }

  function look(now) {
    wanted = now;
    refresh();
  }

  /**
   * Does what a person asked for and says what went wrong, until the next such thing; an answer that comes when the page has been left
   * changes nothing.
   *
   * @param place where it is said
   */
  async function attempt(act, place = parts.problem) {
    setText(place, "");
    try {
      const done = await act();
      return stopped ? null : done;
    } catch (error) {
      await refusalsAt(place)(error);
      return null;
    }
  }

  async function refresh() {
    clearTimeout(timer);
    const asking = wanted;
    try {
      const log = await api.deliveries(id, { status: asking.status, limit: PAGE, offset: asking.offset || "" });
      // An answer to what is not asked any more is not shown.
      if (stopped || asking !== wanted) return;
      drawLog(log);
      setText(parts.trouble, "");
    } catch (error) {
      await unanswered(error);
    }
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(refresh, REFRESH);
  }

  function drawLog({ deliveries, total }) {
    // What a person has opened stays open, and what has the focus keeps it.
    rows = new Map(deliveries.map((one) => [one.id, rows.get(one.id) ?? deliveryRow(one, resend)]));
    redraw(() => deliveries.forEach((one) => rows.get(one.id).draw(one)), parts.status);
    arrangeRows(parts.log, [...rows.values()].map((row) => row.node));
    setText(parts.none, total === 0 ? (wanted.status === "" ? "Nothing has been sent yet." : "Nothing of that kind.") : "");
    pages.draw(wanted.offset, deliveries.length, total);
  }

  async function resend(one, problem) {
    if (await attempt(() => api.resend(one.id), problem)) await refresh();
  }

  function draw(hook) {
    setText(parts.title, hook.url);
    setText(parts.about, [hook.description, told(hook.events), hook.format === "envelope" ? "envelope" : "classic form"].filter(Boolean).join(" · "));
    parts.badge.className = `badge ${hook.enabled ? "active still" : "off"}`;
    setText(parts.badge, hook.enabled ? "On" : "Off");
    setText(parts.toggle, hook.enabled ? "Turn off" : "Turn on");
    parts.toggle.dataset.to = String(!hook.enabled);
  }

  const missing = refusals({
    say: (error) =>
      parts.node.replaceChildren(
        el("div", { class: "empty" }, el("p", { role: "alert" }, error.status === 404 ? "There is no such endpoint." : error.message), el("a", { href: "/app/webhooks" }, "All webhooks")),
      ),
    signedOut,
    isLeft,
  });

  async function load() {
    try {
      draw(await api.webhook(id));
      await refresh();
    } catch (error) {
      await missing(error);
    }
  }

  async function test() {
    setText(parts.tested, "Calling …");
    const done = await attempt(() => api.testWebhook(id));
    setText(parts.tested, done ? verdict(done) : "");
    if (done) await refresh();
  }

  async function toggle() {
    const hook = await attempt(() => api.changeWebhook(id, { enabled: parts.toggle.dataset.to === "true" }));
    if (hook) draw(hook);
  }

  const secret = sureButton("New secret", "The old one works for a day more. Change it?", async () => {
    const hook = await attempt(() => api.newSecret(id));
    if (hook) parts.once.replaceChildren(shownOnce("The new secret.", hook.secret));
  });
  const remove = sureButton("Remove", "Remove it with its log?", async () => {
    if ((await attempt(() => api.removeWebhook(id).then(() => true))) !== null) go("/app/webhooks");
  });

  return {
    node: parts.node,
    title: "Webhook",
    start() {
      parts.buttons.append(secret, remove);
      parts.tail.append(pages.node);
      parts.test.addEventListener("click", () => whileOff(parts.test, test));
      parts.toggle.addEventListener("click", toggle);
      parts.status.addEventListener("change", () => look({ status: parts.status.value, offset: 0 }));
      load();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

function verdict(delivery) {
  const last = delivery.log.at(-1);
  if (delivery.status === "delivered") return `It answered ${last.status_code} after ${last.duration_ms} ms.`;
  return last?.status_code ? `It answered ${last.status_code}, which counts as a failure.` : (last?.error ?? "It did not answer.");
}

function skeleton() {
  const parts = {
    title: el("bdi"),
    about: el("p", { class: "platform" }),
    badge: el("span", { class: "badge" }),
    toggle: el("button", { type: "button", class: "plain" }),
    test: el("button", { type: "button", class: "plain", id: "test" }, "Test call"),
    tested: el("p", { class: "hint", role: "status" }),
    once: el("div"),
    problem: el("p", { class: "problem", role: "alert" }),
    trouble: el("p", { class: "problem", role: "alert" }),
    status: el(
      "select",
      { "aria-label": "Which" },
      [["", "All"], ["pending", "Still to be sent"], ["delivered", "Delivered"], ["failed", "Given up"]].map(([value, words]) => el("option", { value }, words)),
    ),
    log: withArrows(el("ul", { class: "deliveries", "aria-label": "Deliveries", tabindex: "-1" })),
    none: el("p", { class: "hint" }),
    tail: el("div"),
  };
  parts.buttons = el("div", { class: "row" }, parts.test, parts.toggle);
  parts.node = el(
    "article",
    { class: "hook" },
    el("header", { class: "head" }, el("a", { class: "back", href: "/app/webhooks" }, "Webhooks"), el("h1", { tabindex: "-1" }, parts.title), parts.about, parts.badge),
    parts.buttons,
    parts.tested,
    parts.once,
    parts.problem,
    el("div", { class: "row between" }, el("h2", {}, "Deliveries"), parts.status),
    parts.trouble,
    parts.log,
    parts.none,
    parts.tail,
  );
  return parts;
}
