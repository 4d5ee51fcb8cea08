// Where the account wants to be told of what happens: all endpoints, and a new one.

import * as api from "./api.js";
import { shownOnce } from "./ask.js";
import { el, setText } from "./dom.js";
import { EVENTS, told } from "./events.js";
import { boxes, sending } from "./form.js";
import { withArrows } from "./list.js";
import { refusals } from "./refused.js";

export function webhooksView({ signedOut }) {
  const list = withArrows(el("ul", { class: "meetings", "aria-label": "Endpoints" }));
  const empty = el("div", { class: "empty", hidden: true }, el("p", {}, "Nobody is told of anything yet."));
  const trouble = el("p", { class: "problem", role: "alert" });
  let stopped = false;
  const failed = refusals({ say: (error) => setText(trouble, error.message), signedOut, isLeft: () => stopped });

  async function refresh() {
    try {
      const all = await api.webhooks();
      empty.hidden = all.length > 0;
      list.replaceChildren(...all.map(row));
      setText(trouble, "");
    } catch (error) {
      await failed(error);
    }
  }

  const { node: form, first } = addForm(refresh);
  const node = el(
    "section",
    {},
    el("h1", { tabindex: "-1" }, "Webhooks"),
    el("p", { class: "lead" }, "Addresses of yours that are called when something happens. What could not be delivered is tried again for a day."),
    form,
    trouble,
    list,
    empty,
  );
  return { node, title: "Webhooks", start: () => (refresh(), first.focus({ preventScroll: true })), stop: () => (stopped = true) };
}

function row(one) {
  return el(
    "li",
    {},
    el(
      "a",
      { class: "card meeting", href: `/app/webhooks/${one.id}` },
      el("span", { class: "title" }, el("bdi", {}, one.url)),
      el("span", { class: `badge ${one.enabled ? "active still" : "off"}` }, one.enabled ? "On" : "Off"),
      el("span", { class: "about" }, [one.description, told(one.events)].filter(Boolean).join(" · ")),
    ),
  );
}

function addForm(added) {
  const url = el("input", { id: "hook-url", name: "url", type: "url", required: true, maxlength: "2000", placeholder: "https://example.com/vomeet", autocomplete: "off", spellcheck: "false" });
  const format = el("select", { id: "hook-format", name: "format" }, el("option", { value: "classic" }, "Classic"), el("option", { value: "envelope" }, "Envelope"));
  const events = boxes("event", EVENTS);
  const result = el("div", { class: "result" });

  async function send() {
    result.replaceChildren();
    const chosen = events.ticked() ?? ["*"];
    if (chosen.length === 0) return "Choose at least one event.";
    const hook = await api.addWebhook({ url: url.value.trim(), format: format.value, events: chosen });
    result.replaceChildren(shownOnce("The secret that signs.", hook.secret));
    url.value = "";
    await added();
  }

  const { button, problem, onsubmit } = sending("Add", send, () => url.focus());
  const node = el(
    "form",
    { class: "card make", onsubmit },
    el(
      "div",
      { class: "fields" },
      el("div", { class: "field wide" }, el("label", { for: "hook-url" }, "Address"), url),
      el("div", { class: "field" }, el("label", { for: "hook-format" }, "Form of the calls"), format),
    ),
    el("fieldset", {}, el("legend", {}, "When"), events.nodes),
    button,
    problem,
    result,
  );
  return { node, first: url };
}
