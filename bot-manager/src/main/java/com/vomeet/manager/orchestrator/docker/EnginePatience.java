package com.vomeet.manager.orchestrator.docker;

import java.time.Duration;

/**
 * How long an engine is waited for, which may hang with its socket open.
 *
 * @param answer to a question that takes no time; also the pause after a pull that has failed
 * @param end after a bot's grace, until its container has ended
 * @param progress of an image on its way, from one word of the engine to the next
 */
record EnginePatience(Duration answer, Duration end, Duration progress) {
    static final EnginePatience DEFAULT =
            new EnginePatience(Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofMinutes(10));
}
