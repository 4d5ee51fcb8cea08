package com.vomeet.lab.media;

import java.time.Instant;

/**
 * How a speech ended.
 *
 * @param at when its last frame was over, or when it was cut off
 * @param whole every frame was sent
 */
public record SpeechEnd(Instant at, boolean whole) {}
