// All meetings of the account, and the form that sends a bot to one.

import * as api from "./api.js";
import { el, redraw, setText } from "./dom.js";
import { asFilter, asked, filterBar, isOpen, remember } from "./filter.js";
import { sending } from "./form.js";
import { arrangeRows, withArrows } from "./list.js";
import { pager } from "./pager.js";
import { refusals } from "./refused.js";
import { day, duration, explained, instant, isOver, platformName, statusName } from "./words.js";

const REFRESH = 4_000;
const PAGE = 50;

export function meetingsView({ go, signedOut }) {
  const rows = new Map();
  const list = withArrows(el("ul", { class: "meetings", "aria-label": "Meetings", tabindex: "-1" }));
  const emptyText = el("p");
  const emptyHint = el("p", { class: "hint" });
  const empty = el("div", { class: "empty", hidden: true }, emptyText, emptyHint);
  const trouble = el("p", { class: "problem", role: "alert" });
  let wanted = asked(location.search);
  const filter = filterBar(wanted, look);
  const pages = pager(PAGE, list, (offset, byPointer) => {
    remember({ ...wanted, offset });
    look({ ...wanted, offset });
    // Whoever has only a keyboard stays at the button.
    if (byPointer) window.scrollTo(0, 0);
  });
  let timer = 0;
  let stopped = false;
  const failed = refusals({ say: (error) => setText(trouble, error.message), signedOut, isLeft: () => stopped });

  function look(now) {
    wanted = now;
    refresh();
  }

  async function refresh() {
    clearTimeout(timer);
    const asking = wanted;
    try {
      const page = await api.meetings(asFilter(asking, PAGE));
      // An answer to what is not asked any more is not shown.
      if (stopped || asking !== wanted) return;
      draw(page);
      setText(trouble, "");
    } catch (error) {
      await failed(error);
    }
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(refresh, REFRESH);
  }

  function draw({ meetings, total }) {
    empty.hidden = meetings.length > 0;
    setText(emptyText, isOpen(wanted) ? "No meetings yet." : "No meeting is like that.");
    setText(emptyHint, isOpen(wanted) ? "Paste a meeting's link above and a bot will knock there." : "Change what is looked for.");
    redraw(() => (filter.node.hidden = isOpen(wanted) && total === 0), first);
    arrangeRows(list, meetings.map(row));
    pages.draw(wanted.offset, meetings.length, total);
  }

  function row(meeting) {
    let parts = rows.get(meeting.id);
    if (!parts) {
      parts = newRow(meeting);
      rows.set(meeting.id, parts);
    }
    parts.badge.className = `badge ${meeting.status}`;
    setText(parts.badge, statusName(meeting.status));
    setText(parts.name, meeting.data.name || meeting.native_meeting_id || "Deleted meeting");
    setText(parts.about, about(meeting));
    return parts.node;
  }

  function newRow(meeting) {
    const badge = el("span", {});
    const about = el("span", { class: "about" });
    const name = el("bdi");
    const node = el(
      "li",
      {},
      el(
        "a",
        { class: "card meeting", href: `/app/meetings/${meeting.id}` },
        el("span", { class: "title" }, name),
        badge,
        about,
        el("time", { datetime: instant(meeting.created_at).toISOString() }, day(instant(meeting.created_at))),
      ),
    );
    return { node, badge, name, about };
  }

  function about(meeting) {
    const from = instant(meeting.start_time);
    const to = instant(meeting.end_time);
    const words = [platformName(meeting.platform)];
    if (meeting.data.name && meeting.native_meeting_id) words.push(meeting.native_meeting_id);
    const start = instant(meeting.scheduled_start_time);
    if (meeting.status === "requested" && start > Date.now()) words.push(`goes in at ${day(start)}`);
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
    filter.node,
    trouble,
    list,
    empty,
    pages.node,
  );
  return {
    node,
    title: "Meetings",
    start() {
      refresh();
      first.focus({ preventScroll: true });
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      filter.stop();
    },
  };
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

  async function send() {
    const meeting = await api.send(url.value.trim(), name.value.trim());
    go(`/app/meetings/${meeting.id}`);
  }

  const { button, problem, onsubmit } = sending("Send a bot", send, () => url.focus());
  const node = el(
    "form",
    { class: "card send", onsubmit },
    el("div", { class: "field wide" }, el("label", { for: "url" }, "Meeting link"), url),
    el("div", { class: "field" }, el("label", { for: "name" }, "Name of the bot ", el("span", { class: "hint" }, "(optional)")), name),
    button,
    problem,
  );
  return { node, first: url };
}
