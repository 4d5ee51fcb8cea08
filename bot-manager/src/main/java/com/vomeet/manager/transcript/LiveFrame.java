package com.vomeet.manager.transcript;

/**
 * A message to readers, written once and sent to all of them.
 *
 * @param seq its place among the meeting's changes
 */
record LiveFrame(long meetingId, long seq, String text) {}
