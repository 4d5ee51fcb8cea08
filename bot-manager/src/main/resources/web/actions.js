// What a person may do with a meeting besides reading it: name it, note something, try again, delete it.

import * as api from "./api.js";
import { sureButton } from "./ask.js";
import { el, setText, whileOff } from "./dom.js";
import { isOver } from "./words.js";

/**
 * @param changed called with the meeting as it is then
 * @param go called with the address to go to when this meeting is not the one to look at any more
 */
export function actions({ changed, go }) {
  let meeting = null;
  const problem = el("p", { class: "problem", role: "alert" });
  const name = el("input", { id: "meeting-name", name: "name", maxlength: "255", autocomplete: "off" });
  const notes = el("textarea", { id: "meeting-notes", name: "notes", rows: "4", maxlength: "100000" });
  const saved = el("span", { class: "hint", role: "status" });
  const again = el("button", { type: "button", class: "plain", hidden: true }, "Send a bot again");

  async function attempt(act) {
    setText(problem, "");
    try {
      return await act();
    } catch (error) {
      setText(problem, error.message);
      return null;
    }
  }

  async function save(event) {
    event.preventDefault();
    const after = await attempt(() => api.change(meeting, { name: name.value.trim(), notes: notes.value }));
    if (after) {
      setText(saved, "Saved");
      changed(after);
    }
  }

  async function retry() {
    const next = await attempt(() => api.retry(meeting));
    if (next) go(`/app/meetings/${next.id}`);
  }

  again.addEventListener("click", () => whileOff(again, retry));
  const remove = sureButton("Delete", "Delete it and its text for good?", async () => {
    if ((await attempt(() => api.erase(meeting).then(() => true))) !== null) go("/app/");
  });
  const form = el(
    "form",
    { class: "about-form", onsubmit: save, oninput: () => setText(saved, "") },
    el("div", { class: "field" }, el("label", { for: "meeting-name" }, "Name"), name),
    el("div", { class: "field" }, el("label", { for: "meeting-notes" }, "Notes"), notes),
    el("div", { class: "row" }, el("button", { type: "submit", class: "plain" }, "Save"), saved),
  );
  const node = el(
    "details",
    { class: "history more" },
    el("summary", {}, el("h2", {}, "More")),
    form,
    el("div", { class: "row" }, again, remove),
    problem,
  );

  /** What a person is typing is not written over. */
  function draw(now) {
    const first = meeting === null;
    meeting = now;
    if (first) {
      name.value = now.data.name ?? "";
      notes.value = now.data.notes ?? "";
    }
    const named = now.native_meeting_id !== null;
    node.hidden = !named;
    again.hidden = now.status !== "failed" && now.status !== "error";
    remove.hidden = !isOver(now.status);
  }

  return { node, draw };
}
