// One bot's row on the page of the fleet: where it is, since when and why, what it uses and has used, and the button that calls it back.

import { el, setText } from "./dom.js";
import { leaveButton } from "./leave.js";
import { costWords } from "./reasons.js";
import { accountName, day, duration, explained, isOver, platformName, statusName } from "./words.js";

export const cores = (value) => (value === null || value === undefined ? "–" : `${value.toFixed(2)} cores`);

/** `301 MB`, `12.3 GB` */
export function memory(mb) {
  if (mb === null || mb === undefined) return "–";
  return mb < 1000 ? `${Math.round(mb)} MB` : `${(mb / 1000).toFixed(1)} GB`;
}

/** Why a bot is where it is: what it saw, or what the manager knows, or what the status says. */
export function why(bot) {
  if (isOver(bot.status)) return { words: explained(bot.status, bot.reason), cue: "" };
  const last = bot.last_event;
  if (last?.source === "bot_callback" && last.evidence.length > 0) {
    return { words: `“${last.evidence[0].text}”`, cue: last.evidence[0].cue };
  }
  const told = last?.detail ?? (last?.kind === "status_change" ? last.evidence[0]?.text : undefined);
  return { words: told ?? explained(bot.status, null), cue: "" };
}

/**
 * @param whose bots they are
 * @param roster where bots are found by their meeting's number
 * @param problem where it is said why a bot was not called back
 */
export function botRow(whose, roster, problem) {
  let bot = null;
  const badge = el("span", {});
  const since = el("span", { class: "since" });
  const words = el("span", { class: "words" });
  const cue = el("code", {});
  const name = el("bdi");
  const account = el("bdi");
  const title = el(whose.accounts ? "span" : "a", { class: "title" }, name);
  const link = whose.accounts ? el("a", { class: "account", title: "This account's bots alone" }, account) : title;
  const about = el("span", { class: "about" });
  const cpu = el("span", { class: "figure cpu" });
  const used = el("span", { class: "figure memory" });
  const heard = el("span", { class: "figure heard" });
  const cost = el("span", { class: "figure cost", title: "So far" });
  const leave = leaveButton("Leave", problem, () => whose.leave(bot));
  const node = el(
    "li",
    { class: "bot" },
    el("div", { class: "what" }, title, about),
    el("div", { class: "where" }, badge, since, words, cue),
    cpu,
    used,
    heard,
    whose.accounts ? link : null,
    cost,
    el("span", { class: "act" }, leave.button),
  );

  function draw(id) {
    const now = roster.bots.get(id);
    if (!now) return;
    if (now !== bot) {
      // The question was about another bot.
      if (bot?.meeting_id !== now.meeting_id && leave.button.dataset.asked === "yes") leave.button.dispatchEvent(new Event("blur"));
      bot = now;
      drawBot();
    }
    const time = roster.now();
    setText(since, duration(time - bot.sinceTime));
    setText(heard, bot.heardTime ? `${duration(Math.max(0, time - bot.heardTime))} ago` : "not yet");
    heard.classList.toggle("silent", roster.isSilent(bot));
  }

  function drawBot() {
    const href = whose.page(bot);
    if (link.getAttribute("href") !== href) link.setAttribute("href", href);
    setText(name, bot.name || bot.native_meeting_id || "Deleted meeting");
    setText(about, [platformName(bot.platform), bot.name ? bot.native_meeting_id : null, bot.bot_name].filter(Boolean).join(" · "));
    if (whose.accounts) setText(account, accountName(bot));
    badge.className = `badge ${bot.status}`;
    setText(badge, statusName(bot.status));
    since.title = `since ${day(new Date(bot.sinceTime))}`;
    const reason = why(bot);
    setText(words, reason.words);
    setText(cue, reason.cue);
    words.title = reason.words;
    setText(cpu, cores(bot.cpu_cores));
    setText(used, memory(bot.memory_mb));
    const unused = bot.cost.core_seconds === 0;
    setText(cost, `used ${costWords(bot.cost)}`);
    cost.hidden = unused;
    node.classList.toggle("unused", unused);
    node.classList.toggle("over", isOver(bot.status));
    leave.draw(bot.status, link);
  }

  return { node, draw };
}
