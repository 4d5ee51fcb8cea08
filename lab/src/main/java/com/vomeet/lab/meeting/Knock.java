package com.vomeet.lab.meeting;

import java.time.Instant;

/** Somebody who waits to be let in. */
public record Knock(String guest, String name, Instant since) {}
