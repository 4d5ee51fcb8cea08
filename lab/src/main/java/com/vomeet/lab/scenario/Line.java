package com.vomeet.lab.scenario;

import java.time.Duration;

/**
 * One thing said.
 *
 * @param says the prompt's name
 * @param gap from the end of the line before to the start of this one; negative: they overlap. Before the first line: from the
 *     script's start
 */
public record Line(String who, String says, Duration gap) {}
