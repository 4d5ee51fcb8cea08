// The account's keys: which there are, what they may do, a new one, and the end of one.

import * as api from "./api.js";
import { shownOnce, sureButton } from "./ask.js";
import { el, redraw, setText } from "./dom.js";
import { boxes, sending } from "./form.js";
import { withArrows } from "./list.js";
import { refusals } from "./refused.js";
import { day, instant } from "./words.js";

const SCOPES = {
  "bots:read": "See bots",
  "bots:write": "Send and call back bots",
  "meetings:read": "See meetings",
  "meetings:write": "Change and delete meetings",
  "transcripts:read": "Read transcripts",
  webhooks: "Webhooks",
  account: "Account and keys",
};

export function keysView({ signedOut }) {
  const list = withArrows(el("ul", { class: "meetings", "aria-label": "Keys", tabindex: "-1" }));
  const trouble = el("p", { class: "problem", role: "alert" });
  let stopped = false;
  const failed = refusals({ say: (error) => setText(trouble, error.message), signedOut, isLeft: () => stopped });

  async function refresh() {
    try {
      const rows = (await api.keys()).map(row);
      redraw(() => list.replaceChildren(...rows), list);
      setText(trouble, "");
    } catch (error) {
      await failed(error);
    }
  }

  function row(key) {
    const revoke = sureButton("Revoke", "Revoke for good?", async () => {
      try {
        await api.revokeKey(key.id);
        await refresh();
      } catch (error) {
        setText(trouble, error.message);
      }
    });
    const title = `key-${key.id}`;
    revoke.setAttribute("aria-describedby", title);
    return el(
      "li",
      { class: "card thing" },
      el("span", { class: "title", id: title }, el("bdi", {}, key.name || "First key"), " ", el("code", {}, `${key.prefix}…`)),
      revoke,
      el("span", { class: "about" }, may(key.scopes)),
      el("span", { class: "about when" }, used(key)),
    );
  }

  const { node: form, first } = makeForm(refresh);
  const node = el(
    "section",
    {},
    el("h1", { tabindex: "-1" }, "Keys"),
    el("p", { class: "lead" }, "A program shows its key with each request. Give each program one of its own, with no more than it needs."),
    form,
    trouble,
    list,
  );
  return { node, title: "Keys", start: () => (refresh(), first.focus({ preventScroll: true })), stop: () => (stopped = true) };
}

const may = (scopes) =>
  scopes.length === Object.keys(SCOPES).length ? "Everything" : scopes.map((one) => SCOPES[one] ?? one).join(", ");

const used = (key) => (key.last_used_at ? `used ${day(instant(key.last_used_at))}` : "not used yet");

function makeForm(made) {
  const name = el("input", { id: "key-name", name: "name", type: "text", required: true, maxlength: "255", placeholder: "dashboard", autocomplete: "off" });
  const scopes = boxes("scope", SCOPES);
  const result = el("div", { class: "result" });
  const { button, problem, onsubmit } = sending("Make a key", async () => {
    result.replaceChildren();
    const chosen = scopes.ticked();
    if (chosen?.length === 0) return "Choose at least one thing that the key may do.";
    const key = await api.makeKey(name.value.trim(), chosen);
    result.replaceChildren(shownOnce("The new key.", key.key));
    name.value = "";
    await made();
  });

  const node = el(
    "form",
    { class: "card make", onsubmit },
    el("div", { class: "field" }, el("label", { for: "key-name" }, "What it is for"), name),
    el("fieldset", {}, el("legend", {}, "It may"), scopes.nodes),
    button,
    problem,
    result,
  );
  return { node, first: name };
}
