/**
 * Turns sound into words: a client of WhisperLive-compatible servers that keeps one session over any number of connections. Nothing
 * heard is lost while a server is away (the audio is replayed from the last confirmed word), and no time shifts: what a server says in
 * seconds of its connection becomes moments of the meeting before it leaves this package.
 */
@NullMarked
package com.vomeet.bot.speech;

import org.jspecify.annotations.NullMarked;
