package com.vomeet.cli.demo;

import java.time.Instant;

/** What somebody really said: the lab's truth of one line, from the first sound to the last. */
record Said(String person, Instant from, Instant to, String text) {}
