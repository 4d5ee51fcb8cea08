// Which bots are out: kept from frames, counted, looked through and put in order. Nothing here touches the page.

import { accountName, instant, isOver } from "./words.js";

export const LIVE = ["requested", "joining", "awaiting_admission", "active", "stopping"];

/** A bot that says nothing for so long is taken for dead by the manager. */
const SILENT = 30_000;

const newest = (a, b) => b.meeting_id - a.meeting_id;
const by = (value) => (a, b) => value(b) - value(a) || newest(a, b);

/** Of a bot that has not said a word: since when it is waited for. */
const lastSign = (bot) => bot.heardTime || bot.sinceTime;

/** Name in the address, words, how two bots compare, and whether it changes without a bot coming, going or moving on. */
export const ORDERS = {
  "": ["Newest first", newest, false],
  longest: ["Longest where they are", (a, b) => a.sinceTime - b.sinceTime || newest(a, b), false],
  silent: ["Longest not heard", (a, b) => lastSign(a) - lastSign(b) || newest(a, b), true],
  cpu: ["Most CPU", by((bot) => bot.cpu_cores ?? -1), true],
  memory: ["Most memory", by((bot) => bot.memory_mb ?? -1), true],
  cost: ["Most used so far", by((bot) => bot.cost.core_seconds), true],
};

export class Roster {
  bots = new Map();
  summary = null;
  /** The server's clock less this one's. */
  ahead = 0;
  loaded = false;
  /** Grows when a bot came, went or is somewhere else. */
  moves = 0;

  apply(frame) {
    this.ahead = instant(frame.at) - Date.now();
    this.loaded = true;
    if (frame.whole) {
      this.bots.clear();
      this.moves++;
    }
    for (const bot of frame.bots) {
      const before = this.bots.get(bot.meeting_id);
      if (before?.status !== bot.status || before?.name !== bot.name) this.moves++;
      bot.sinceTime = instant(bot.since).getTime();
      bot.heardTime = bot.heard_at ? instant(bot.heard_at).getTime() : 0;
      const account = bot.account_id ? accountName(bot) : null;
      bot.words = [bot.native_meeting_id, bot.name, bot.bot_name, account].filter(Boolean).join(" ").toLowerCase();
      this.bots.set(bot.meeting_id, bot);
    }
    for (const id of frame.gone) if (this.bots.delete(id)) this.moves++;
    if (frame.summary) this.summary = frame.summary;
  }

  now() {
    return Date.now() + this.ahead;
  }

  isSilent(bot) {
    return bot.heardTime > 0 && !isOver(bot.status) && this.now() - bot.heardTime > SILENT;
  }

  /** How many are in each status, and what they use together. */
  totals() {
    const counts = Object.fromEntries(LIVE.map((status) => [status, 0]));
    let cores = 0;
    let memory = 0;
    let all = 0;
    for (const bot of this.bots.values()) {
      if (isOver(bot.status)) continue;
      all++;
      counts[bot.status]++;
      cores += bot.cpu_cores ?? 0;
      memory += bot.memory_mb ?? 0;
    }
    return { all, counts, cores, memory };
  }

  /** A bot of the account, if it has one. */
  ofAccount(account) {
    for (const bot of this.bots.values()) if (String(bot.account_id) === account) return bot;
    return null;
  }

  /** Numbers of those that are looked for, in order. */
  ids({ state, q, order, account }) {
    const words = q.toLowerCase().split(/\s+/).filter(Boolean);
    const found = [];
    for (const bot of this.bots.values()) {
      if (state !== "" && bot.status !== state) continue;
      if (account && String(bot.account_id) !== account) continue;
      if (words.every((word) => bot.words.includes(word))) found.push(bot);
    }
    return found.sort(ORDERS[order][1]).map((bot) => bot.meeting_id);
  }
}
