package com.vomeet.manager.webhook;

/** What came of asking for an endpoint. */
public sealed interface CreateOutcome {
    record Created(NewSecret made) implements CreateOutcome {}

    record TooMany(int most) implements CreateOutcome {}
}
