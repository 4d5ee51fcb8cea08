package com.vomeet.lab.media;

/**
 * Somebody who is speaking.
 *
 * @param csrc who
 * @param level of the last 20 ms in -dBov: 0 the loudest, 127 silence
 * @param track on which track; -1 when none was free
 */
public record Sounding(long csrc, int level, int track) {}
