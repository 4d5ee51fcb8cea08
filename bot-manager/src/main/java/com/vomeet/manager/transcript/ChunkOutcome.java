package com.vomeet.manager.transcript;

/** What became of a chunk. */
public sealed interface ChunkOutcome {
    /** @param chunk its row; the same when it comes again */
    record Stored(long chunk) implements ChunkOutcome {}

    /** The meeting is not there, or its text was deleted and shall not come back. */
    record NoMeeting() implements ChunkOutcome {}

    /** The session's chunk is another meeting's. */
    record OtherMeeting() implements ChunkOutcome {}
}
