package com.vomeet.manager.transcript;

import com.vomeet.contract.transcript.StreamEntry;

/** What an entry of the stream turned out to be. */
sealed interface Reading {
    /** To be stored. */
    record Good(EntryPosition position, StreamEntry entry) implements Reading {}

    /** To be acknowledged and forgotten. */
    record Dropped(DropReason why) implements Reading {}

    /** To be acknowledged and forgotten, and somebody should know: its token does not open the meeting that it names. */
    record Refused(long meetingId) implements Reading {}

    /** To be put aside for a person to look at. */
    record Poison(String reason) implements Reading {}
}
