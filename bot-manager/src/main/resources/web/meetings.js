// All meetings of the account, and the form that sends a bot to one.

import * as api from "./api.js";
import { arrange, el, setText } from "./dom.js";
import { day, duration, explained, instant, isOver, platformName, statusName } from "./words.js";

const REFRESH = 4_000;

export function meetingsView({ go, signedOut }) {
  const rows = new Map();
  const list = el("ul", { class: "meetings" });
  const empty = el(
    "div",
    { class: "empty", hidden: true },
    el("p", {}, "No meetings yet."),
    el("p", { class: "hint" }, "Paste a meeting's link above and a bot will knock there."),
  );
  const trouble = el("p", { class: "problem", role: "alert" });
  let timer = 0;

  async function refresh() {
    clearTimeout(timer);
    try {
      draw(await api.meetings());
      setText(trouble, "");
    } catch (error) {
      if (error.status === 403) return signedOut();
      setText(trouble, error.message);
    }
    timer = setTimeout(refresh, REFRESH);
    return undefined;
  }

  function draw(meetings) {
    empty.hidden = meetings.length > 0;
    arrange(list, meetings.map(row));
  }

  function row(meeting) {
    let parts = rows.get(meeting.id);
    if (!parts) {
      parts = newRow(meeting);
      rows.set(meeting.id, parts);
    }
    parts.badge.className = `badge ${meeting.status}`;
    setText(parts.badge, statusName(meeting.status));
    setText(parts.about, about(meeting));
    return parts.node;
  }

  function newRow(meeting) {
    const badge = el("span", {});
    const about = el("span", { class: "about" });
    const node = el(
      "li",
      {},
      el(
        "a",
        { class: "card meeting", href: `/app/meetings/${meeting.id}` },
        el("span", { class: "title" }, el("bdi", {}, meeting.native_meeting_id ?? "Anonymous meeting")),
        badge,
        about,
        el("time", { datetime: instant(meeting.created_at).toISOString() }, day(instant(meeting.created_at))),
      ),
    );
    return { node, badge, about };
  }

  function about(meeting) {
    const from = instant(meeting.start_time);
    const to = instant(meeting.end_time);
    const words = [platformName(meeting.platform)];
    if (isOver(meeting.status)) words.push(explained(meeting.status, meeting.data.completion_reason).replace(/\.$/, ""));
    if (from && to) words.push(duration(to - from));
    return words.filter((word) => word !== "").join(" · ");
  }

  const { node: form, first } = sendForm(go);
  const node = el(
    "section",
    {},
    el("h1", { tabindex: "-1" }, "Meetings"),
    form,
    trouble,
    list,
    empty,
  );
  return { node, title: "Meetings", start: () => (refresh(), first.focus({ preventScroll: true })), stop: () => clearTimeout(timer) };
}

function sendForm(go) {
  const url = el("input", {
    id: "url",
    name: "url",
    type: "url",
    required: true,
    placeholder: "https://meet.google.com/abc-defg-hij",
    autocomplete: "off",
    spellcheck: "false",
  });
  const name = el("input", { id: "name", name: "name", type: "text", maxlength: "60", placeholder: "Vomeet", autocomplete: "off" });
  const problem = el("p", { class: "problem", role: "alert" });
  const button = el("button", { type: "submit" }, "Send a bot");

  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    problem.textContent = "";
    try {
      const meeting = await api.send(url.value.trim(), name.value.trim());
      go(`/app/meetings/${meeting.id}`);
    } catch (error) {
      problem.textContent = error.message;
      url.focus();
    } finally {
      button.disabled = false;
    }
  }

  const node = el(
    "form",
    { class: "card send", onsubmit: submit },
    el("div", { class: "field wide" }, el("label", { for: "url" }, "Meeting link"), url),
    el("div", { class: "field" }, el("label", { for: "name" }, "Name of the bot ", el("span", { class: "hint" }, "(optional)")), name),
    button,
    problem,
  );
  return { node, first: url };
}
