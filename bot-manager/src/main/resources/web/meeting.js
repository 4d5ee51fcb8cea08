// One meeting: where the bot is and why, what it hears, and the button that calls it back.

import { actions } from "./actions.js";
import * as api from "./api.js";
import { el, redraw, setText, toEnd } from "./dom.js";
import { leaveButton } from "./leave.js";
import { follow } from "./live.js";
import { refusals } from "./refused.js";
import { steps, timelineView } from "./timeline.js";
import { Transcript, TranscriptView } from "./transcript.js";
import { explained, isOver, platformName, statusName } from "./words.js";

/** Nearer to the end than this the page goes along with new text. */
const NEAR = 120;
/** How often whoever is not told of changes asks for them. */
const REFRESH = 4_000;

export function meetingView(id, { go, signedOut }) {
  const model = new Transcript();
  const view = new TranscriptView(model);
  const more = actions({ changed: () => refreshStatus(), go });
  const parts = skeleton(view, more.node, callBack);
  let meeting = null;
  let unfollow = () => {};
  let second = 0;
  let asked = 0;
  let stopped = false;
  /** Why the text is not to be had; empty while it is. */
  let unread = "";
  const isLeft = () => stopped;
  const failed = refusals({ say: (error) => (unread === "" ? setText(parts.problem, error.message) : connection("away")), signedOut, isLeft });
  const cannot = refusals({ say: (error) => parts.node.replaceChildren(missing(error)), signedOut, isLeft });

  async function load() {
    try {
      meeting = await api.meeting(id);
      if (stopped) return;
      if (isDeleted(meeting)) {
        // It has no name any more by which its text could be asked for, and no text.
        drawStatus();
        return;
      }
      const text = await said();
      if (stopped) return;
      if (text === null) {
        drawStatus();
        unfollow = askOften();
        return;
      }
      model.apply(text.segments);
      drawStatus();
      drawText();
      unfollow = follow(meeting, text.seq, take, connection);
    } catch (error) {
      await cannot(error);
    }
  }

  /** Null when the key may see the meeting and not its text: where the bot is, and why, is shown all the same. */
  async function said() {
    try {
      return await api.transcript(meeting);
    } catch (error) {
      if (error.status !== 403 || !(await api.stillThere())) throw error;
      unread = error.message;
      return null;
    }
  }

  /** Live news come with the text only. */
  function askOften() {
    const timer = setInterval(refreshStatus, REFRESH);
    return () => clearInterval(timer);
  }

  function take(frame) {
    if (frame.type === "transcript.mutable") {
      model.apply(frame.payload.segments);
      drawText();
    } else {
      refreshStatus();
    }
  }

  async function refreshStatus() {
    const mine = ++asked;
    try {
      const now = await api.meeting(id);
      // Answers may overtake each other: the one to the last question is the newest.
      if (stopped || mine !== asked) return;
      meeting = now;
      if (unread !== "") parts.connection.hidden = true;
      if (isDeleted(meeting)) forget();
      drawStatus();
    } catch (error) {
      if (mine === asked) await failed(error);
    }
  }

  /** Deleted while it was shown: what it said is not to be read on. */
  function forget() {
    unfollow();
    model.clear();
    view.draw();
  }

  function connection(state) {
    if (state === "signed-out") return signedOut();
    const away = state === "away" && !isOver(meeting.status);
    parts.connection.hidden = !away;
    if (state === "live" || state === "refused") refreshStatus();
    return undefined;
  }

  /** What is not shown any more may have had the focus; the timeline can always take it. */
  function drawStatus() {
    redraw(drawAll, parts.summary);
  }

  function drawAll() {
    const over = isOver(meeting.status);
    setText(parts.title, meeting.data.name || meeting.native_meeting_id || "Deleted meeting");
    setText(parts.platform, about(meeting));
    more.draw(meeting);
    parts.badge.className = `badge ${meeting.status}`;
    setText(parts.badge, statusName(meeting.status));
    setText(parts.why, explained(meeting.status, meeting.data.completion_reason));
    setText(parts.detail, meeting.data.error_details ?? "");
    drawSeen();
    drawRecord();
    parts.timeline.draw(meeting);
    parts.leave.draw(meeting.status, parts.summary);
    if (!isDeleted(meeting)) for (const link of parts.files) link.href = api.transcriptFile(meeting, link.dataset.format);
    view.node.classList.toggle("over", over);
    drawEmpty();
  }

  function drawSeen() {
    const seen = steps(meeting).at(-1).evidence[0];
    parts.seen.hidden = !seen;
    if (seen) parts.seen.replaceChildren("On its screen: ", el("q", {}, seen.text));
  }

  function drawRecord() {
    const kept = meeting.events.find((event) => event.kind === "flight_record");
    const [record, picture] = parts.record.querySelectorAll("a");
    parts.record.hidden = !kept;
    picture.hidden = kept?.detail !== "with a picture";
    record.href = api.flightRecord(meeting);
    picture.href = `${api.flightRecord(meeting)}/screenshot`;
  }

  function drawText() {
    const page = document.scrollingElement;
    const near = page.scrollHeight - page.scrollTop - page.clientHeight < NEAR;
    view.draw();
    drawEmpty();
    if (!near || !toEnd()) parts.newest.hidden = false;
  }

  function drawEmpty() {
    parts.empty.hidden = model.size > 0;
    parts.downloads.hidden = model.size === 0 || isDeleted(meeting);
    setText(parts.emptyText, nothing());
  }

  function nothing() {
    if (isDeleted(meeting)) return "The text of this meeting was deleted.";
    if (unread !== "") return `The text is not shown here: ${unread}.`;
    const wasIn = steps(meeting).some((step) => step.status === "active");
    if (isOver(meeting.status)) {
      return wasIn ? "Nothing was said while the bot was there." : "The bot never got in, so there is no text.";
    }
    return wasIn ? "Nothing has been said yet." : "What is said will appear here.";
  }

  async function callBack() {
    await api.leave(meeting);
    await refreshStatus();
  }

  function scrolled() {
    const page = document.scrollingElement;
    if (page.scrollHeight - page.scrollTop - page.clientHeight < NEAR) redraw(() => (parts.newest.hidden = true), view.node);
  }

  return {
    node: parts.node,
    title: "Meeting",
    start() {
      parts.newest.addEventListener("click", () => (document.scrollingElement.scrollTop = document.scrollingElement.scrollHeight));
      document.addEventListener("scroll", scrolled, { passive: true });
      second = setInterval(parts.timeline.tick, 1000);
      load();
    },
    stop() {
      stopped = true;
      unfollow();
      clearInterval(second);
      document.removeEventListener("scroll", scrolled);
    },
  };
}

/** What was said and what it was called are gone; that there was a bot stays. */
const isDeleted = (meeting) => meeting.native_meeting_id === null;

function about(meeting) {
  const words = [platformName(meeting.platform), meeting.data.name ? meeting.native_meeting_id : null, meeting.data.bot_name];
  return words.filter(Boolean).join(" · ");
}

function missing(error) {
  return el(
    "div",
    { class: "empty" },
    el("h1", { tabindex: "-1" }, error.status === 404 ? "There is no such meeting" : "This did not work"),
    el("p", { role: "alert" }, error.status === 404 ? "It may have been deleted, or it belongs to another account." : error.message),
    el("p", {}, el("a", { href: "/app/" }, "All meetings")),
  );
}

function skeleton(view, more, callBack) {
  const problem = el("p", { class: "problem", role: "alert" });
  const parts = {
    title: el("bdi"),
    platform: el("p", { class: "platform" }),
    badge: el("span", { class: "badge" }),
    why: el("p", { class: "why" }),
    detail: el("p", { class: "hint" }),
    seen: el("p", { class: "seen", hidden: true }),
    record: el(
      "p",
      { class: "hint", hidden: true },
      "What the bot kept: ",
      el("a", { href: "#", target: "_blank", rel: "noopener" }, "flight record"),
      " ",
      el("a", { href: "#", target: "_blank", rel: "noopener" }, "last picture"),
    ),
    timeline: timelineView(),
    // On a narrow screen the text matters more than how the bot got there.
    history: el("details", { class: "history", open: window.matchMedia("(min-width: 861px)").matches }),
    summary: el("summary", {}, el("h2", {}, "Timeline")),
    leave: leaveButton("Leave the meeting", problem, callBack),
    problem,
    connection: el("p", { class: "connection", role: "status", hidden: true }, "Connection lost. Trying again …"),
    emptyText: el("p", {}, "Loading …"),
    newest: el("button", { type: "button", class: "newest", hidden: true }, "New text ↓"),
    files: [
      el("a", { "data-format": "text", download: "transcript.txt", href: "#" }, "Text"),
      el("a", { "data-format": "markdown", download: "transcript.md", href: "#" }, "Markdown"),
      el("a", { "data-format": "json", download: "transcript.json", href: "#" }, "JSON"),
    ],
  };
  parts.empty = el("div", { class: "empty" }, parts.emptyText);
  parts.downloads = el("p", { class: "downloads", hidden: true }, "Download as ", parts.files[0], ", ", parts.files[1], " or ", parts.files[2]);
  parts.leave.button.id = "leave";
  parts.history.append(parts.summary, parts.timeline.node);
  const aside = el(
    "aside",
    { class: "card state", "aria-label": "The bot" },
    el("div", { role: "status" }, parts.badge, parts.why, parts.seen, parts.detail),
    parts.record,
    parts.leave.button,
    parts.problem,
    parts.history,
    more,
  );
  const text = el(
    "section",
    { class: "text", "aria-label": "Transcript" },
    parts.connection,
    view.node,
    parts.empty,
    parts.downloads,
    parts.newest,
  );
  const head = el("header", { class: "head" }, el("a", { class: "back", href: "/app/" }, "Meetings"), el("h1", { tabindex: "-1" }, parts.title), parts.platform);
  parts.node = el("article", { class: "one" }, head, aside, text);
  return parts;
}
