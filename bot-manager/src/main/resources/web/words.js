// Statuses, reasons and sources in plain words.

export const STATUS = {
  requested: ["Getting ready", "The bot is being started."],
  joining: ["On its way in", "It has opened the meeting and is about to knock."],
  awaiting_admission: ["Waiting in the lobby", "Somebody in the meeting has to let it in."],
  active: ["In the call", "It hears what is said and writes it down."],
  stopping: ["Leaving", "It says goodbye and hands over its last text."],
  completed: ["Ended", "The meeting is over for the bot."],
  failed: ["Failed", "The bot could not do its work."],
  error: ["Failed", "The bot could not do its work."],
};

export const REASON = {
  stopped: "It was asked to leave.",
  left_alone: "Everybody else had left.",
  no_one_joined: "Nobody else came.",
  evicted: "The host removed it from the call.",
  meeting_ended: "The host ended the meeting for everyone.",
  awaiting_admission_rejected: "The host did not let it in.",
  awaiting_admission_timeout: "Nobody let it in.",
  idle_after_scheduled_end: "The scheduled time was over and nobody spoke any more.",
  max_duration: "Its time was over.",
  invalid_meeting: "There is no meeting at this address.",
  blocked_by_platform: "The meeting service turned it away.",
  needs_human: "The meeting service asked for something that only a person can do.",
  page_not_understood: "The meeting's page showed something that the bot does not know.",
  page_lost: "The page went somewhere else.",
  page_crashed: "The page crashed.",
  page_hung: "The page stopped answering.",
  browser_lost: "Its browser ended unexpectedly.",
  browser_not_started: "Its browser could not be started.",
  join_meeting_error: "It could not join the meeting.",
  platform_not_supported: "This meeting service is not supported yet.",
  terminated: "It was ended from outside.",
  invalid_config: "Its configuration was wrong.",
  internal_error: "It ran into a mistake of its own.",
  workload_not_started: "It could not be started.",
  no_seat: "All seats of the account were taken when its time came.",
  workload_lost: "It vanished without a last word.",
  bot_silent: "It was there but said nothing any more.",
  image_not_pulled: "The bot's image could not be fetched.",
  no_capacity: "There was no room for the bot.",
  quota_exceeded: "There are as many bots as there may be.",
  pod_not_made: "The cluster did not run the bot.",
  pod_misconfigured: "Something that the bot needs is missing in the cluster.",
  out_of_memory: "The bot needed too much memory.",
  pod_evicted: "The cluster took the bot away.",
  node_lost: "The machine that the bot was on was lost.",
};

const PLATFORM = { google_meet: "Google Meet", teams: "Microsoft Teams", zoom: "Zoom" };
const TERMINAL = new Set(["completed", "failed", "error"]);

export const statusName = (status) => STATUS[status]?.[0] ?? status;
export const platformName = (platform) => PLATFORM[platform] ?? platform;
/** Whose bot it is, where the operator looks; two accounts may have one name. */
export const accountName = (bot) => `${bot.account_name} #${bot.account_id}`;
export const isOver = (status) => TERMINAL.has(status);

/** Where the bot is and why, in one or two sentences. */
export function explained(status, reason) {
  if (reason && isOver(status)) return REASON[reason] ?? reason.replaceAll("_", " ");
  return STATUS[status]?.[1] ?? "";
}

/** Times from the API have no zone and mean UTC. */
export function instant(text) {
  if (!text) return null;
  return new Date(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);
}

/** `4 s`, `2 min 05 s`, `1 h 02 min` */
export function duration(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
  return `${Math.floor(seconds / 3600)} h ${String(Math.floor(seconds / 60) % 60).padStart(2, "0")} min`;
}

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const DAY = new Intl.DateTimeFormat(undefined, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

export const clock = (date) => (date ? CLOCK.format(date) : "");
export const day = (date) => (date ? DAY.format(date) : "");
