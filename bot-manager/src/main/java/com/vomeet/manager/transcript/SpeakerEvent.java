package com.vomeet.manager.transcript;

/**
 * Somebody begins or ceases to speak, as a bot of the first vomeet says it.
 *
 * @param atMillis since the bot's sound began
 * @param participant by which the bot tells people apart
 */
record SpeakerEvent(long meetingId, long atMillis, String participant, boolean speaking, String name) {}
