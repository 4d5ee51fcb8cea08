// The events that webhooks are called with, in plain words.

export const EVENTS = {
  "bot.requested": "A bot is asked for",
  "bot.joining": "It is on its way in",
  "bot.awaiting_admission": "It waits in the lobby",
  "bot.active": "It is in the call",
  "bot.stopping": "It is leaving",
  "bot.ended": "It has ended",
  "bot.failed": "It failed",
  "transcript.ready": "The transcript is complete",
};

const GROUPS = {
  "*": "Everything",
  "bot.*": "All about the bot",
  "transcript.*": "Transcripts",
  "meeting.status_change": "Each change, under one name",
  "webhook.test": "Test call",
};

export const eventName = (name) => EVENTS[name] ?? GROUPS[name] ?? name;

/** What an endpoint is told of. */
export const told = (events) => events.map(eventName).join(", ");
