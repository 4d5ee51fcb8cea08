package com.vomeet.manager.erase;

import com.vomeet.contract.MeetingStatus;

/** What became of an erasure. */
public sealed interface ErasureOutcome {
    record Erased() implements ErasureOutcome {}

    /** Nothing was left to delete in the database. */
    record ErasedBefore() implements ErasureOutcome {}

    /** A bot may still be writing: first it has to end. */
    record NotEnded(MeetingStatus status) implements ErasureOutcome {}

    record Unknown() implements ErasureOutcome {}
}
