package com.vomeet.manager.webhook;

/** What came of asking for a delivery once more. */
public sealed interface ResendOutcome {
    record Pending(Delivery delivery) implements ResendOutcome {}

    /** What it told was deleted with its meeting. */
    record Erased() implements ResendOutcome {}

    record Unknown() implements ResendOutcome {}
}
